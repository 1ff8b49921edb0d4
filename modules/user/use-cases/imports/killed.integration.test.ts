import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { bootUser } from '#modules/user/testing/school.ts';

const child = new URL('../../testing/killed-import.ts', import.meta.url).pathname;

describe('kill -9 during an import', () => {
  it.each([
    ['hashing', 0],
    ['before-commit', 0],
    ['after-commit', 60],
  ])(
    '%s leaves everything or nothing, and after the restart each account exists exactly once',
    async (moment, left) => {
      const folder = mkdtempSync(join(tmpdir(), 'quested-killed-'));
      try {
        const killed = spawnSync(process.execPath, [child, folder, moment], { encoding: 'utf8', timeout: 30_000 });
        expect([killed.signal, killed.stderr]).toEqual(['SIGKILL', '']);

        const file = new DatabaseSync(join(folder, 'user.db'));
        const count = (sql: string) => Number(file.prepare(sql).get()?.n);
        const people = () => count("select count(*) n from user where loginId like 'st%'");
        expect(people()).toBe(left);
        expect(count("select count(*) n from bus_event where type = 'user.placement-requested.v1'")).toBe(left);
        // The dead runner's lease runs out.
        file.exec("update bus_job set until = 0 where state = 'running'");

        const app = await bootUser('sqlite', { folder });
        await app.settled();
        await app.stop();
        expect(people()).toBe(60);
        expect(count("select count(*) n from bus_event where type = 'user.placement-requested.v1'")).toBe(60);
        expect(count("select count(*) n from bus_event where type = 'user.import-finished.v1'")).toBe(1);
        expect(count("select count(*) n from import where state = 'done'")).toBe(1);
        file.close();
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
