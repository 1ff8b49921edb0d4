import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';

/** The processes of the topology under test, by name; its supervisor keeps the list and starts again what ends. */
const folder = (): string => String(test.info().project.metadata.folder);
const pids = (): Record<string, number> =>
  JSON.parse(readFileSync(join(folder(), 'processes.json'), 'utf8')) as Record<string, number>;

/** Every instance of a module, or the one server of that name. */
export const instancesOf = (name: string): string[] =>
  Object.keys(pids()).filter((each) => each === name || each.startsWith(`${name}-`));

/** Ends a process without a word. */
export function kill(name: string): void {
  const pid = pids()[name];
  if (!pid) throw new Error(`there is no process ${name}`);
  process.kill(pid, 'SIGKILL');
}

/** Ends every instance of it and keeps them from coming back until the returned function is called. */
export function takeAway(name: string): () => void {
  const held = instancesOf(name);
  for (const each of held) writeFileSync(join(folder(), `${each}.down`), '');
  for (const each of held) kill(each);
  return () => {
    for (const each of held) rmSync(join(folder(), `${each}.down`), { force: true });
  };
}

type Report = { checks: { name: string; ok: boolean; detail: string }[] };

/** Until the gateway sees every instance of every module ready. */
export async function everythingReady(page: Page): Promise<void> {
  await expect(async () => {
    const { checks } = (await (await page.request.get('/health/ready')).json()) as Report;
    expect(checks.filter(({ name, ok, detail }) => !ok || (name !== 'instances' && !/^2 of 2 /.test(detail)))).toEqual(
      [],
    );
  }).toPass({ timeout: 60_000 });
}
