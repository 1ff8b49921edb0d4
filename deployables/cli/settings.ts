/** npm run settings: writes the table of settings in README from the schemas; --check fails when it is not up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeSettings, kernelSettings } from '#kernel/config.ts';
import { databaseSettings } from '#kernel/database/location.ts';
import { gatewaySettings } from '#kernel/gateway/settings.ts';
import { redisSettings } from '#kernel/redis/settings.ts';
import { modules } from './modules.ts';

const file = join(import.meta.dirname, '../../README.md');
const sections = [
  { owner: '', schema: kernelSettings },
  { owner: '', schema: databaseSettings },
  { owner: '', schema: redisSettings },
  { owner: 'gateway', schema: gatewaySettings },
  ...modules.map((module) => ({ owner: module.name, schema: module.settings })),
];
const settings = sections.flatMap(({ owner, schema }) => describeSettings(schema).map((row) => ({ ...row, owner })));
// What several processes share is said once.
const rows = settings
  .filter((row, at) => settings.findIndex(({ name }) => name === row.name) === at)
  .map(
    ({ name, fallback, text, owner }) =>
      `| \`${name}\` | ${fallback && `\`${fallback}\``} | ${text}${owner && ` (${owner})`} |`,
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
