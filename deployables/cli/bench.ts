/**
 * npm run bench
 * Figures with their limits beside them, measured in one run on one machine: read the ratios, not the seconds.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { API } from '#contracts/define.ts';

const root = join(import.meta.dirname, '../..');
const PORT = 3999;
const BARE_PORT = 3998;
const url = `http://127.0.0.1:${PORT}`;
const folder = mkdtempSync(join(tmpdir(), 'quested-bench-'));
const rows: [string, string, string][] = [];
/** Ended with this process, however it ends. */
const children: ChildProcess[] = [];
const figure = (what: string, value: string, limit = ''): void => void rows.push([what, value, limit]);
const round = (value: number, digits = 1): string => value.toFixed(digits);
const quantile = (values: number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;

async function start(): Promise<{ server: ChildProcess; ms: number }> {
  const started = performance.now();
  const server = spawn(process.execPath, ['deployables/school.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(PORT),
      QUESTED_DATA: folder,
      QUESTED_LOG_LEVEL: 'error',
      NODE_COMPILE_CACHE: 'dist/.compiled',
    },
    stdio: 'ignore',
  });
  children.push(server);
  for (;;) {
    const ready = await fetch(`${url}/health/ready`)
      .then((r) => r.ok)
      .catch(() => false);
    if (ready) return { server, ms: performance.now() - started };
    await pause(20);
  }
}

function stop(server: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  server.kill('SIGTERM');
  return ended;
}

