import type { ModuleContext, RunningJob } from '#kernel/module.ts';
import { secretsToken } from '#kernel/services.ts';
import { type Import, ImportLine } from '#modules/user/database/imports.ts';
import { tables } from '#modules/user/database/tables.ts';
import { oneTimePassword } from '#modules/user/domain/one-time-passwords.ts';
import { passwordsToken } from '#modules/user/security/passwords.ts';
import { randomnessToken } from '#modules/user/security/random.ts';
import { PASSWORD_SEAL } from './check-rows.ts';

/** By line: the hash, and the password itself where it was generated and a slip must show it. */
export type Hashed = ReadonlyMap<number, { hash: string; oneTime: string | undefined }>;
/** Fewer than the hasher computes at once (security/passwords.ts), so that people can sign in beside an import. */
const AT_ONCE = 2;
const TELL_EVERY = 20;

/** Hashes the passwords of everybody an import creates, with progress. Without a given password one is generated. */
export async function hashPasswords(context: ModuleContext, about: Import, job: RunningJob<unknown>): Promise<Hashed> {
  const secrets = context.get(secretsToken);
  const random = context.get(randomnessToken);
  const lines = await context.read().find(ImportLine, { importId: about.id, verdict: 'create' });
  const hashed = new Map<number, { hash: string; oneTime: string | undefined }>();
  const tell = async (done: number) => {
    await context.transact((work) =>
      tables(work.em)
        .updateTable('import')
        .set({ progressDone: done })
        .where('id', '=', about.id)
        .where('state', '=', 'running')
        .execute(),
    );
    await job.progress(done, about.progressTotal);
  };
  for (let at = 0; at < lines.length; at += AT_ONCE) {
    job.signal.throwIfAborted();
    await Promise.all(
      lines.slice(at, at + AT_ONCE).map(async ({ line, sealed }) => {
        const oneTime = sealed === null ? oneTimePassword((limit) => random.below(limit)) : undefined;
        const password = oneTime ?? secrets.open(sealed ?? '', PASSWORD_SEAL);
        hashed.set(line, { hash: await context.get(passwordsToken).hash(password), oneTime });
      }),
    );
    if ((at / AT_ONCE) % (TELL_EVERY / AT_ONCE) === 0) await tell(hashed.size);
  }
  return hashed;
}
