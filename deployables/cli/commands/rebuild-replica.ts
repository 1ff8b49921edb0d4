import { rebuildReplica as rebuild } from '#kernel/replica/rebuild.ts';
import { defineCommand, WrongUsage } from '../command-line/command.ts';
import { chosenModules, withInstallation, withTheirPeers } from '../installation.ts';
import { modules as everyModule } from '../modules.ts';

const known = [...new Set(everyModule.flatMap(({ replicas }) => replicas.map(({ contract }) => contract.name)))];

export const rebuildReplica = defineCommand({
  name: 'rebuild-replica',
  words: '[NAME …]',
  atMost: known.length,
  summary: "Makes modules' copies of other modules' rows again from their owners; also while the server runs.",
  more: `Copies: ${known.join(', ')}; all of them unless named.`,
  options: { module: { type: 'string', value: 'NAMES', text: 'Only the copies these modules keep: user,academic.' } },
  async run({ options, words, terminal, environment }) {
    const stranger = words.find((name) => !known.includes(name));
    if (stranger) throw new WrongUsage(`There is no copy ${stranger}. There are: ${known.join(', ')}.`);
    const chosen = chosenModules(options.module);
    const wanted = (name: string) => words.length === 0 || words.includes(name);
    await withInstallation(environment, withTheirPeers(environment, chosen), 'current', async ({ module }) => {
      for (const { name, replicas } of chosen) {
        for (const replica of replicas.filter(({ contract }) => wanted(contract.name))) {
          const label = `${name}: ${replica.contract.name}`;
          const rows = await rebuild(module(name).context, replica, (done) =>
            terminal.progress(`${label}: ${done} rows`),
          );
          terminal.say(`${label}: ${rows} rows`);
        }
      }
    });
  },
});
