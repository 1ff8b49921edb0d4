import { fork } from '#kernel/database/database.ts';
import { auditChains, type ChainBreak } from '#kernel/events/audit.ts';
import { defineCommand, Failed } from '../command-line/command.ts';
import { chosenModules, withInstallation } from '../installation.ts';

const WORDS: Record<ChainBreak['why'], string> = {
  altered: 'was tampered with, or one right before it',
  personal: 'was tampered with where it names a person',
  end: 'is followed by others no more: events were taken out',
};
const inWords = ({ pos, why }: ChainBreak): string => `the event at position ${pos} ${WORDS[why]}`;

export const verify = defineCommand({
  name: 'audit verify',
  summary: 'Checks that no event which is kept for good was altered, taken out or put in between.',
  options: { module: { type: 'string', value: 'NAMES', text: 'Only events of these modules: user,academic.' } },
  async run({ options, terminal, environment }) {
    await withInstallation(environment, chosenModules(options.module), 'current', async ({ modules }) => {
      const broken: string[] = [];
      for (const { manifest, database } of modules) {
        const states = await auditChains(fork(database), ({ part }) =>
          terminal.progress(`${manifest.name}: partition ${part} checked`),
        );
        for (const { part, break: broke } of states)
          if (broke) broken.push(`${manifest.name}/${part}: ${inWords(broke)}`);
        const events = states.reduce((sum, state) => sum + state.events, 0);
        terminal.say(`${manifest.name}: ${states.length} chains checked, ${events} events as they were written`);
      }
      if (broken.length > 0) throw new Failed(broken.join('\n'));
    });
  },
});
