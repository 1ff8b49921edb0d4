import type { PathFields, PathView, StepKind } from '#contracts/basebuilder/paths.ts';

/** A step as its editor has it; `key` is its id once the server knows it. */
export type StepDraft = {
  key: string;
  kind: StepKind;
  thingId: string;
  title: string;
  count: number;
  after: string[];
  needed: number;
};
export type PathDocument = { title: string; description: string; steps: StepDraft[] };

export const documentOf = (path: PathView): PathDocument => ({
  title: path.title,
  description: path.description,
  steps: path.steps.map(({ id, kind, thingId, title, count, after, needed }) => ({
    ...{ key: id, kind, thingId, title, needed },
    count: count ?? 10,
    after: [...after],
  })),
});

export const fieldsOf = ({ title, description, steps }: PathDocument): PathFields => ({
  title,
  description,
  steps: steps.map(({ key, kind, thingId, count, after }) => ({
    ...{ key, kind, thingId, after },
    count: kind === 'category' ? count : null,
  })),
});

/** What was sent under a key of the page's own has an id now: it is called by it everywhere. */
export function adopted(document: PathDocument, sent: PathDocument, fresh: PathView): PathDocument {
  const ids = new Map(sent.steps.map(({ key }, index) => [key, fresh.steps[index]]));
  return {
    ...document,
    steps: document.steps.map((step) => {
      const known = ids.get(step.key);
      return {
        ...step,
        key: known?.id ?? step.key,
        needed: known?.needed ?? step.needed,
        after: step.after.map((key) => ids.get(key)?.id ?? key),
      };
    }),
  };
}

/** A step moved up or down among the others. */
export function moved(steps: readonly StepDraft[], index: number, by: 1 | -1): StepDraft[] {
  const next = [...steps];
  const [step] = next.splice(index, 1);
  if (step) next.splice(index + by, 0, step);
  return next;
}

/** Whether `before` may come before `step`: it does not already wait for it, however far round. */
export function mayPrecede(steps: readonly StepDraft[], step: StepDraft, before: StepDraft): boolean {
  const passed = new Set<string>();
  const waits = (key: string): boolean => {
    if (key === step.key) return true;
    if (passed.has(key)) return false;
    passed.add(key);
    return (steps.find((each) => each.key === key)?.after ?? []).some(waits);
  };
  return !waits(before.key);
}
