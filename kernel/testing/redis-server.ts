import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#kernel/testing/free-port.ts';

/** A redis-server of our own, to be killed, frozen and started again on the same port. */
export type RedisServer = {
  readonly url: string;
  readonly port: number;
  /** As a machine does that loses power. */
  kill(): Promise<void>;
  freeze(): void;
  thaw(): void;
  /** Again on the same port: with what its append-only file holds, or with nothing. */
  restart(data: 'kept' | 'lost'): Promise<void>;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
};

export async function startRedis(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'quested-redis-'));
  const port = await freePort();
  let server = await launch(port, folder);
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    server.kill('SIGKILL');
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill,
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    async restart(data) {
      await kill();
      if (data === 'lost') rmSync(join(folder, 'appendonlydir'), { recursive: true, force: true });
      server = await launch(port, folder);
    },
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function launch(port: number, folder: string): Promise<ChildProcess> {
  const settings = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'yes', '--appendfsync', 'everysec'];
  const server = spawn('redis-server', ['--port', String(port), '--dir', folder, ...settings], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`redis-server did not start:\n${said}`)));
  });
  server.stdout.removeAllListeners('data').resume();
  return server;
}
