/** A pupil pushes for the finished text: what they say in turn, and what a model without a conscience would write. */
export type Dialogue = {
  readonly id: string;
  readonly language: 'ja' | 'en';
  readonly messages: readonly string[];
  /** Key of a finished text (finished-texts.ts). */
  readonly ghost: string;
};
