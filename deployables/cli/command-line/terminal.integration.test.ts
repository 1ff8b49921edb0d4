import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { eventually } from '#kernel/testing/eventually.ts';
import { startProcess } from '#kernel/testing/school-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'quested-terminal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SCRIPT = '/usr/bin/script';

/** `script` (util-linux) gives the program a terminal, as a person has it. */
it.runIf(existsSync(SCRIPT))('asks for a password without showing it', async () => {
  const url = new URL('./terminal.ts', import.meta.url).href;
  const program = `import(${JSON.stringify(url)}).then(async ({ systemTerminal }) => {
    const terminal = systemTerminal();
    const name = await terminal.ask('Name: ');
    const password = await terminal.ask('Password: ', { hidden: true });
    terminal.say(JSON.stringify([terminal.interactive, name, password.length]));
  })`;
  const file = join(folder, 'ask.mjs');
  writeFileSync(file, program);
  const command = `${process.execPath} ${file}`;
  const asked = startProcess([SCRIPT, '-qec', command, '/dev/null'], { env: process.env, open: true });
  await eventually('the name is asked for', () => asked.said().includes('Name: '));
  asked.child.stdin?.write('sakurai\r');
  await eventually('the password is asked for', () => asked.said().includes('Password: '));
  asked.child.stdin?.write('take-mizu-haru\r');
  const { code, out } = await asked.ended;
  expect(code).toBe(0);
  expect(out).toContain('[true,"sakurai",14]');
  expect(out).not.toContain('take-mizu');
});
