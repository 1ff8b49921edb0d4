import { setTimeout as pause } from 'node:timers/promises';
import type { AttemptResult, AttemptView } from '#contracts/assessment/attempts.ts';
import type { QuizView } from '#contracts/assessment/quizzes.ts';
import { figure, quantile, round } from './figures.bench.ts';
import { cpuSeconds } from './processes.bench.ts';
import { type BenchSchool, call, type Slip, signIn } from './school.bench.ts';

const PUPILS = 400;
const ITEMS = 20;
/** How often a pupil goes on to the next question. Quicker than anybody reads; slower, it is only easier. */
const PACE_MS = 3000;
/** Sign-ins at once, before anything is measured. */
const AT_ONCE = 8;

/** A year's test: 400 pupils start in the same second and answer 20 questions each; nothing may be lost. */
export async function benchQuizzes({ server, admin: author, pupils, classOf }: BenchSchool): Promise<void> {
  const classId = await classOf(PUPILS);
  const quizId = await publish(author, classId);
  const tokens = await signedIn(pupils.slice(0, PUPILS));

  const began = performance.now();
  const starts: number[] = [];
  const attempts = await Promise.all(
    tokens.map(async (token) => ({
      token,
      attempt: await timed(starts, () =>
        call<AttemptView>('POST', `/quizzes/${quizId}/attempts`, token, { number: 1 }),
      ),
    })),
  );
  figure(
    `${PUPILS} attempts started in the same second`,
    `${round(performance.now() - began, 0)} ms for all, p95 ${round(quantile(starts, 0.95), 0)} ms`,
    'every one starts',
  );

  const saves: number[] = [];
  let errors = 0;
  const before = cpuSeconds(server);
  const confirmed = await Promise.all(
    attempts.map(async ({ token, attempt }, place) => {
      const kept = new Map<string, string>();
      await pause((place * PACE_MS) / PUPILS);
      for (const item of attempt.paper.sections.flatMap(({ items }) => items)) {
        const text = `${place} ${item.id}`;
        const change = { answer: { text }, rev: 1, at: new Date().toISOString() };
        const from = performance.now();
        try {
          await timed(saves, () =>
            call('PATCH', `/attempts/${attempt.id}/answers`, token, { changes: { [item.id]: change } }),
          );
          kept.set(item.id, text);
        } catch {
          errors += 1;
        }
        await pause(Math.max(0, PACE_MS - (performance.now() - from)));
      }
      return { token, attempt, kept };
    }),
  );
  const cpuMs = ((cpuSeconds(server) - before) * 1000) / saves.length;
  figure(
    `${PUPILS} pupils answer ${ITEMS} questions each, one every ${PACE_MS / 1000} s`,
    `p50 ${round(quantile(saves, 0.5), 0)} ms, p95 ${round(quantile(saves, 0.95), 0)} ms, ${round(cpuMs, 1)} ms CPU each, errors ${errors}`,
    'errors 0',
  );

  const ends: number[] = [];
  await Promise.all(
    confirmed.map(({ token, attempt }) =>
      timed(ends, () => call('POST', `/attempts/${attempt.id}/hand-in`, token, { changes: {} })),
    ),
  );
  figure(`${PUPILS} attempts handed in in the same second`, `p95 ${round(quantile(ends, 0.95), 0)} ms`, '');
  let lost = 0;
  for (const { attempt, kept } of confirmed) {
    const result = await call<AttemptResult>('GET', `/attempts/${attempt.id}/result`, author);
    const said = new Map(result.sections.flatMap(({ items }) => items.map(({ item, answer }) => [item.id, answer])));
    for (const [id, text] of kept) if (JSON.stringify(said.get(id)) !== JSON.stringify({ text })) lost += 1;
  }
  const all = confirmed.reduce((sum, { kept }) => sum + kept.size, 0);
  figure(`answers confirmed as saved`, `${all}, lost answers ${lost}`, 'lost answers 0');
}

async function publish(author: string, classId: string): Promise<string> {
  const items = Array.from({ length: ITEMS }, (_, n) => ({
    ...{ id: `q${n}`, type: 'text', prompt: `第${n + 1}問`, accepted: ['水'] },
  }));
  const section = { id: 's', shuffleItems: true, items };
  const quiz = await call<QuizView>('POST', '/quizzes', author, {
    classId,
    document: { title: '学年テスト', sections: [section] },
  });
  await call('POST', `/quizzes/${quiz.id}/publish`, author, { version: quiz.version });
  return quiz.id;
}

async function signedIn(slips: readonly Slip[]): Promise<string[]> {
  const tokens: string[] = [];
  const waiting = [...slips];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let slip = waiting.shift(); slip; slip = waiting.shift()) tokens.push(await entered(slip));
    }),
  );
  return tokens;
}

/** Somebody with the password of their slip, which has to be changed first. */
async function entered(slip: Slip): Promise<string> {
  const change = { current: slip.password, password: `${slip.password} aoba-42` };
  return (await call<{ accessToken: string }>('POST', '/auth/change-password', await signIn(slip), change)).accessToken;
}

async function timed<T>(times: number[], act: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const result = await act();
  times.push(performance.now() - from);
  return result;
}
