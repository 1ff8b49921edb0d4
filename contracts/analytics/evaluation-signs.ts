/** How long an evaluation is when it is confirmed, in signs as people count them. Until then it may be as it likes. */
export const EVALUATION_SIGNS = { least: 100, most: 150 } as const;
const signs = new Intl.Segmenter('ja', { granularity: 'grapheme' });
/** Signs as people count them: an emoji is one, a line break none. */
export const signsOf = (text: string): number => [...signs.segment(text.trim().replace(/[\r\n]+/g, ''))].length;
