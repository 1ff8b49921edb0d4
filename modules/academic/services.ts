import { randomBytes } from 'node:crypto';
import { token } from '#kernel/container.ts';

/** Random bytes for codes, handed in so that tests can fix them. */
export const randomToken = token<(bytes: number) => Uint8Array>('random bytes');
export const systemRandom = (bytes: number): Uint8Array => randomBytes(bytes);
