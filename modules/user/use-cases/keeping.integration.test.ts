import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY } from '#kernel/clock.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { importerOf } from '#modules/user/testing/importer.ts';
import { bootSchool, bootUser } from '#modules/user/testing/school.ts';
import { tidyUp } from './tidy-up.ts';

describe('a restart', () => {
  it('lets nobody back in whose tokens were taken back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quested-restart-'));
    const school = await bootSchool('sqlite', { folder });
    const person = await school.person('st1');
    const other = (await school.signIn('st1')).body.accessToken;
    await school.call('POST', '/auth/logout', { token: other });
    school.clock.advance(1);
    await school.call('POST', `/users/${person.id}/suspension`, { token: await school.asAdmin() });
    await school.stop();
    const again = await bootUser('sqlite', { folder, clock: school.clock });
    try {
      expect((await again.call('GET', '/auth/me', { token: person.token })).status).toBe(401);
      expect((await again.call('GET', '/auth/me', { token: other })).status).toBe(401);
      const admin = await again.tokenFor({ id: school.adminId, role: 'admin', schoolId: school.schoolId });
      expect((await again.call('GET', '/auth/me', { token: admin })).status).toBe(200);
    } finally {
      await again.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe.each(DIALECTS)('what is kept on %s', (dialect) => {
  it('holds no password of slips nobody took, nor of files nobody wrote, after a week', async () => {
    const school = await bootSchool(dialect);
    try {
      const imports = importerOf(school);
      const header = 'login_id,family_name,given_name,role,password';
      const taken = await imports.check(`${header}\nst1,森,花,student,\n`);
      await imports.commit(taken.body);
      await imports.check(`${header}\nst2,森,花,student,take-umi-tsuki\n`);
      await school.settled();
      const sealed = async () =>
        (
          await school
            .context('user')
            .read()
            .getKysely<{ import_line: { sealed: string | null } }>()
            .selectFrom('import_line')
            .select('sealed')
            .where('sealed', 'is not', null)
            .execute()
        ).length;
      school.clock.advance(6 * DAY);
      await tidyUp(school.context('user'));
      expect(await sealed()).toBe(2);
      school.clock.advance(DAY + 1);
      await tidyUp(school.context('user'));
      expect(await sealed()).toBe(0);
      expect((await imports.view(taken.body.id)).body.slipsWaiting).toBe(false);
      const em = school.context('user').read();
      expect(await em.getKysely<{ session: object }>().selectFrom('session').selectAll().execute()).toEqual([]);
    } finally {
      await school.stop();
    }
  });
});
