import { fork } from '#kernel/database/database.ts';
import { verifyChain } from '#kernel/events/chain.ts';
import { ALL_PARTITIONS } from '#kernel/events/partition.ts';
import { defineCommand, Failed } from '../command-line/command.ts';
import { chosenModules, withInstallation } from '../installation.ts';

export const verify = defineCommand({
  name: 'audit verify',
  summary: 'Checks that no event which is kept for good was altered, taken out or put in between.',
  options: { module: { type: 'string', value: 'NAMES', text: 'Only events of these modules: user,academic.' } },
  async run({ options, terminal, environment }) {
    await withInstallation(environment, chosenModules(options.module), 'current', async ({ modules }) => {
      const broken: string[] = [];
      for (const { manifest, database } of modules) {
        for (const part of ALL_PARTITIONS) {
          terminal.progress(`${manifest.name}: partition ${part + 1} of ${ALL_PARTITIONS.length}`);
          const at = await verifyChain(fork(database), part);
          if (at !== undefined) broken.push(`${manifest.name}/${part}: the event at position ${at} was tampered with`);
        }
        terminal.say(`${manifest.name}: ${ALL_PARTITIONS.length} chains checked`);
      }
      if (broken.length > 0) throw new Failed(broken.join('\n'));
    });
  },
});
