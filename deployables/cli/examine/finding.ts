/** One thing `doctor` has looked at. */
export type Finding = { readonly state: 'fine' | 'look' | 'wrong'; readonly text: string };

export const fine = (text: string): Finding => ({ state: 'fine', text });
/** It works, but somebody should know. */
export const look = (text: string): Finding => ({ state: 'look', text });
export const wrong = (text: string): Finding => ({ state: 'wrong', text });
