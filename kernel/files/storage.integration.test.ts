import { mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '#kernel/config.ts';
import { fileSettings, fileStorageFrom } from '#kernel/files/settings.ts';
import { type Draft, type FileStorage, NotStored, PIECE, StorageFull } from '#kernel/files/storage.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { startS3 } from '#kernel/testing/s3-server.ts';
import { startProcess } from '#kernel/testing/school-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'quested-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const uploads = join(folder, 'uploads');
const local = () => fileStorageFrom(readSettings(fileSettings, { QUESTED_DATA: folder }));

const bytes = (length: number, seed = 1) => Buffer.from(Uint8Array.from({ length }, (_, i) => (i * 7 + seed) % 251));
async function* from(data: Uint8Array, step = 64 * 1024) {
  for (let at = 0; at < data.length; at += step) yield data.subarray(at, at + step);
}
async function* breaking(data: Uint8Array) {
  yield* from(data);
  throw new Error('the line broke');
}

describe.each(['local disk', 'S3'])('a file storage: %s', (adapter) => {
  let storage: FileStorage;
  /** Another process on the same storage. */
  let other: FileStorage;
  let stop = async () => {};
  beforeAll(async () => {
    if (adapter === 'local disk') {
      storage = local();
      other = local();
      return;
    }
    const s3 = await startS3();
    stop = s3.stop;
    storage = fileStorageFrom(readSettings(fileSettings, s3.settings));
    other = fileStorageFrom(readSettings(fileSettings, s3.settings));
  });
  afterAll(() => stop());
  let made = 0;
  const freshKey = () => `school/file-${++made}`;
  const read = async (key: string, start: number, end: number) => buffer(await other.open(key, start, end));
  const keys = async () => {
    const all: string[] = [];
    for await (const { key, draft } of storage.list()) if (!draft) all.push(key);
    return all;
  };

  it('gathers a file piece by piece, also by another process, and gives any part of it', async () => {
    const key = freshKey();
    const data = bytes(2 * PIECE + 12_345);
    let draft: Draft = await storage.begin(key);
    for (const [i, who] of [storage, other, storage].entries()) {
      const piece = data.subarray(i * PIECE, (i + 1) * PIECE);
      const { safe, state } = await who.write(draft, i * PIECE, piece.length, from(piece));
      expect(safe).toBe(i * PIECE + piece.length);
      draft = { key, state };
    }
    await expect(storage.open(key, 0, 1)).rejects.toThrow(NotStored);
    expect(await keys()).not.toContain(key);
    await other.finish(draft, data.length);
    expect((await read(key, 0, data.length - 1)).equals(data)).toBe(true);
    expect((await read(key, PIECE - 2, PIECE + 3)).equals(data.subarray(PIECE - 2, PIECE + 4))).toBe(true);
    expect(await keys()).toContain(key);
  });

  it('takes the same piece again, and finishing again', async () => {
    const key = freshKey();
    const data = bytes(1000, 3);
    const draft = await storage.begin(key);
    await storage.write(draft, 0, 1000, from(data));
    const { state } = await other.write(draft, 0, 1000, from(data));
    await storage.finish({ key, state }, 1000);
    await storage.finish({ key, state }, 1000);
    expect((await read(key, 0, 999)).equals(data)).toBe(true);
  });

  it('answers what is safe when the source breaks off or ends early, and goes on from there', async () => {
    const key = freshKey();
    const data = bytes(300_000, 5);
    let draft = await storage.begin(key);
    const broken = await storage.write(draft, 0, data.length, breaking(data.subarray(0, 200_000)));
    expect(String(broken.broke)).toContain('the line broke');
    expect(broken.safe).toBeLessThanOrEqual(200_000);
    draft = { key, state: broken.state };
    const early = await storage.write(
      draft,
      broken.safe,
      data.length - broken.safe,
      from(data.subarray(broken.safe, 250_000)),
    );
    expect(early.safe).toBeLessThan(data.length);
    draft = { key, state: early.state };
    const rest = await storage.write(draft, early.safe, data.length - early.safe, from(data.subarray(early.safe)));
    await storage.finish({ key, state: rest.state }, data.length);
    expect((await read(key, 0, data.length - 1)).equals(data)).toBe(true);
  });

  it('reads no byte more than it was told to take', async () => {
    const key = freshKey();
    const { state } = await storage.write(await storage.begin(key), 0, 10, from(bytes(1000), 7));
    await storage.finish({ key, state }, 10);
    expect((await read(key, 0, 9)).equals(bytes(10))).toBe(true);
    await expect(read(key, 10, 11))
      .resolves.toHaveLength(0)
      .catch(() => expect(read(key, 10, 11)).rejects.toThrow());
  });

  it('puts small files at once and removes, as often as one likes', async () => {
    const key = `${freshKey()}.thumb`;
    await storage.put(key, bytes(20));
    await storage.put(key, bytes(30));
    expect(await read(key, 0, 29)).toHaveLength(30);
    await storage.remove(key);
    await storage.remove(key);
    await expect(storage.open(key, 0, 1)).rejects.toThrow(NotStored);
  });

  it('discards a draft: nothing can be written to it or made of it any more', async () => {
    const key = freshKey();
    const draft = await storage.begin(key);
    const { state } = await storage.write(draft, 0, 10, from(bytes(10)));
    await storage.discard({ key, state });
    await storage.discard({ key, state });
    if (adapter === 'S3') return;
    await expect(storage.write(draft, 0, 10, from(bytes(10)))).rejects.toThrow(NotStored);
    await expect(storage.finish({ key, state }, 10)).rejects.toThrow(NotStored);
    await expect(storage.open(key, 0, 1)).rejects.toThrow(NotStored);
  });

  it('refuses a key that leads elsewhere', async () => {
    for (const key of ['../out', '/etc/passwd', 'a/../../b', 'a//b', '.incoming/x', ''])
      await expect(storage.begin(key)).rejects.toThrow('not a storage key');
  });

  it('says where it is, and when it cannot be reached', async () => {
    const { where, freeBytes } = await storage.examine();
    expect(where).toContain(adapter === 'S3' ? 'bucket files' : uploads);
    if (adapter === 'local disk') expect(freeBytes).toBeGreaterThan(0);
    await stop();
    stop = async () => {};
    if (adapter === 'S3') await expect(storage.examine()).rejects.toThrow();
  });
});

describe('the local disk', () => {
  it('says that it is full and shows nothing half', async () => {
    const storage = local();
    const draft = await storage.begin('school/full');
    const place = join(uploads, '.incoming', draft.state);
    rmSync(place);
    symlinkSync('/dev/full', place);
    await expect(storage.write(draft, 0, 10, from(bytes(10)))).rejects.toThrow(StorageFull);
    await storage.discard(draft);
    expect(readdirSync(join(uploads, '.incoming'))).toEqual([]);
    await expect(storage.open('school/full', 0, 1)).rejects.toThrow(NotStored);
  });

  it('lets no late writer reach a file that is finished', async () => {
    const storage = local();
    const draft = await storage.begin('school/late');
    await storage.write(draft, 0, 4, from(Buffer.from('good')));
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const late = storage.write(
      draft,
      0,
      4,
      (async function* () {
        await held;
        yield Buffer.from('evil');
      })(),
    );
    await storage.finish(draft, 4);
    go();
    await late;
    expect(String(await buffer(await storage.open('school/late', 0, 3)))).toBe('good');
  });

  it('serves nothing half when a process is killed while it writes', async () => {
    const writer = startProcess(
      [
        process.execPath,
        '-e',
        `import(${JSON.stringify(new URL('./local.storage.ts', import.meta.url).href)}).then(async ({ LocalStorage }) => {
          const storage = new LocalStorage(${JSON.stringify(uploads)});
          const draft = await storage.begin('school/killed');
          console.log('begun');
          async function* endless() { for (;;) { yield Buffer.alloc(4096, 1); await new Promise(setImmediate); } }
          await storage.write(draft, 0, 1e12, endless());
        })`,
      ],
      { env: process.env },
    );
    await new Promise((resolve) => writer.child.stdout?.once('data', resolve));
    // It is killed in the middle: some of it is on the disk, and it would never end.
    const incoming = join(uploads, '.incoming');
    await eventually('bytes arrive', () =>
      readdirSync(incoming, { recursive: true, encoding: 'utf8' }).some((name) => {
        const file = statSync(join(incoming, name));
        return file.isFile() && file.size > 4096;
      }),
    );
    writer.kill('SIGKILL');
    await writer.ended;
    await expect(local().open('school/killed', 0, 1)).rejects.toThrow(NotStored);
    const left: string[] = [];
    for await (const { key, draft } of local().list()) if (draft) left.push(key);
    expect(left).toEqual([expect.stringContaining('killed')]);
  });
});
