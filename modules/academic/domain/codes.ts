/** Letters and digits nobody confuses when reading aloud or copying from a board. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A code of `length` characters from random bytes (one byte per character). */
export const codeFrom = (bytes: Uint8Array, length: number): string =>
  Array.from(bytes.subarray(0, length), (byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** As typed by hand: width, case and spaces do not matter. */
export const foldCode = (typed: string): string => typed.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
export const foldSchoolCode = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();
