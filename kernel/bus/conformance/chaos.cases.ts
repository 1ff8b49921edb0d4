import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Harness } from '#kernel/bus/conformance/harness.ts';
import { user } from '#kernel/bus/conformance/modules.ts';
import { perfect } from '#kernel/bus/conformance/oracle.ts';
import { produce } from '#kernel/bus/conformance/produce.ts';
import type { Remote } from '#kernel/bus/conformance/remote.ts';
import { settled } from '#kernel/bus/conformance/settled.ts';

/** Short beside the other tests; `npm run test:chaos` is G14 of delivery.md. */
const HOW_MUCH =
  process.env.QUESTED_CHAOS === 'long'
    ? { events: 8000, kills: 20, wipes: 6, freezes: 5, deaths: 4 }
    : { events: 800, kills: 3, wipes: 1, freezes: 1, deaths: 1 };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function chaosCases(harness: () => Harness): void {
  const { events, kills, wipes, freezes, deaths } = HOW_MUCH;

  test(`G14 chaos: ${events} events, ${kills} kills, ${wipes} wipes, ${freezes} freezes: nothing lost, doubled or out of order`, async () => {
    const node = await harness().start({ modules: [user] });
    const spawn = () => harness().spawn({ modules: ['user', 'academic'] });
    const victims: Remote[] = await Promise.all([spawn(), spawn()]);
    const victim = () => randomInt(0, victims.length);
    const blows = {
      async kill() {
        const at = victim();
        await victims[at]?.kill();
        victims[at] = await spawn();
      },
      wipe: () => harness().wipe(node),
      async freeze() {
        const one = victims[victim()];
        one?.freeze();
        await pause(randomInt(100, 1500));
        one?.thaw();
      },
      async death() {
        const { server } = harness();
        await server?.kill();
        await pause(randomInt(0, 500));
        await server?.restart(randomInt(0, 2) === 0 ? 'kept' : 'lost');
      },
    };
    const plan = shuffled([
      ...Array.from({ length: kills }, () => blows.kill),
      ...Array.from({ length: wipes }, () => blows.wipe),
      ...Array.from({ length: freezes }, () => blows.freeze),
      ...Array.from({ length: deaths }, () => blows.death),
    ]);
    // A part of the events before each blow, so that there is load whenever one falls.
    const rounds = plan.length;
    for (const [round, blow] of plan.entries()) {
      const share = Math.floor(((round + 1) * events) / rounds) - Math.floor((round * events) / rounds);
      const load = produce(node.context('user'), { events: share / 2, writers: 3, aggregates: 30, each: 2 });
      await pause(randomInt(20, 200));
      await blow();
      await load;
    }
    const verdict = await settled(harness(), 'academic', 0, 120_000);
    expect(verdict).toEqual(perfect(verdict.committed));
    expect(verdict.committed).toBeGreaterThanOrEqual(events);
  });
}

function shuffled<T>(list: readonly T[]): T[] {
  const rest = [...list];
  return Array.from({ length: rest.length }, () => rest.splice(randomInt(0, rest.length), 1)).flat();
}
