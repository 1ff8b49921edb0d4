type Done = {
  pupils: readonly { personId: string; entries: number; goals: number }[];
  classes: readonly { classId: string; name: string; activeIds: readonly string[]; waiting: number }[];
};
type Asked = { classId: string; personId: string; questions: number };

/** `entries`, `goals` and `questions` of a pupil's own day; pupils with the same day stand together. */
export type PupilReport = { personIds: string[]; values: { entries: number; goals: number; questions: number } };
/** `active`: pupils who entered something or asked. `asked`: who asked the coach. `open`: entries that wait for an answer. */
export type ClassReport = {
  classId: string;
  values: { className: string; active: number; asked: number; open: number };
};

/** What is worth a report: pupils who did something, classes in which something happened or somebody waits. */
export function reportsOf(
  { pupils, classes }: Done,
  asked: readonly Asked[],
): { pupils: PupilReport[]; classes: ClassReport[] } {
  const days = new Map<string, PupilReport['values']>();
  for (const { personId, entries, goals } of pupils) days.set(personId, { entries, goals, questions: 0 });
  for (const { personId, questions } of asked) {
    const day = days.get(personId) ?? { entries: 0, goals: 0, questions: 0 };
    days.set(personId, { ...day, questions: day.questions + questions });
  }
  const same = Map.groupBy(days, ([, values]) => JSON.stringify(values));
  return {
    pupils: [...same.values()].flatMap((group) => {
      const values = group[0]?.[1];
      return values ? [{ personIds: group.map(([personId]) => personId).sort(), values }] : [];
    }),
    classes: classes.map(({ classId, name, activeIds, waiting }) => {
      const asking = asked.filter((one) => one.classId === classId).map(({ personId }) => personId);
      const active = new Set([...activeIds, ...asking]).size;
      return { classId, values: { className: name, active, asked: new Set(asking).size, open: waiting } };
    }),
  };
}
