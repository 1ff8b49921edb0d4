/**
 * What the other language must offer for the words of the first: the same keys, and where something is counted (`_other`)
 * a singular (`_one`) too, which Japanese has not. A key missing in either language is a type error.
 */
export type SameWords<Words> = {
  [Key in keyof Words as Key extends `${infer Stem}_other` ? Key | `${Stem}_one` : Key]: string;
};
