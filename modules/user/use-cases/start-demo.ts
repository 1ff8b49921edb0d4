import { classGroupSeats } from '#contracts/academic/queries.ts';
import { type ImportId, SchoolId, type UserId } from '#contracts/ids.ts';
import { forbidden, Refusal } from '#kernel/errors.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { Import } from '#modules/user/database/imports.ts';
import { tables } from '#modules/user/database/tables.ts';
import { demoPeople } from '#modules/user/domain/demo/people.ts';
import { keepImport } from './imports/check-rows.ts';
import { writeImport } from './imports/write-import.ts';

/** Fills a school with sample people, through the very import anybody uses; once per school. */
export async function startDemo(context: ModuleContext, schoolId: string | null, by: UserId): Promise<ImportId> {
  if (schoolId === null) throw forbidden('Sample people need a school.');
  const { groups } = await context.ask(classGroupSeats, { schoolId });
  return context.transact(async (work) => {
    const earlier = await work.em.count(Import, {
      schoolId: SchoolId.parse(schoolId),
      demo: true,
      state: { $nin: ['failed', 'undone'] },
    });
    if (earlier > 0) throw new Refusal('CONFLICT', 'The sample people are there already.');
    const lines = demoPeople(await freePrefix(work)).map((cells, index) => ({ line: index + 2, cells, short: null }));
    const people = { encoding: 'utf-8' as const, unknown: [], lines };
    const about = { schoolId: SchoolId.parse(schoolId), by, fileName: 'demo', createGroups: true, demo: true, people };
    const kept = await keepImport(work, about, groups);
    if (kept.error > 0) {
      throw new Refusal(
        'CONFLICT',
        'Sample people fit only where their seats are free: class groups A to C of grades 1 to 3.',
      );
    }
    kept.state = 'running';
    kept.progressTotal = kept.create;
    work.startJob(writeImport, { importId: kept.id });
    return kept.id;
  });
}

/** demo, demo2, demo3 …: the first no login id begins with. */
async function freePrefix(work: Work): Promise<string> {
  for (let n = 1; ; n++) {
    const prefix = n === 1 ? 'demo' : `demo${n}`;
    const taken = await tables(work.em)
      .selectFrom('user')
      .select('id')
      .where('loginId', 'like', `${prefix}-%`)
      .executeTakeFirst();
    if (!taken) return prefix;
  }
}
