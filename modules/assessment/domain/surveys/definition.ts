/** Words in both languages, kept with the survey so that old answers keep their meaning. */
export type Words = { readonly ja: string; readonly en: string };
export const words = (ja: string, en: string): Words => ({ ja, en });

type Base = { readonly id: string; readonly title: Words; readonly required: boolean };
export type Choices = Base & {
  readonly kind: 'choices';
  readonly options: readonly { readonly id: string; readonly words: Words }[];
};
export type Text = Base & { readonly kind: 'text'; readonly longest: number };
/** A statement, answered 1 (not true of me at all) to 5 (very true). A `reversed` one counts 6 − answer. */
export type Scale = Base & { readonly kind: 'scale'; readonly trait: string; readonly reversed: boolean };
export type Question = Choices | Text | Scale;

/**
 * One version of a survey. A version that has been answered is never changed: another wording is another version, under
 * which questions that still mean the same keep their ids.
 */
export type Definition = {
  readonly type: 'interest' | 'personality';
  readonly version: number;
  readonly title: Words;
  readonly purpose: Words;
  readonly minutes: number;
  readonly questions: readonly Question[];
};

/** By question: ids of the chosen options, free words, or 1–5. */
export type Answer = string[] | string | number;
export type Answers = Record<string, Answer>;
