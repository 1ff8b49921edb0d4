/**
 * About how many tokens a text is, never too few for the tokenizers in use: a letter outside of ASCII counts 1.3 (kanji
 * and kana are one, rare ones two or three), ASCII three letters to a token, and a little for the frame of a message.
 */
export function estimateTokens(texts: readonly string[]): number {
  let tokens = 0;
  for (const text of texts) {
    let wide = 0;
    let narrow = 0;
    for (const letter of text) {
      if ((letter.codePointAt(0) ?? 0) > 127) wide += 1;
      else narrow += 1;
    }
    tokens += Math.ceil(wide * 1.3 + narrow / 3) + 8;
  }
  return tokens;
}
