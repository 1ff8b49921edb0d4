import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileView, UploadView } from '#contracts/content/files.ts';
import { API } from '#contracts/define.ts';
import { figure, quantile, round } from './figures.bench.ts';
import { endProcess, residentMb, startProcess } from './processes.bench.ts';
import { type BenchSchool, call, calm } from './school.bench.ts';

const MB = 1024 * 1024;
const LARGE = 50 * MB;
const SMALL = 5 * MB;
const AT_ONCE = 10;
const DOWNLOADS = 5;
const BARE_PORT = 3997;

/** Materials of a class: how fast they come and go, and what memory that takes. */
export async function benchFiles(school: BenchSchool): Promise<void> {
  const { folder, server, url, admin: token, classOf } = school;
  await calm();
  const place = `class:${await classOf(40)}`;
  const film = filmOf(LARGE);
  const upload = (size: number) => sent(url, token, place, film.subarray(0, size));

  // The small ones first: a process gives memory back late, and would show what the large ones had taken.
  const rest = residentMb(server);
  const small = await peakWhile(server, () => atOnce(() => upload(SMALL)));
  const large = await peakWhile(server, () => atOnce(() => upload(LARGE)));
  figure(
    `resident memory while ${AT_ONCE} files come in at once, at rest ${round(rest, 0)} MB`,
    `${round(large, 0)} MB for 50 MB each, ${round(small, 0)} MB for 5 MB each`,
    'does not grow with their size',
  );

  const times: number[] = [];
  let file = await upload(LARGE);
  for (let turn = 0; turn < 3; turn++) {
    const started = performance.now();
    file = await upload(LARGE);
    times.push(performance.now() - started);
  }
  figure('upload of 50 MB, one after the other', `${round((50 * 1000) / quantile(times, 0.5), 0)} MB/s`);

  const path = join(folder, 'bare.mp4');
  writeFileSync(path, film);
  const bareUrl = `http://127.0.0.1:${BARE_PORT}/`;
  const bare = await startProcess([join(import.meta.dirname, 'bare-file.bench.ts'), path, String(BARE_PORT)], bareUrl);
  const ratios: number[] = [];
  const speeds: number[] = [];
  for (let turn = 0; turn < DOWNLOADS; turn++) {
    const limit = await downloaded(bareUrl, token);
    const ours = await downloaded(`${url}${API}/files/${file.id}`, token);
    speeds.push(ours);
    ratios.push(ours / limit);
  }
  await endProcess(bare);
  figure(
    'download of 50 MB against the sendFile of a bare Express',
    `${round(quantile(speeds, 0.5), 0)} MB/s, ${round(quantile(ratios, 0.5), 2)} of its (${ratios.map((ratio) => round(ratio, 2)).join(' ')})`,
  );
}

/** A film by its content; what matters of it here is its size. */
function filmOf(size: number): Buffer<ArrayBuffer> {
  const bytes = Buffer.alloc(size, 7);
  bytes.set(Buffer.from('\0\0\0\u0018ftypmp42\0\0\0\0mp42isom', 'latin1'));
  return bytes;
}

async function sent(url: string, token: string, place: string, bytes: Buffer<ArrayBuffer>): Promise<FileView> {
  const { id, pieceSize } = await call<UploadView>('POST', '/uploads', token, {
    place,
    name: 'film.mp4',
    size: bytes.length,
  });
  for (let at = 0; at < bytes.length; at += pieceSize) {
    const answer = await fetch(`${url}${API}/uploads/${id}/from/${at}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body: bytes.subarray(at, at + pieceSize),
    });
    if (!answer.ok) throw new Error(`piece at ${at}: ${answer.status} ${await answer.text()}`);
  }
  return call<FileView>('POST', `/uploads/${id}/finish`, token);
}

const atOnce = (one: () => Promise<unknown>): Promise<unknown> => Promise.all(Array.from({ length: AT_ONCE }, one));

async function peakWhile(server: BenchSchool['server'], work: () => Promise<unknown>): Promise<number> {
  let peak = residentMb(server);
  const look = setInterval(() => {
    peak = Math.max(peak, residentMb(server));
  }, 10);
  await work();
  clearInterval(look);
  return peak;
}

/** Megabytes a second. */
async function downloaded(address: string, token: string): Promise<number> {
  const started = performance.now();
  const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  const { byteLength } = await answer.arrayBuffer();
  if (byteLength !== LARGE) throw new Error(`${address}: ${answer.status}, ${byteLength} bytes`);
  return (byteLength / MB) * (1000 / (performance.now() - started));
}
