import type { CurriculumWishes, GroundedSentence, Recommendation, ThemeProposal } from '#contracts/ai/drafts.ts';
import type { CurriculumDocument } from '#contracts/content/curriculum-document.ts';

export type Grade = 'A' | 'B' | 'C';

/** What was asked for, by kind. */
export type Ask =
  | { kind: 'themes'; mainThemeId: string | null; wishes: string }
  | ({ kind: 'curriculum' } & CurriculumWishes)
  | { kind: 'summary' }
  | { kind: 'recommendation' }
  | { kind: 'evaluation' };
export type DraftKind = Ask['kind'];
export type AskOf<K extends DraftKind> = Extract<Ask, { kind: K }>;

/** What the AI wrote, in our own shapes. */
export type Written =
  | { kind: 'themes'; proposals: Omit<ThemeProposal, 'picked'>[] }
  | { kind: 'curriculum'; document: CurriculumDocument }
  | { kind: 'summary'; sentences: GroundedSentence[] }
  | { kind: 'recommendation'; items: Recommendation[] }
  | {
      kind: 'evaluation';
      sentences: GroundedSentence[];
      knowledge: Grade | null;
      thinking: Grade | null;
      attitude: Grade | null;
    };
export type WrittenOf<K extends DraftKind> = Extract<Written, { kind: K }>;

/** What a person took over of it. */
export type Accepted = { picked: string[] } | { text: string } | Record<never, never>;

/** Ids of the proposals that were picked. */
export const pickedIn = (accepted: Accepted | null | undefined): readonly string[] =>
  accepted && 'picked' in accepted ? accepted.picked : [];
