import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { API } from '#contracts/define.ts';
import { figure, round } from './figures.bench.ts';
import { type BenchSchool, costOf } from './school.bench.ts';

/** The list a teacher reads a class's themes in: every pupil with a theme, and the numbers above it. */
export async function benchThemes({ folder, server, url, admin, pupils, classOf }: BenchSchool): Promise<void> {
  for (const count of [40, 400]) {
    const id = await classOf(count);
    writeThemes(
      join(folder, 'content.db'),
      id,
      pupils.slice(0, count).map((pupil) => pupil.userId),
    );
    const { cpuMs, perSecond } = await costOf(server, `${url}${API}/classes/${id}/themes?limit=200`, admin);
    figure(`themes of a class, ${count} pupils`, `${round(cpuMs, 2)} ms CPU, ${round(perSecond, 0)} requests/s`);
  }
  figure('themes of a class, SQL statements', 'see theme-lists.integration.test.ts: counted, equal for 3 and 24');
}

/** Straight into the file: forty pupils who sign in and write are another bench's time. */
function writeThemes(file: string, classId: string, people: readonly string[]): void {
  const database = new DatabaseSync(file, { timeout: 5000 });
  const write = database.prepare(`
    insert into personal_theme (id, schoolId, classId, personId, origin, title, question, description, rationale,
      approach, potential, state, shown, archived, revision, createdAt, changedAt, eventSeq, version)
    select ?, schoolId, id, ?, 'hand', '川の水温', '学校の下流で、川の水温が上がるのはなぜか。', '', '', '', '',
      'proposed', 1, 0, 1, 0, 0, 0, 1
    from replica_academic_classes where id = ?`);
  database.exec('begin immediate');
  for (const person of people) write.run(randomUUID(), person, classId);
  database.exec('commit');
  database.close();
}
