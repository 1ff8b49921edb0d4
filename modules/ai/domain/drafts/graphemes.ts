const segments = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** How many signs a person counts: 「が」 written as two code points is one, and so is a flag. */
export const graphemes = (text: string): number => [...segments.segment(text)].length;
