import { existsSync } from 'node:fs';
import { kernelSettings, readSettings } from '#kernel/config.ts';
import { databaseLocations, databaseSettings } from '#kernel/database/location.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { defineCommand, Failed } from '../command-line/command.ts';
import { examineDatabase, examineReading } from '../examine/databases.ts';
import { examineFiles, keepsFiles } from '../examine/files.ts';
import { type Finding, fine, wrong } from '../examine/finding.ts';
import { examineFolder, examineServer } from '../examine/surroundings.ts';
import { chosenModules, withInstallation, withTheirPeers } from '../installation.ts';

const WORDS = { fine: 'ok   ', look: 'look ', wrong: 'WRONG' } as const;

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Looks whether everything is as it should be: folder, databases, events, files. Changes nothing.',
  more: 'ok: as it should be · look: works, but somebody should know · WRONG: must be put right (exit code 1).',
  options: { module: { type: 'string', value: 'NAMES', text: 'Only these modules: user,academic.' } },
  async run({ options, terminal, environment }) {
    let failures = 0;
    const tell = (findings: readonly Finding[]) => {
      for (const { state, text } of findings) {
        if (state === 'wrong') failures += 1;
        terminal.say(`${WORDS[state]} ${text}`);
      }
    };
    const settings = readSettings(kernelSettings.extend(databaseSettings.shape), environment);
    const chosen = chosenModules(options.module);
    for (const manifest of chosen) readSettings(manifest.settings, environment);
    tell([fine('settings can be understood')]);
    const locate = databaseLocations(environment);
    const isThere = ({ name }: ModuleManifest) => {
      const place = locate(name, settings.QUESTED_DATA);
      return place.dialect === 'mysql' || existsSync(place.file);
    };
    if (!settings.QUESTED_DATABASE_URL) tell(examineFolder(settings.QUESTED_DATA));
    const missing = chosen.filter((manifest) => !isThere(manifest));
    tell(missing.map(({ name }) => wrong(`${name} has no database: nobody has started QuestEd here`)));
    const present = chosen.filter(isThere);
    const opened = withTheirPeers(environment, present).filter(isThere);
    await withInstallation(environment, opened, 'any', async ({ module, bus }) => {
      for (const { name } of present) {
        terminal.progress(`${name}: reading its database`);
        const { findings, readable } = await examineDatabase(module(name));
        tell(findings);
        if (readable) tell(await examineReading(module(name), bus));
      }
    });
    if (present.some(keepsFiles)) tell([await examineFiles(environment)]);
    tell([await examineServer(settings.PORT)]);
    if (failures > 0) throw new Failed(`${failures} ${failures === 1 ? 'thing is' : 'things are'} wrong.`);
  },
});
