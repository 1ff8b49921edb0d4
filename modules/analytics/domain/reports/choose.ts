const MOST = 6;

type Choosable = { id: string; day: string; stars: number | null };
/** What a report shows where nobody has chosen: most stars first, then the newest; in the order of their days. */
export function chosenEntries<Entry extends Choosable>(
  entries: readonly Entry[],
  wanted: readonly string[] | undefined,
): Entry[] {
  const chosen = wanted
    ? entries.filter(({ id }) => wanted.includes(id))
    : entries
        .toSorted((a, b) => (b.stars ?? 0) - (a.stars ?? 0) || b.day.localeCompare(a.day) || b.id.localeCompare(a.id))
        .slice(0, MOST);
  return chosen.toSorted((a, b) => a.day.localeCompare(b.day) || a.id.localeCompare(b.id));
}
