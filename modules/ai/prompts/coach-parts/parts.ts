import type { Phase } from '#modules/ai/domain/coach/ladder.ts';
import type { SubjectGroup } from '#modules/ai/domain/coach/subjects.ts';

/** What the coach's prompt is filled with, by the place of the talk; the frame around it is a prompt of its own. */
export type CoachParts = {
  /** By step, the lowest first. */
  steps: readonly [string, string, string, string, string];
  phases: Record<Phase, string>;
  subjects: Record<SubjectGroup, string>;
  care: string;
  more: string;
  dropped: string;
  withheld: string;
  context: { theme: string; question: string; entries: string; note: string };
  class: { pupils: string; none: string };
};
