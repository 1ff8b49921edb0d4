import { type Argon2Parameters, argon2, timingSafeEqual } from 'node:crypto';
import { token } from '#kernel/container.ts';
import type { Randomness } from './random.ts';

/** argon2id as OWASP's Password Storage Cheat Sheet has it: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;
/** So many hashes are computed at once; further ones wait their turn instead of filling the thread pool. */
const AT_ONCE = 3;

export interface Passwords {
  /** The PHC string of a password (https://github.com/P-H-C/phc-string-format). */
  hash(password: string): Promise<string>;
  /**
   * Does the password fit? Without a hash the same work is done and the answer is no. `unless` is asked when the turn has
   * come; when it says stop, nothing is computed and the answer is `undefined`. `wrong` is done before the turn is given
   * on, so that who guesses in parallel is not faster than who is counted.
   */
  verify(
    password: string,
    phc: string | undefined,
    around?: { unless: () => Promise<boolean>; wrong: () => Promise<void> },
  ): Promise<boolean | undefined>;
}
export const passwordsToken = token<Passwords>('passwords');

export function argonPasswords(
  random: Randomness,
  cost: Pick<Argon2Parameters, 'memory' | 'passes' | 'parallelism'> = COST,
): Passwords {
  const inTurn = turns(AT_ONCE);
  const compute = (password: string, salt: Uint8Array, parameters: typeof cost): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      argon2(
        'argon2id',
        { message: Buffer.from(password.normalize('NFKC')), nonce: salt, tagLength: TAG_BYTES, ...parameters },
        (error, key) => (error ? reject(error) : resolve(key)),
      );
    });
  const nobody = encode(random.bytes(16), random.bytes(TAG_BYTES), cost);

  return {
    hash: (password) =>
      inTurn(async () => {
        const salt = random.bytes(16);
        return encode(salt, await compute(password, salt, cost), cost);
      }),
    verify: (password, phc, around) =>
      inTurn(async () => {
        if (await around?.unless()) return undefined;
        const { salt, key, parameters } = decode(phc ?? nobody);
        const fits = timingSafeEqual(await compute(password, salt, parameters), key);
        const right = fits && phc !== undefined;
        if (!right) await around?.wrong();
        return right;
      }),
  };
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

const encode = (
  salt: Uint8Array,
  key: Uint8Array,
  { memory, passes, parallelism }: typeof COST | Pick<Argon2Parameters, 'memory' | 'passes' | 'parallelism'>,
): string => `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(key)}`;

function decode(phc: string) {
  const [, memory, passes, parallelism, salt, key] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(phc) ?? [];
  if (!salt || !key) throw new Error('a stored password hash is not an argon2id PHC string');
  return {
    salt: Buffer.from(salt, 'base64'),
    key: Buffer.from(key, 'base64'),
    parameters: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
  };
}

/** Runs tasks at most `width` at once, in the order they came. */
function turns(width: number) {
  let free = width;
  const waiting: (() => void)[] = [];
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
