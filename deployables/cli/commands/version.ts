import { version as number } from '../../version.ts';
import { defineCommand } from '../command-line/command.ts';

export const version = defineCommand({
  name: 'version',
  summary: 'Says which QuestEd this is.',
  options: {},
  async run({ terminal }) {
    terminal.say(`QuestEd ${number} (Node.js ${process.versions.node}, ${process.platform} ${process.arch})`);
  },
});
