import { get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { API } from '#contracts/define.ts';
import { figure, round } from './figures.bench.ts';
import { cpuSeconds, endProcess, residentMb, startProcess } from './processes.bench.ts';
import { type BenchSchool, call, SCHOOL_URL } from './school.bench.ts';

const LINES = 400;
const BARE_PORT = 3997;
/** Holds lines open and does nothing else. */
const BARE = `require('node:http').createServer((request, answer) => {
  answer.writeHead(200, { 'content-type': 'text/event-stream' });
  answer.write(':\\n\\n');
}).listen(${BARE_PORT}, '127.0.0.1');`;

/** Lines to watched inboxes: what each costs the process beside a server that only holds them, and how soon news is there. */
export async function benchLive({ admin, server }: BenchSchool): Promise<void> {
  const { user } = await call<{ user: { id: string } }>('GET', '/auth/me', admin);
  const before = residentMb(server);
  const lines = await openLines(`${SCHOOL_URL}${API}/notifications/${user.id}/live`, admin);
  await pause(1500);
  const each = ((residentMb(server) - before) * 1024) / lines.length;

  const heard = Promise.all(lines.map((line) => until(line, '"kind":"notice"')));
  const begun = performance.now();
  const cpu = cpuSeconds(server);
  const audience = [{ kind: 'person', id: user.id }];
  const { id } = await call<{ id: string }>('POST', '/announcements', admin, { title: 'x', body: 'x', audience });
  await call('POST', `/announcements/${id}/publish`, admin, { version: 1 });
  await heard;
  const took = performance.now() - begun;
  const used = (cpuSeconds(server) - cpu) * 1000;
  for (const line of lines) line.destroy();

  const bare = await startProcess(['-e', BARE], `http://127.0.0.1:${BARE_PORT}/`).catch(() => undefined);
  if (!bare) throw new Error('the bare server did not start');
  const empty = residentMb(bare);
  const limits = await openLines(`http://127.0.0.1:${BARE_PORT}/`, '');
  await pause(1500);
  const limit = ((residentMb(bare) - empty) * 1024) / limits.length;
  for (const line of limits) line.destroy();
  await endProcess(bare);
  figure(
    `memory per line to an inbox, ${LINES} held by one process`,
    `${round(each, 1)} kB`,
    `bare server ${round(limit, 1)} kB`,
  );
  figure(
    `an announcement reaches ${LINES} lines`,
    `${round(took, 0)} ms`,
    `looked for once a second; ${round(used, 0)} ms CPU`,
  );
}

async function openLines(url: string, token: string): Promise<IncomingMessage[]> {
  const lines: IncomingMessage[] = [];
  while (lines.length < LINES)
    lines.push(
      await new Promise<IncomingMessage>((resolve, reject) => {
        get(url, { headers: token ? { authorization: `Bearer ${token}` } : {}, agent: false }, (answer) => {
          if (answer.statusCode !== 200) reject(new Error(`a line was refused: ${answer.statusCode}`));
          answer.on('error', () => undefined).resume();
          resolve(answer);
        }).once('error', reject);
      }),
    );
  return lines;
}

const until = (line: IncomingMessage, words: string): Promise<void> =>
  new Promise((resolve) => {
    line.on('data', (bytes: Buffer) => {
      if (bytes.includes(words)) resolve();
    });
  });
