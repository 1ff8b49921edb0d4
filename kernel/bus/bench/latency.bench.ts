import { at, say } from '#kernel/bus/conformance/figures.ts';
import { fillOutbox } from '#kernel/bus/conformance/fill-outbox.ts';
import type { Harness } from '#kernel/bus/conformance/harness.ts';
import { counted, subscriber, user } from '#kernel/bus/conformance/modules.ts';
import { aggregate, count } from '#kernel/bus/conformance/produce.ts';
import { on } from '#kernel/module.ts';

/** G10: from commit to reaction, woken up, against polling every 100 ms. */
export async function latency(harness: Harness): Promise<void> {
  const waits = async (asleep: boolean): Promise<number[]> => {
    const seen: number[] = [];
    let heard = Promise.withResolvers<void>();
    const reaction = on(counted, async (work) => work.afterCommit(() => heard.resolve()));
    const modules = [user, subscriber({ name: 'academic', hears: [reaction] })];
    const node = await harness.start({ modules, ...(asleep ? { timing: { poll: 100 } } : { timing: {} }) });
    const context = node.context('user');
    for (let n = 0; n < (asleep ? 30 : 300); n += 1) {
      heard = Promise.withResolvers<void>();
      const start = performance.now();
      if (asleep) await fillOutbox(harness.database('user'), 1, 1, 10_000 + n);
      else await count(context, aggregate(n % 20));
      const committed = performance.now();
      await heard.promise;
      seen.push(Math.max(0, performance.now() - (asleep ? start : committed)));
      await new Promise((resolve) => setTimeout(resolve, asleep ? 7 : 2));
    }
    await harness.reset();
    return seen;
  };
  const woken = await waits(false);
  const polled = await waits(true);
  const share = at(woken, 0.5) / at(polled, 0.5);
  const p50 = `1/${Math.round(1 / share)} (${at(woken, 0.5).toFixed(2)} ms)`;
  say(`G10 commit to reaction, ${harness.adapter}, p50 / polling`, p50, '<= 1/20', share <= 0.05);
  const most = harness.adapter === 'redis' ? 15 : 5;
  const p99 = at(woken, 0.99);
  say(`G10 commit to reaction, ${harness.adapter}, p99`, `${p99.toFixed(2)} ms`, `<= ${most} ms`, p99 <= most);
}