async function call<T>(method: string, path: string, token = '', body?: unknown): Promise<T> {
  const form = body instanceof FormData;
  const response = await fetch(`${url}${API}${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body && !form ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json() as Promise<T>;
}

const residentMb = (server: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
/** CPU seconds a process has used (Linux: clock ticks of 10 ms). */
const cpuSeconds = (server: ChildProcess): number => {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

function peopleCsv(pupils: number): string {
  const lines = ['login_id,family_name,given_name,family_kana,given_kana,role,grade,class_group,attendance_number'];
  for (let i = 0; i < pupils; i++) {
    const group = Math.floor(i / 40);
    lines.push(`bench${i},姓${i},名${i},せい,めい,student,${Math.floor(group / 8) + 1},${group}組,${(i % 40) + 1}`);
  }
  lines.push('teacher,先生,一,せんせい,はじめ,teacher,,,');
  return lines.join('\n');
}

const MEASURED = 200;
const EACH_ROUND = 100;

/**
 * `clients` ask as fast as they can, `requests` times altogether; answers requests per second. The counts below stay
 * under what one person may ask in a minute.
 */
async function load(address: string, token: string, requests: number, clients = 16): Promise<number> {
  const started = performance.now();
  let left = requests;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (left-- > 0) {
        const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
        await response.arrayBuffer();
        if (!response.ok) throw new Error(`${address}: ${response.status}`);
      }
    }),
  );
  return (requests * 1000) / (performance.now() - started);
}

async function signIns(slips: { loginId: string; password: string }[], seconds: number): Promise<void> {
  const gap = (seconds * 1000) / slips.length;
  const started = performance.now();
  const times: number[] = [];
  await Promise.all(
    slips.map(async ({ loginId, password }, index) => {
      await pause(index * gap);
      const at = performance.now();
      await call('POST', '/auth/login', '', { login: loginId, password });
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

async function main(): Promise<void> {
  const first = await start();
  figure('start to ready, fresh data', `${round(first.ms / 1000, 2)} s`);
  await stop(first.server);
  const { server, ms } = await start();
  figure('start to ready, second time', `${round(ms / 1000, 2)} s`, '≤ 3 s');
  await pause(2000);
  figure('resident memory, idle', `${round(residentMb(server), 0)} MB`);

  const names = { familyName: '高木', givenName: '学', familyKana: '', givenKana: '' };
  const { accessToken: admin } = await call<{ accessToken: string }>('POST', '/setup', '', {
    school: { name: 'Bench', code: 'bench', yearStartsOn: '2026-04-01', yearEndsOn: '2027-03-31' },
    administrator: { ...names, loginId: 'admin', password: 'Kawa-no-mizu-31' },
    language: 'ja',
  });
  await pause(1000);
  const form = new FormData();
  form.set('file', new File([peopleCsv(960)], 'people.csv'));
  form.set('createGroups', 'true');
  const checking = performance.now();
  const checked = await call<{ id: string; version: number }>('POST', '/users/imports', admin, form);
  figure('import of 961 rows: check', `${round(961_000 / (performance.now() - checking), 0)} rows/s`);
  const committing = performance.now();
  await call('POST', `/users/imports/${checked.id}/commit`, admin, { version: checked.version });
  while ((await call<{ state: string }>('GET', `/users/imports/${checked.id}`, admin)).state !== 'done')
    await pause(50);
  const importSeconds = (performance.now() - committing) / 1000;
  figure('import of 961 rows: commit', `${round(961 / importSeconds, 0)} rows/s`, 'argon2id of each password');
  const { items: slips } = await call<{ items: { userId: string; loginId: string; password: string }[] }>(
    'POST',
    `/users/imports/${checked.id}/slips`,
    admin,
    {},
  );
  for (;;) {
    const { items } = await call<{ items: { members: number }[] }>('GET', '/class-groups', admin);
    if (items.reduce((sum, group) => sum + group.members, 0) >= 960) break;
    await pause(50);
  }
  await signIns(slips.slice(0, 40), 10);
  await signIns(slips.slice(40, 440), 60);

  const teacher = slips.find((slip) => slip.loginId === 'teacher')?.userId;
  const sizes = new Map<number, string>();
  for (const pupils of [40, 400]) {
    const opened = await call<{ id: string }>('POST', '/classes', admin, { name: `${pupils}`, teacherId: teacher });
    await call('POST', '/enrollments', admin, {
      classId: opened.id,
      studentIds: slips.slice(0, pupils).map((slip) => slip.userId),
    });
    sizes.set(pupils, `${url}${API}/classes/${opened.id}/students?limit=500`);
  }
  for (;;) {
    const ready = (await (await fetch(`${url}/health/ready`)).json()) as { checks: { detail: string }[] };
    if (ready.checks.every((check) => !/[1-9]\d* behind/.test(check.detail))) break;
    await pause(100);
  }
  for (const [pupils, address] of sizes) {
    await load(address, admin, 40);
    const before = cpuSeconds(server);
    const perSecond = await load(address, admin, MEASURED);
    const cpu = ((cpuSeconds(server) - before) * 1000) / MEASURED;
    figure(`roster page, ${pupils} pupils`, `${round(cpu, 2)} ms CPU, ${round(perSecond, 0)} requests/s`);
  }
  figure('roster page, SQL statements', 'see roster.integration.test.ts: counted, equal for 40 and 400');

  const bare = spawn(
    process.execPath,
    [join(import.meta.dirname, 'bare-roster.bench.ts'), join(folder, 'academic.db'), String(BARE_PORT)],
    { stdio: 'ignore' },
  );
  const classId = /classes\/([^/]+)/.exec(sizes.get(40) ?? '')?.[1];
  const bareUrl = `http://127.0.0.1:${BARE_PORT}/${classId}`;
  while (
    !(await fetch(bareUrl)
      .then((r) => r.ok)
      .catch(() => false))
  )
    await pause(20);
  const ratios: number[] = [];
  for (let round = 0; round < 5; round++) {
    const limit = await load(bareUrl, admin, 4 * EACH_ROUND);
    const ours = await load(sizes.get(40) ?? '', admin, EACH_ROUND);
    ratios.push(ours / limit);
  }
  bare.kill();
  figure(
    'roster of 40, whole stack against bare Express with one hand-written statement',
    `${round(quantile(ratios, 0.5), 2)} of its requests/s (${ratios.map((r) => round(r, 2)).join(' ')})`,
    '≥ 0.4',
  );
  await stop(server);

  const assets = join(root, 'dist/web/assets');
  const page = readFileSync(join(root, 'dist/web/index.html'), 'utf8');
  const firstLoad = readdirSync(assets).filter((name) => name.endsWith('.js') && page.includes(name));
  const kb = firstLoad.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0) / 1024;
  figure('first-load script named by the page (gzip)', `${round(kb)} kB in ${firstLoad.length} files`, '≤ 150 kB');
  figure(
    'data of 961 people',
    `${round(readdirSync(folder).reduce((sum, name) => sum + (statSync(join(folder, name)).isFile() ? statSync(join(folder, name)).size : 0), 0) / 1e6)} MB`,
  );
}

process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
main()
  .then(() => {
    for (const [what, value, limit] of rows)
      console.log(`${what.padEnd(82)} ${value}${limit ? `   (limit: ${limit})` : ''}`);
    process.exit(0);
  })
  .catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
