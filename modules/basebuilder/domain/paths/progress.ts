/** What a step asks and what a pupil has done of it. */
export type Work = {
  readonly id: string;
  readonly after: readonly string[];
  /** How much there is to do; 0: what it was about is not asked any more, and it is passed over. */
  readonly needed: number;
  readonly done: number;
  /** Something of it was answered or opened, right or wrong. */
  readonly touched: boolean;
};
export type StepState = 'done' | 'open' | 'later';
export type Progress = {
  readonly state: 'assigned' | 'inProgress' | 'completed';
  readonly steps: readonly StepState[];
  /** The first step that is open. */
  readonly next: string | undefined;
};

const isDone = ({ needed, done }: Work): boolean => done >= needed;

/**
 * How far somebody is. A step is open once all before it are done; work done ahead counts. A path is completed when every
 * step that asks something is done, and one that asks nothing at all never is.
 */
export function progressOf(steps: readonly Work[]): Progress {
  const done = new Set(steps.filter(isDone).map(({ id }) => id));
  const known = new Set(steps.map(({ id }) => id));
  const states = steps.map((step): StepState => {
    if (done.has(step.id)) return 'done';
    return step.after.every((id) => done.has(id) || !known.has(id)) ? 'open' : 'later';
  });
  const asking = steps.filter(({ needed }) => needed > 0);
  const all = asking.length > 0 && asking.every(isDone);
  const some = steps.some(({ touched }) => touched);
  return {
    state: all ? 'completed' : some ? 'inProgress' : 'assigned',
    steps: states,
    next: steps[states.indexOf('open')]?.id,
  };
}

/** What of a step is done, 0–1. */
export const partOf = ({ needed, done }: Pick<Work, 'needed' | 'done'>): number =>
  needed === 0 ? 1 : Math.min(1, done / needed);
