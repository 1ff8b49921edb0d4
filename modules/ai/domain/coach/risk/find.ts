import { joined, plain, spaced } from '#modules/ai/domain/coach/risk/normalize.ts';

export const RISKS = ['selfHarm', 'bullying', 'violence', 'abuse', 'crime'] as const;
export type Risk = (typeof RISKS)[number];
export type RiskList = Record<Risk, string[]>;
export type Found = { risks: Risk[]; words: string[] };

const LATIN = /^[\p{sc=Latin}\d\s'-]+$/u;
/** Letters of one word may have been spelled apart, so that a word of several is looked for in one piece as well. */
const says = (word: string, text: { joined: string; spaced: string }): boolean => {
  if (!LATIN.test(plain(word))) return joined(word).length > 0 && text.joined.includes(joined(word));
  const wanted = spaced(word);
  return (
    text.spaced.includes(wanted) ||
    (wanted.trim().includes(' ') && text.spaced.includes(` ${wanted.replace(/ /g, '')} `))
  );
};

/** Which words of the list a text holds, and what they point to. */
export function risksIn(text: string, list: RiskList): Found {
  const read = { joined: joined(text), spaced: spaced(text) };
  const found: Found = { risks: [], words: [] };
  for (const risk of RISKS) {
    const words = list[risk].filter((word) => says(word, read));
    if (words.length === 0) continue;
    found.risks.push(risk);
    found.words.push(...words);
  }
  return found;
}
