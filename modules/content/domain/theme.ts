export type ThemeState = 'draft' | 'proposed' | 'approved' | 'returned';
export type Wording = { title: string; question: string };

/** The question of a theme; one without a question asks its title. */
export const wordingOf = ({ title, question }: Wording): Wording => ({ title, question: question || title });

export const sameWording = (one: Wording, other: Wording): boolean =>
  one.title === other.title && one.question === other.question;

/**
 * A teacher has approved a wording, not a theme for good: a changed title or question is a draft again. What waits or was
 * given back stays so while it is worked on; teachers decide on what they have read (its version).
 */
export const stateAfterRewording = (state: ThemeState): ThemeState => (state === 'approved' ? 'draft' : state);

/** May be chosen as one's own: anything, or only what is approved where the class says so. */
export const mayBeSelected = (state: ThemeState, approvalFirst: boolean): boolean =>
  !approvalFirst || state === 'approved';
