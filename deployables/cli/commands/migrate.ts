import { migrate as bringUpToDate, migrationState } from '#kernel/database/migrate.ts';
import { defineCommand, Failed } from '../command-line/command.ts';
import { chosenModules, withInstallation } from '../installation.ts';

export const migrate = defineCommand({
  name: 'migrate',
  summary: 'Brings the databases up to date.',
  more: 'A start does this too. Apart, run it once before new versions of the modules start.',
  options: {
    module: { type: 'string', value: 'NAMES', text: 'Only these modules: user,academic.' },
    check: { type: 'boolean', text: 'Change nothing; fail when something is to be done.' },
  },
  async run({ options, terminal, environment }) {
    await withInstallation(environment, chosenModules(options.module), 'any', async ({ modules }) => {
      let waiting = 0;
      for (const { manifest, database } of modules) {
        const { pending, unknown } = await migrationState(database);
        if (unknown.length > 0)
          throw new Failed(`The database of ${manifest.name} was made by a newer QuestEd: ${unknown.join(', ')}`);
        waiting += pending.length;
        const done = options.check ? pending : await bringUpToDate(database);
        const word = options.check ? 'to be done' : 'done';
        terminal.say(`${manifest.name}: ${done.length ? `${done.join(', ')} ${word}` : 'up to date'}`);
      }
      if (options.check && waiting > 0) throw new Failed('Run: quested migrate');
    });
  },
});
