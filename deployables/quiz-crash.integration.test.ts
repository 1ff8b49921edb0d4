import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttemptResult, AttemptView } from '#contracts/assessment/attempts.ts';
import type { QuizView } from '#contracts/assessment/quizzes.ts';
import { enroll, foundEnrolling, signedIn } from '#kernel/testing/enrolling-school.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { freePort } from '#kernel/testing/free-port.ts';
import { SchoolProcess } from '#kernel/testing/school-process.ts';

/*
 * The real process on a real folder, killed while pupils answer: whatever was confirmed as saved is there afterwards,
 * and who goes on goes on where they were.
 */
const PUPILS = 6;
const ITEMS = 8;
/** Confirmed saves after which it is killed: some early, some in the midst of them. */
const KILLED_AFTER = [1, 20] as const;

const folder = mkdtempSync(join(tmpdir(), 'quested-quiz-crash-'));
let port = 0;
let school: SchoolProcess;
let admin = '';
let quizId = '';
let tokens: string[] = [];
const start = async () => {
  school = await SchoolProcess.start([process.execPath, join(import.meta.dirname, 'school.ts')], {
    env: { ...process.env, QUESTED_DATA: folder, QUESTED_LOG_LEVEL: 'warn' },
    port,
  });
};

beforeAll(async () => {
  port = await freePort();
  await start();
  const place = await foundEnrolling(school, PUPILS);
  admin = await signedIn(school);
  await enroll(school, admin, '探究', place);
  await school.calm();
  const classes = await school.call<{ items: { id: string }[] }>('GET', '/classes', admin);
  const items = Array.from({ length: ITEMS }, (_, n) => ({
    ...{ id: `q${n}`, type: 'text', prompt: `第${n + 1}問`, accepted: ['水'] },
  }));
  const quiz = await eventually('assessment knows of the class', () =>
    school.call<QuizView>('POST', '/quizzes', admin, {
      classId: classes.items[0]?.id,
      document: { title: 'テスト', sections: [{ id: 's', shuffleItems: true, items }] },
    }),
  );
  quizId = quiz.id;
  await school.call('POST', `/quizzes/${quizId}/publish`, admin, { version: quiz.version });
  const people = await school.call<{ items: { id: string }[] }>('GET', '/users?role=student&limit=50', admin);
  tokens = await Promise.all(people.items.map(({ id }) => entered(id)));
}, 120_000);
afterAll(async () => {
  await school?.stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A pupil with the password of a slip, which has to be changed first. */
async function entered(id: string): Promise<string> {
  const slip = await school.call<{ loginId: string; password: string }>(
    'POST',
    `/users/${id}/one-time-password`,
    admin,
    {},
  );
  const { loginId: login, password } = slip;
  const first = await school.call<{ accessToken: string }>('POST', '/auth/login', undefined, { login, password });
  const change = { current: password, password: `${password} aoba-42` };
  return (await school.call<{ accessToken: string }>('POST', '/auth/change-password', first.accessToken, change))
    .accessToken;
}

it.each(KILLED_AFTER)(
  'killed after %i confirmed answers: not one of them is lost',
  async (most) => {
    const attempts = await Promise.all(
      tokens.map((token) => school.call<AttemptView>('POST', `/quizzes/${quizId}/attempts`, token, { number: 1 })),
    );
    const confirmed = new Map<string, string>();
    let kill: Promise<unknown> | undefined;
    await Promise.all(
      attempts.map(async (attempt, place) => {
        for (const item of attempt.paper.sections.flatMap(({ items }) => items)) {
          if (kill) return;
          const text = `${most} ${place} ${item.id}`;
          const rev = (attempt.answers[item.id]?.rev ?? 0) + 1;
          const change = { answer: { text }, rev, at: attempt.now };
          try {
            await school.call('PATCH', `/attempts/${attempt.id}/answers`, tokens[place], {
              changes: { [item.id]: change },
            });
          } catch {
            return;
          }
          confirmed.set(`${attempt.id} ${item.id}`, text);
          if (confirmed.size >= most) kill ??= school.stop('SIGKILL');
        }
      }),
    );
    await kill;
    expect(confirmed.size).toBeGreaterThanOrEqual(most);
    await start();
    for (const [place, { id }] of attempts.entries()) {
      const again = await school.call<AttemptView>('POST', `/quizzes/${quizId}/attempts`, tokens[place], { number: 1 });
      expect([again.id, again.state]).toEqual([id, 'working']);
      for (const [key, text] of confirmed) {
        const [attemptId, itemId = ''] = key.split(' ');
        if (attemptId === id) expect(again.answers[itemId]?.answer).toEqual({ text });
      }
    }
  },
  120_000,
);

it('what was saved before is handed in after it', async () => {
  const [token] = tokens;
  const { id, answers } = await school.call<AttemptView>('POST', `/quizzes/${quizId}/attempts`, token, { number: 1 });
  await school.call('POST', `/attempts/${id}/hand-in`, token, {});
  const result = await school.call<AttemptResult>('GET', `/attempts/${id}/result`, admin);
  const kept = result.sections.flatMap(({ items }) => items.map(({ item, answer }) => [item.id, answer]));
  for (const [itemId, answer] of kept) expect(answer).toEqual(answers[String(itemId)]?.answer ?? null);
});
