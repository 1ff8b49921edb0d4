import * as z from 'zod';

// C0 and C1 without tab and line feed: nothing a person types, and nothing a CSV or a page could carry.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/**
 * A text as it was typed, spaces at its ends included (it is saved while somebody is still typing). Line breaks are all
 * of one kind and what no file could carry is left out, so that what goes out as CSV comes back the same.
 */
export const typedText = (most: number) =>
  z
    .string()
    .overwrite((typed) => typed.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROLS, ''))
    .max(most);
