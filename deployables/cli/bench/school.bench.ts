import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { API } from '#contracts/define.ts';
import { cpuSeconds, startProcess } from './processes.bench.ts';

const root = join(import.meta.dirname, '../../..');
const PORT = 3999;
export const SCHOOL_URL = `http://127.0.0.1:${PORT}`;

export type Slip = { userId: string; loginId: string; password: string };
/** The measured school: a process of its own on a fresh folder, and who was imported into it. */
export type BenchSchool = {
  readonly folder: string;
  readonly server: ChildProcess;
  readonly url: string;
  readonly admin: string;
  readonly pupils: readonly Slip[];
  readonly teacher: Slip;
  /** A class with so many of the pupils, taught by `teacher`; every module knows of it. */
  classOf(pupils: number): Promise<string>;
};

export const startSchool = (folder: string): Promise<ChildProcess> =>
  startProcess([join(root, 'deployables/school.ts')], `${SCHOOL_URL}/health/ready`, {
    PORT: String(PORT),
    QUESTED_DATA: folder,
    QUESTED_LOG_LEVEL: 'error',
  });

export async function call<T>(method: string, path: string, token = '', body?: unknown): Promise<T> {
  const form = body instanceof FormData;
  const response = await fetch(`${SCHOOL_URL}${API}${path}`, {
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

/** Until every module has heard everything. */
export async function calm(): Promise<void> {
  for (;;) {
    const { checks } = (await (await fetch(`${SCHOOL_URL}/health/ready`)).json()) as { checks: { detail: string }[] };
    if (checks.every((check) => !/[1-9]\d* (behind|retrying)/.test(check.detail))) return;
    await pause(100);
  }
}

export async function openClass(admin: string, teacher: Slip, pupils: readonly Slip[]): Promise<string> {
  const opened = await call<{ id: string }>('POST', '/classes', admin, {
    name: `${pupils.length}`,
    teacherId: teacher.userId,
  });
  await call('POST', '/enrollments', admin, { classId: opened.id, studentIds: pupils.map((slip) => slip.userId) });
  await calm();
  return opened.id;
}

export const signIn = async (who: Slip): Promise<string> =>
  (await call<{ accessToken: string }>('POST', '/auth/login', '', { login: who.loginId, password: who.password }))
    .accessToken;

/**
 * `clients` ask as fast as they can, `requests` times altogether; answers requests per second. `requests` stays under
 * what one person may ask in a minute.
 */
export async function load(address: string, token: string, requests: number, clients = 16): Promise<number> {
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

/** What one request of a page costs the server, measured over `requests` of them after a few to warm up. */
export async function costOf(server: ChildProcess, address: string, token: string, requests = 200) {
  await load(address, token, requests / 5);
  const before = cpuSeconds(server);
  const perSecond = await load(address, token, requests);
  return { cpuMs: ((cpuSeconds(server) - before) * 1000) / requests, perSecond };
}
