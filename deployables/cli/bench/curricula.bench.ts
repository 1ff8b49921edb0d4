import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { API } from '#contracts/define.ts';
import { figure, quantile, round } from './figures.bench.ts';
import { type BenchSchool, call, costOf } from './school.bench.ts';

const PRINTS = 8;
const TEXT = '先輩の探究を3つ読み、「問い」と「調べたこと」を分けて、班で話し合う。'.repeat(2);

/** A plan of so many weeks, each with all of its texts. */
const planOf = (weeks: number) => ({
  title: '1年の流れ',
  phases: [
    {
      id: randomUUID(),
      name: '課題の設定',
      weeks: Array.from({ length: weeks }, (_, n) => ({
        id: randomUUID(),
        ...{ label: `第${n + 1}週`, hours: 2, theme: '出会う', activities: TEXT, support: TEXT, evaluation: '記録' },
      })),
    },
  ],
});

/** The page of a curriculum, an autosave, and its PDF (the first one starts the browser). */
export async function benchCurricula({ server, url, admin, classOf }: BenchSchool): Promise<void> {
  const classId = await classOf(40);
  for (const weeks of [5, 40]) {
    // One person may not ask for more within a minute than was asked until here.
    await pause(60_000);
    const { id } = await call<{ id: string }>('POST', '/curricula', admin, { classId, document: planOf(weeks) });
    const { cpuMs, perSecond } = await costOf(server, `${url}${API}/curricula/${id}`, admin);
    figure(`curriculum page, ${weeks} weeks`, `${round(cpuMs, 2)} ms CPU, ${round(perSecond, 0)} requests/s`);
    const times: number[] = [];
    for (let turn = 0; turn < PRINTS; turn += 1) {
      const started = performance.now();
      const answer = await fetch(`${url}${API}/curricula/${id}/export.pdf`, {
        headers: { authorization: `Bearer ${admin}` },
      });
      await answer.arrayBuffer();
      if (!answer.ok) return figure('curriculum as PDF', `${answer.status}: no Chromium here`);
      times.push(performance.now() - started);
    }
    const [first = Number.NaN, ...others] = times;
    figure(
      `curriculum as PDF, ${weeks} weeks`,
      `first ${round(first, 0)} ms, then ${round(quantile(others, 0.5), 0)} ms (median)`,
    );
  }
  figure(
    'curriculum page, SQL statements',
    'see curriculum-reads.integration.test.ts: counted, 5 and 40 weeks the same',
  );
}
