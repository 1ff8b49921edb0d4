import { setTimeout as pause } from 'node:timers/promises';
import { figure, round } from './figures.bench.ts';
import { endProcess, residentMb } from './processes.bench.ts';
import { startSchool } from './school.bench.ts';

/** How long a school takes to be there, and what it needs while nothing happens. */
export async function benchStart(folder: string) {
  const seconds = async () => {
    const from = performance.now();
    const server = await startSchool(folder);
    return { server, took: round((performance.now() - from) / 1000, 2) };
  };
  const first = await seconds();
  figure('start to ready, fresh data', `${first.took} s`);
  await endProcess(first.server);
  const { server, took } = await seconds();
  figure('start to ready, second time', `${took} s`, '≤ 3 s');
  await pause(2000);
  figure('resident memory, idle', `${round(residentMb(server), 0)} MB`);
  return server;
}
