import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { askThrough } from '#kernel/bus/ask-through.ts';
import { ServiceContainer } from '#kernel/container.ts';
import { type Database, fork } from '#kernel/database/database.ts';
import { migrate } from '#kernel/database/migrate.ts';
import { replay as replayInto } from '#kernel/events/replay.ts';
import type { ReplicaDeclaration } from '#kernel/module.ts';
import { type ModuleRuntime, openModule } from '#kernel/module-runtime.ts';
import { defineCommand, Failed, type Option } from '../command-line/command.ts';
import { chosenModules, type Installation, withInstallation, withTheirPeers } from '../installation.ts';

const module: Option = { type: 'string', value: 'NAMES', text: 'Only what these modules keep: user,academic.' };

export const replay = defineCommand({
  name: 'replay',
  summary: "Makes modules' copies again from all events, beside the live ones, and compares; changes nothing.",
  more: [
    'What differs is told and is a failure; quested rebuild-replica puts it right. Rows whose events are no longer kept',
    'can only be counted. Mails and other effects are not repeated. Also while the server runs.',
  ].join('\n'),
  options: { module: { ...module, type: 'string' } },
  async run({ options, terminal, environment }) {
    const chosen = chosenModules(options.module).filter(({ replicas }) => replicas.length > 0);
    const wrong: string[] = [];
    await withInstallation(environment, withTheirPeers(environment, chosen), 'current', async (installation) => {
      for (const { name } of chosen) {
        terminal.progress(`${name}: replaying`);
        wrong.push(...(await compared(installation, installation.module(name), (line) => terminal.say(line))));
      }
    });
    if (wrong.length > 0) throw new Failed(wrong.join('\n'));
  },
});

/** Replays one module into an empty database in a temporary folder; answers what is not as it stands. */
async function compared(
  { bus, log }: Installation,
  live: ModuleRuntime,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const { manifest, context } = live;
  const folder = mkdtempSync(join(tmpdir(), 'quested-replay-'));
  try {
    const shadow = await openModule({
      manifest,
      where: { dialect: 'sqlite', file: join(folder, 'shadow.db') },
      environment: {},
      kernel: new ServiceContainer([]),
      clock: context.clock,
      ids: context.ids,
      log,
      ask: askThrough(bus, manifest),
      onCommit: () => {},
    });
    try {
      await migrate(shadow.database);
      const { events, dead } = await replayInto(shadow, bus);
      say(`${manifest.name}: ${events} events replayed`);
      const wrong = dead.map((type) => `${manifest.name}: an event ${type} could not be replayed`);
      for (const replica of manifest.replicas) {
        const { same, differ, alone } = await difference(live.database, shadow.database, replica);
        const label = `${manifest.name}: ${replica.contract.name}`;
        say(`${label}: ${same} rows as replayed${alone ? `, ${alone} without events` : ''}`);
        if (differ.length > 0) wrong.push(`${label}: ${differ.length} rows differ: ${differ.slice(0, 5).join(', ')}`);
      }
      return wrong;
    } finally {
      await shadow.database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Rows that are newer than the replay are right: life has gone on. */
async function difference(live: Database, shadow: Database, { entity }: ReplicaDeclaration) {
  const read = async (database: Database) => {
    const rows = await fork(database).find(entity, {});
    return new Map(rows.map((row) => [String(row.id), { ...row }]));
  };
  const replayed = await read(shadow);
  const standing = await read(live);
  const differ: string[] = [];
  let same = 0;
  for (const [id, row] of replayed) {
    const found = standing.get(id);
    if (found && (found.seq > row.seq || isDeepStrictEqual(found, row))) same += 1;
    else differ.push(id);
  }
  return { same, differ, alone: [...standing.keys()].filter((id) => !replayed.has(id)).length };
}
