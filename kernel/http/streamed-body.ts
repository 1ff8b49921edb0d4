import type { Request, Response } from 'express';
import { Refusal } from '#kernel/errors.ts';
import { tooLarge } from '#kernel/http/problem.ts';

/** What a client that was refused in the middle may still say before its connection is cut. */
const PATIENCE_BYTES = 16 * 1024 * 1024;
const PATIENCE_MS = 10_000;

/**
 * The request's body as it arrives, at most `limit` bytes of it. Stopping early leaves the connection open: destroying it
 * would take the answer along.
 */
export async function* streamedBody(req: Request, limit: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  const chunks = req.iterator({ destroyOnReturn: false });
  try {
    for (let next = await nextOf(chunks); !next.done; next = await nextOf(chunks)) {
      read += next.value.length;
      if (read > limit) throw tooLarge(limit);
      yield next.value;
    }
  } finally {
    await chunks.return?.();
  }
  if (!req.complete) throw brokenOff();
}

/** A connection that breaks is the client's, not one of ours to a database. */
const nextOf = (chunks: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> =>
  chunks.next().catch(() => {
    throw brokenOff();
  });
const brokenOff = (): Refusal => new Refusal('BAD_REQUEST', 'The request broke off.');

/**
 * Lets a client finish its sentence after it was answered, because many read the answer only then; but not for ever: what
 * it goes on to send is thrown away, and soon the connection is cut.
 */
export function hearOut(req: Request, res: Response): void {
  // Closing from our side while bytes still come in would reset the connection, and the answer with it.
  res.set('connection', 'keep-alive');
  res.once('finish', () => {
    if (req.complete || req.destroyed) return;
    let heard = 0;
    const cut = setTimeout(() => req.socket.destroy(), PATIENCE_MS);
    req.on('data', (chunk: Uint8Array) => {
      heard += chunk.length;
      if (heard > PATIENCE_BYTES) req.socket.destroy();
    });
    req.once('close', () => clearTimeout(cut));
    req.resume();
  });
}
