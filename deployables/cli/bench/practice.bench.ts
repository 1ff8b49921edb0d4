import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { figure, round } from './figures.bench.ts';
import { cpuSeconds } from './processes.bench.ts';
import { type BenchSchool, call, type Slip, signIn } from './school.bench.ts';

const [FEW, MANY] = [500, 20_000];
/** With everything else its administrator writes under what one person may write in a minute. */
const WORDS = 240;
const SOLVED = 150;
type Step = {
  session: { id: string } | null;
  next: { id: string; itemId: string; choices: string[] } | null;
};

/** Next item and solve of a pupil with 500 answers behind them beside one with 20,000: counters, not scans. */
export async function benchPractice({ server, folder, admin, pupils, classOf }: BenchSchool): Promise<void> {
  const classId = await classOf(400);
  await deliver(admin, classId);
  const database = new DatabaseSync(join(folder, 'basebuilder.db'), { timeout: 10_000 });
  const measured: number[] = [];
  for (const [place, answers] of [FEW, MANY].entries()) {
    const slip = pupils[390 + place];
    if (!slip) throw new Error('the school has too few pupils');
    const token = await entered(slip);
    await solve(token, 20);
    remember(database, await call<{ user: { id: string } }>('GET', '/auth/me', token), answers);
    const before = cpuSeconds(server);
    const solved = await solve(token, SOLVED);
    measured.push(((cpuSeconds(server) - before) * 1000) / solved);
  }
  database.close();
  const [few = 0, many = 0] = measured;
  figure(`next item and solve after ${FEW} answers`, `${round(few, 1)} ms CPU each`, '');
  figure(
    `the same after ${MANY} answers`,
    `${round(many, 1)} ms CPU each, ratio ${round(many / few, 2)}`,
    'ratio ≤ 1.2',
  );
}

async function deliver(token: string, classId: string): Promise<void> {
  const { id: categoryId } = await call<{ id: string }>('POST', '/categories', token, { name: '単語' });
  const ids: string[] = [];
  for (let place = 0; place < WORDS; place++) {
    const title = `語${place}`;
    const fields = { categoryId, title, question: `${title}？`, answerType: 'text', accepted: [title] };
    ids.push((await call<{ id: string }>('POST', '/knowledge-items', token, fields)).id);
  }
  const setIds: string[] = [];
  for (let first = 0; first < WORDS; first += 60) {
    const set = { title: `単語 ${first}`, categoryId, wordIds: ids.slice(first, first + 60) };
    setIds.push((await call<{ id: string }>('POST', '/text-sets', token, set)).id);
  }
  await call('POST', '/deliveries', token, { setIds, classIds: [classId] });
}

/** Sessions of the pupil’s own choosing, as the daily cap bounds the others. */
async function solve(token: string, count: number): Promise<number> {
  let solved = 0;
  while (solved < count) {
    let step = await call<Step>('POST', '/practice/sessions', token, { kind: 'search', query: '語' });
    while (step.next && step.session && solved < count) {
      const { id: presentationId, itemId, choices } = step.next;
      const said = { presentationId, answer: choices[0] ?? '', ms: 1000, sessionId: step.session.id };
      step = await call<Step>('POST', `/problems/${itemId}/solve`, token, said);
      solved += 1;
    }
  }
  return solved;
}

/** So many answers of earlier years, copies of a real one: nobody waits for 20,000 of them to be given. */
function remember(database: DatabaseSync, { user }: { user: { id: string } }, count: number): void {
  const known = database.prepare('select * from practice_answer where personId = ? limit 1').get(user.id);
  if (!known) throw new Error('the pupil has answered nothing');
  const names = Object.keys(known);
  const insert = database.prepare(
    `insert into practice_answer (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
  );
  database.exec('begin immediate');
  for (let place = 0; place < count; place++) {
    const own: Record<string, unknown> = { ...known, id: crypto.randomUUID(), presentationId: crypto.randomUUID() };
    insert.run(...names.map((name) => (own[name] ?? null) as string | number | null));
  }
  database.exec('commit');
}

async function entered(slip: Slip): Promise<string> {
  const change = { current: slip.password, password: `${slip.password} aoba-42` };
  return (await call<{ accessToken: string }>('POST', '/auth/change-password', await signIn(slip), change)).accessToken;
}
