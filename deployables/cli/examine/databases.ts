import type { Bus } from '#kernel/bus/bus.ts';
import { fork } from '#kernel/database/database.ts';
import { migrationState } from '#kernel/database/migrate.ts';
import { readCursors } from '#kernel/events/cursor.ts';
import { tables } from '#kernel/events/entities.ts';
import type { ModuleRuntime } from '#kernel/module-runtime.ts';
import { type Finding, fine, look, wrong } from './finding.ts';

/** One module's database: undamaged and of this version. What is of another version is not read any further. */
export async function examineDatabase({ manifest: { name }, database }: ModuleRuntime): Promise<{
  findings: Finding[];
  readable: boolean;
}> {
  const findings: Finding[] = [];
  if (database.dialect === 'sqlite') {
    const rows = await fork(database).getConnection().execute<{ quick_check: string }[]>('pragma quick_check');
    const faults = rows.map((row) => row.quick_check).filter((said) => said !== 'ok');
    findings.push(
      faults.length > 0
        ? wrong(`${name}: its database is damaged: ${faults[0]}`)
        : fine(`${name}: its database is whole`),
    );
  } else findings.push(fine(`${name}: its database answers`));
  const { pending, unknown } = await migrationState(database);
  if (unknown.length > 0) findings.push(wrong(`${name}: its database was made by a newer QuestEd`));
  if (pending.length > 0) findings.push(wrong(`${name}: its database is older than this program: quested migrate`));
  return { findings, readable: unknown.length === 0 && pending.length === 0 };
}

/** What a module has still to read of the others, and what it could not. */
export async function examineReading({ manifest: { name }, database }: ModuleRuntime, bus: Bus): Promise<Finding[]> {
  const findings: Finding[] = [];
  let behind = 0;
  const heads = new Map<string, readonly number[] | undefined>();
  for (const { src, part, pos } of await readCursors({ name, database })) {
    if (!heads.has(src)) heads.set(src, await bus.heads(src));
    const head = heads.get(src)?.[part];
    if (head === undefined) continue;
    if (pos > head)
      findings.push(
        wrong(`${name} has read ${src}/${part} up to ${pos}, but ${src} ends at ${head}: an older backup?`),
      );
    behind += Math.max(0, head - pos);
  }
  const silent = [...heads].filter(([, known]) => !known).map(([src]) => src);
  for (const src of silent) findings.push(look(`${name}: how far ${src} is cannot be asked now`));
  if (behind > 0) findings.push(look(`${name}: ${behind} events are still to be read`));
  else if (silent.length === 0) findings.push(fine(`${name}: has read everything`));
  const aside = await tables(fork(database))
    .selectFrom('bus_deferred')
    .select('state')
    .select((of) => of.fn.countAll().as('count'))
    .where('grp', '=', name)
    .groupBy('state')
    .execute();
  const dead = Number(aside.find((row) => row.state === 'dead')?.count ?? 0);
  if (dead > 0) findings.push(look(`${name}: ${dead} dead letters: quested dead-letters list`));
  return findings;
}
