const FENCE = /<\/?\s*(?:data|system|instructions?)[^>]*>/gi;
/** Control characters and the marks models read as the ends of a message. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|<\|[^|>]{1,40}\|>/g;

/**
 * Words of people inside a prompt: whatever stands between the marks is material. Marks within are taken out, so that
 * no title closes the fence it stands in.
 */
export const fenced = (name: string, text: string): string => `<data name="${name}">\n${withoutMarks(text)}\n</data>`;
export function withoutMarks(text: string): string {
  const without = text.replace(CONTROL, '').replace(FENCE, '');
  // What is left may have become a mark: <<data>/data>.
  return without === text ? text : withoutMarks(without);
}
