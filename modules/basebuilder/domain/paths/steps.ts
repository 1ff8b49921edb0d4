/** A step as its place among the others is judged. */
export type Placed = { readonly key: string; readonly after: readonly string[] };

/** The key of a step that would come to wait for itself, if there is one. */
export function circleIn(steps: readonly Placed[]): string | undefined {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const done = new Set<string>();
  const leadsBack = (key: string, passed: ReadonlySet<string>): boolean => {
    if (passed.has(key)) return true;
    if (done.has(key)) return false;
    const further = new Set(passed).add(key);
    const found = (byKey.get(key)?.after ?? []).some((before) => leadsBack(before, further));
    done.add(key);
    return found;
  };
  return steps.find(({ key }) => leadsBack(key, new Set()))?.key;
}
