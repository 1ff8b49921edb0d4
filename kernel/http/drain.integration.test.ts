import { connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { bootModule } from '#kernel/testing/boot-application.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { notesModule } from '#kernel/testing/notes-module.ts';

/** A connection as it is: what was written and what came back. */
async function rawConnection(port: number) {
  const socket: Socket = connect(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    received += text;
  });
  socket.on('error', () => {});
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  return {
    write: (text: string) => void socket.write(text),
    received: () => received,
    closed: () => socket.closed || socket.readableEnded,
  };
}

it('draining: takes nothing new, is not ready any more, finishes what is under way and then stops by itself', async () => {
  const notes = notesModule();
  const app = await bootModule(notes);
  const half = await rawConnection(app.port);
  half.write('GET /health/ready HTTP/1.1\r\nhost: here\r\n');
  const idle = await rawConnection(app.port);
  idle.write('GET /health/live HTTP/1.1\r\nhost: here\r\n\r\n');
  await eventually('the idle connection is answered', () => idle.received().includes('"ok"'));
  const underWay = app.call<string>('GET', '/wait');
  await eventually('the request is under way', () => notes.waiting() === 1);

  let stopped = false;
  const grace = 40_000;
  const stopping = app.stop(grace).then(() => {
    stopped = true;
  });
  await eventually('idle connections are closed', () => idle.closed());
  await expect(fetch(`${app.url}/health/live`)).rejects.toThrow();
  half.write('\r\n');
  await eventually('the probe is answered', () => half.received().includes('draining'));
  expect(half.received()).toMatch(/^HTTP\/1\.1 503 /);
  expect(half.received()).toContain('"status":"not ready"');
  expect(stopped).toBe(false);

  const from = performance.now();
  notes.openGate();
  expect(await underWay).toMatchObject({ status: 200, body: 'done' });
  await stopping;
  // A client that keeps its connection open must not hold the process until the grace (or keep-alive) ends.
  expect(performance.now() - from).toBeLessThan(grace / 2);
});

it('draining: what never ends is cut off when the grace is over', async () => {
  const notes = notesModule();
  const app = await bootModule(notes);
  const underWay = app.call('GET', '/wait').then(
    () => 'answered',
    () => 'cut off',
  );
  await eventually('the request is under way', () => notes.waiting() === 1);
  await app.stop(200);
  expect(await underWay).toBe('cut off');
  notes.openGate();
});

it('draining: a timer that hangs on somebody else’s server does not hold the process', async () => {
  let hanging = 0;
  const hangs = {
    name: 'hangs',
    seconds: 0.01,
    run: () => {
      hanging += 1;
      return new Promise<void>(() => {});
    },
  };
  const app = await bootModule({ ...notesModule(), timers: [hangs] });
  await eventually('the timer runs', () => hanging === 1);
  await app.stop(200);
  expect(hanging).toBe(1);
});
