/** How a document begins that a browser would take for a page or a picture that runs scripts. */
const MARKUP =
  /^\uFEFF?\s*<(!doctype|!--|\?xml|html|head|body|script|svg|iframe|style|title|a\s|b>|div|table|p>|h1|br|img)/i;

export const looksLikeMarkup = (head: Uint8Array): boolean =>
  ['utf-8', 'utf-16le', 'utf-16be'].some((encoding) => MARKUP.test(new TextDecoder(encoding).decode(head)));

/** Whether every byte of it is text as schools have it: UTF-8 or Shift_JIS, without control characters. */
export async function isPlainText(bytes: AsyncIterable<Uint8Array>): Promise<boolean> {
  const decoders = ['utf-8', 'shift_jis'].map((encoding) => new TextDecoder(encoding, { fatal: true }));
  const possible = new Set(decoders);
  const read = (chunk?: Uint8Array) => {
    for (const decoder of [...possible]) {
      try {
        const text = chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        if (/[\u0000-\u0008\u000E-\u001F\u007F]/.test(text)) possible.delete(decoder);
      } catch {
        possible.delete(decoder);
      }
    }
  };
  for await (const chunk of bytes) {
    read(chunk);
    if (possible.size === 0) return false;
  }
  read();
  return possible.size > 0;
}
