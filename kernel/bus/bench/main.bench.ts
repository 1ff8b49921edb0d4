/*
 * npm run bench:bus [-- sqlite|mysql]
 *
 * Figures of both adapters as ratios to limits measured in the same run (delivery.md, "Goals"). Medians of five; read
 * them on a quiet machine. MySQL needs QUESTED_TEST_MYSQL.
 */
import { drain } from '#kernel/bus/bench/drain.bench.ts';
import { latency } from '#kernel/bus/bench/latency.bench.ts';
import { questions } from '#kernel/bus/bench/questions.bench.ts';
import { streams } from '#kernel/bus/bench/streams.bench.ts';
import { writes } from '#kernel/bus/bench/writes.bench.ts';
import { inProcess, type MakeAdapter, redis } from '#kernel/bus/conformance/adapters.ts';
import { type Harness, makeHarness } from '#kernel/bus/conformance/harness.ts';
import type { Dialect } from '#kernel/database/database.ts';

type Figure = (harness: Harness) => Promise<void>;
const FIGURES: readonly (readonly [MakeAdapter, readonly Figure[]])[] = [
  [inProcess, [drain, writes, latency, questions]],
  [redis, [streams, latency, questions]],
];

const asked = process.argv.slice(2).filter((word): word is Dialect => word === 'sqlite' || word === 'mysql');
for (const dialect of asked.length > 0 ? asked : (['sqlite', 'mysql'] as const)) {
  for (const [adapter, figures] of FIGURES) {
    const harness = await makeHarness(adapter, dialect);
    console.log(`── ${harness.adapter} on ${dialect}, Node ${process.version}`);
    for (const figure of figures) await figure(harness);
    await harness.dispose();
  }
}
