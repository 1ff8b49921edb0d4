/** npm run settings: writes the table of settings in README from the schemas; --check fails when it is not up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeSettings, kernelSettings } from '#kernel/config.ts';
import { databaseSettings } from '#kernel/database/location.ts';
import { modules } from './modules.ts';

const file = join(import.meta.dirname, '../../README.md');
const sections = [
  { owner: '', schema: kernelSettings },
  { owner: '', schema: databaseSettings },
  ...modules.map((module) => ({ owner: module.name, schema: module.settings })),
];
const rows = sections.flatMap(({ owner, schema }) =>
  describeSettings(schema).map(
    ({ name, fallback, text }) =>
      `| \`${name}\` | ${fallback && `\`${fallback}\``} | ${text}${owner && ` (${owner})`} |`,
  ),
);
const table = ['| setting | default | meaning |', '|---|---|---|', ...rows].join('\n');
const before = readFileSync(file, 'utf8');
const after = before.replace(
  /(<!-- settings[^>]*-->\n)[\s\S]*?(\n<!-- \/settings -->)/,
  (_, open: string, close: string) => `${open}${table}${close}`,
);
if (after !== before && process.argv.includes('--check')) {
  console.error('The table of settings in README is not up to date: run npm run settings');
  process.exitCode = 1;
} else {
  writeFileSync(file, after);
}
