import { SLIP_WORDS } from './slip-words.ts';

/**
 * A password to be read from a slip and typed once: four words and four digits, like take-mizu-7204-haru-kumo.
 * `below(n)` answers a random whole number from 0 to n − 1; 4 × log₂(words) + log₂(10⁴) are more than 50 bits.
 */
export function oneTimePassword(below: (n: number) => number): string {
  const word = () => SLIP_WORDS[below(SLIP_WORDS.length)] ?? '';
  return [word(), word(), String(below(10_000)).padStart(4, '0'), word(), word()].join('-');
}

export const ONE_TIME_BITS = 4 * Math.log2(SLIP_WORDS.length) + Math.log2(10_000);
