import { setTimeout as pause } from 'node:timers/promises';
import { figure, quantile, round } from './figures.bench.ts';
import { type BenchSchool, type Slip, signIn } from './school.bench.ts';

/** Forty pupils behind one address in ten seconds, and a whole school in a minute. */
export async function benchSignIns({ pupils }: BenchSchool): Promise<void> {
  await within(10, pupils.slice(0, 40));
  await within(60, pupils.slice(40, 440));
}

async function within(seconds: number, slips: readonly Slip[]): Promise<void> {
  const gap = (seconds * 1000) / slips.length;
  const started = performance.now();
  const times: number[] = [];
  await Promise.all(
    slips.map(async (slip, index) => {
      await pause(index * gap);
      const at = performance.now();
      await signIn(slip);
      times.push(performance.now() - at);
    }),
  );
  const took = (performance.now() - started) / 1000;
  figure(
    `${slips.length} sign-ins from one address in ${seconds} s`,
    `${round(slips.length / took)}/s, p95 ${round(quantile(times, 0.95), 0)} ms`,
    'every one succeeds',
  );
}
