import { randomBytes, randomInt } from 'node:crypto';
import { token } from '#kernel/container.ts';

/** The only source of chance in this module; tests hand in a fixed one. */
export interface Randomness {
  bytes(count: number): Uint8Array;
  /** A whole number from 0 to `limit` − 1, each as likely. */
  below(limit: number): number;
}
export const randomnessToken = token<Randomness>('randomness');

export const cryptoRandomness: Randomness = {
  bytes: (count) => randomBytes(count),
  below: (limit) => randomInt(limit),
};

/** A secret for links and cookies: 256 bits, safe in a URL. */
export const newSecret = (random: Randomness): string => Buffer.from(random.bytes(32)).toString('base64url');
