import { join } from 'node:path';
import { API } from '#contracts/define.ts';
import { figure, quantile, round } from './figures.bench.ts';
import { endProcess, startProcess } from './processes.bench.ts';
import { type BenchSchool, costOf, load } from './school.bench.ts';

const BARE_PORT = 3998;
const EACH_ROUND = 100;

/** The page a teacher opens most, and what of a bare Express is left by everything around it. */
export async function benchRoster({ folder, server, url, admin, classOf }: BenchSchool): Promise<void> {
  const page = async (pupils: number) => `${url}${API}/classes/${await classOf(pupils)}/students?limit=500`;
  for (const pupils of [40, 400]) {
    const { cpuMs, perSecond } = await costOf(server, await page(pupils), admin);
    figure(`roster page, ${pupils} pupils`, `${round(cpuMs, 2)} ms CPU, ${round(perSecond, 0)} requests/s`);
  }
  figure('roster page, SQL statements', 'see roster.integration.test.ts: counted, equal for 40 and 400');

  const bareUrl = `http://127.0.0.1:${BARE_PORT}/${await classOf(40)}`;
  const database = join(folder, 'academic.db');
  const bare = await startProcess(
    [join(import.meta.dirname, 'bare-roster.bench.ts'), database, String(BARE_PORT)],
    bareUrl,
  );
  const ours = await page(40);
  const ratios: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const limit = await load(bareUrl, admin, 4 * EACH_ROUND);
    ratios.push((await load(ours, admin, EACH_ROUND)) / limit);
  }
  await endProcess(bare);
  figure(
    'roster of 40, whole stack against bare Express with one hand-written statement',
    `${round(quantile(ratios, 0.5), 2)} of its requests/s (${ratios.map((ratio) => round(ratio, 2)).join(' ')})`,
    '≥ 0.4',
  );
}
