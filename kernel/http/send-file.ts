import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { create as disposition } from 'content-disposition';
import type { Request, Response } from 'express';

/** A file as a route answers it. It never changes: the same `etag` stands for the same bytes for ever. */
export type FileAnswer = {
  readonly size: number;
  /** Strong validator, without quotes. */
  readonly etag: string;
  /** Media type; browsers are told not to guess another one. */
  readonly type: string;
  readonly name: string;
  /** Whether a browser may show it; everything else is saved. */
  readonly inline: boolean;
  /** The bytes from `start` to `end`, both included. */
  readonly open: (start: number, end: number) => Promise<Readable>;
};

/** What is written while it is sent (a long CSV): its length is not known, and no copy of it is kept anywhere. */
export type StreamedAnswer = {
  readonly type: string;
  readonly name: string;
  readonly chunks: AsyncIterable<string>;
};

/** A day: long enough to leaf through, short enough that what somebody may no longer see does not stay for ever. */
const CACHE = 'private, max-age=86400, immutable';
/** Whatever is in the file, it runs nothing and reaches nothing. */
const SANDBOX = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";
/** Browsers refuse to open their own PDF reader in a sandbox; it runs no script of this origin. */
const PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** Sends a file or the part of it that is asked for (RFC 9110 §13 and §14; several ranges at once are answered whole). */
export async function sendFile(req: Request, res: Response, file: FileAnswer): Promise<void> {
  const etag = `"${file.etag}"`;
  res.set({
    etag,
    'accept-ranges': 'bytes',
    'cache-control': CACHE,
    'content-security-policy': file.type === 'application/pdf' ? PDF : SANDBOX,
    'content-disposition': disposition(file.name, { type: file.inline ? 'inline' : 'attachment' }),
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
  if (req.fresh) return void res.status(304).end();
  const part = partAsked(req, file.size, etag);
  if (part === 'none of it') {
    res.removeHeader('content-disposition');
    return void res
      .status(416)
      .set({ 'content-range': `bytes */${file.size}`, 'cache-control': 'no-store' })
      .end();
  }
  const { start, end } = part ?? { start: 0, end: file.size - 1 };
  res.status(part ? 206 : 200).set({ 'content-type': file.type, 'content-length': String(end - start + 1) });
  if (part) res.set('content-range', `bytes ${start}-${end}/${file.size}`);
  if (req.method === 'HEAD' || file.size === 0) return void res.end();
  const bytes = await file.open(start, end);
  // A client that leaves in the middle is no fault; one whose bytes stop coming sees its connection break.
  await pipeline(bytes, res).catch((error: unknown) => {
    if (!res.destroyed || !req.socket.destroyed) res.destroy();
    if (!isPrematureClose(error)) throw error;
  });
}

/** Sends what is made on the way, as fast as the client takes it. One that breaks in the middle is seen to be broken. */
export async function sendStream(req: Request, res: Response, answer: StreamedAnswer): Promise<void> {
  res.status(200).set({
    'cache-control': 'no-store',
    'content-type': answer.type,
    'content-disposition': disposition(answer.name),
    'x-content-type-options': 'nosniff',
  });
  if (req.method === 'HEAD') return void res.end();
  await pipeline(Readable.from(answer.chunks), res).catch((error: unknown) => {
    if (!res.destroyed || !req.socket.destroyed) res.destroy();
    if (!isPrematureClose(error)) throw error;
  });
}

const isPrematureClose = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'].includes(String(error.code));

function partAsked(
  req: Request,
  size: number,
  etag: string,
): { start: number; end: number } | 'none of it' | undefined {
  const onlyIf = req.get('if-range');
  if (req.method !== 'GET' || (onlyIf !== undefined && onlyIf !== etag)) return undefined;
  const ranges = req.range(size);
  if (ranges === -1) return 'none of it';
  if (!ranges || typeof ranges === 'number' || ranges.type !== 'bytes' || ranges.length !== 1) return undefined;
  return ranges[0];
}
