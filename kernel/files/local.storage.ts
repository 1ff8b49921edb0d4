import { randomUUID } from 'node:crypto';
import { constants, createReadStream, existsSync } from 'node:fs';
import { access, copyFile, mkdir, open, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  checked,
  type Draft,
  type FileStorage,
  NotStored,
  PIECE,
  StorageFull,
  type Stored,
  type Written,
} from '#kernel/files/storage.ts';

/** Drafts and files on their way; a backup leaves it out. */
const INCOMING = '.incoming';

/** Files in a folder of this machine, or of one several machines share. What is gathered lies in `.incoming` beside them. */
export class LocalStorage implements FileStorage {
  readonly pieceSize = PIECE;
  readonly wholePieces = false;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async begin(key: string): Promise<Draft> {
    const state = `${checked(key).replaceAll('/', '.')}.${randomUUID()}`;
    await saying(key, async () => {
      await mkdir(join(this.#folder, INCOMING), { recursive: true, mode: 0o700 });
      await writeFile(this.#draft(state), '', { flag: 'wx', mode: 0o600 });
    });
    return { key, state };
  }

  async write(
    { key, state }: Draft,
    offset: number,
    length: number,
    source: AsyncIterable<Uint8Array>,
  ): Promise<Written> {
    return saying(key, async () => {
      const file = await open(this.#draft(state), 'r+');
      let safe = offset;
      let broke: unknown;
      try {
        const chunks = source[Symbol.asyncIterator]();
        while (safe < offset + length) {
          // What the source throws is its own; what writing throws is ours.
          const next = await chunks.next().catch((error: unknown) => {
            broke = error;
          });
          if (!next || next.done) break;
          const room = next.value.subarray(0, offset + length - safe);
          await writeAll(file, room, safe);
          safe += room.length;
        }
        await chunks.return?.();
        await file.datasync();
      } finally {
        await file.close();
      }
      return { safe, state, ...(broke === undefined ? {} : { broke }) };
    });
  }

  /** Copied rather than renamed: a writer that still has the draft open must not reach the file. */
  async finish({ key, state }: Draft, size: number): Promise<void> {
    const target = this.#file(key);
    const whole = this.#draft(`${state}.${randomUUID()}`);
    const done = async () => (await sizeOf(this.#draft(state))) === undefined && (await sizeOf(target)) === size;
    await saying(key, async () => {
      if (await done()) return;
      try {
        await copyFile(this.#draft(state), whole, constants.COPYFILE_FICLONE);
        await this.#moveIn(whole, target, size);
      } catch (error) {
        // Another one was faster.
        if (codeOf(error) !== 'ENOENT' || !(await done())) throw error;
      } finally {
        await rm(whole, { force: true });
      }
      await rm(this.#draft(state), { force: true });
    });
  }

  async discard({ state }: Draft): Promise<void> {
    await rm(this.#draft(state), { force: true });
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    const { state } = await this.begin(key);
    await saying(key, async () => {
      try {
        await writeFile(this.#draft(state), bytes);
        await this.#moveIn(this.#draft(state), this.#file(key), bytes.length);
      } finally {
        await rm(this.#draft(state), { force: true });
      }
    });
  }

  async open(key: string, start: number, end: number): Promise<Readable> {
    const stream = createReadStream(this.#file(key), { start, end });
    await saying(key, () => new Promise((resolve, reject) => stream.once('open', resolve).once('error', reject)));
    return stream;
  }

  async remove(key: string): Promise<void> {
    await rm(this.#file(key), { force: true });
  }

  async *list(): AsyncGenerator<Stored> {
    for (const entry of await entries(this.#folder)) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const draft = entry.parentPath.endsWith(INCOMING);
      const found = await stat(path).catch(() => undefined);
      const key = draft ? entry.name : path.slice(this.#folder.length + 1).replaceAll('\\', '/');
      if (found) yield { key, at: found.mtimeMs, draft };
    }
  }

  async examine(): Promise<{ where: string; freeBytes: number }> {
    // Before the first file there is no folder yet: it will be made beside the other data.
    const there = existsSync(this.#folder) ? this.#folder : dirname(this.#folder);
    await access(there, constants.W_OK);
    const { bavail, bsize } = await statfs(there);
    return { where: this.#folder, freeBytes: bavail * bsize };
  }

  async #moveIn(from: string, target: string, size: number): Promise<void> {
    const file = await open(from, 'r+');
    try {
      const { size: written } = await file.stat();
      if (written < size) throw new Error(`a draft of ${written} bytes cannot become a file of ${size}`);
      if (written > size) await file.truncate(size);
      await file.sync();
    } finally {
      await file.close();
    }
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(from, target);
    // The name reaches the disk with its folder.
    const folder = await open(dirname(target), 'r');
    await folder.sync().finally(() => folder.close());
  }

  #file(key: string): string {
    return join(this.#folder, checked(key));
  }

  #draft(state: string): string {
    if (!/^[\w.-]+$/.test(state)) throw new Error(`not a draft: ${state}`);
    return join(this.#folder, INCOMING, state);
  }
}

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code);

/** Runs it; a disk that is full and a file that is missing get their names. */
async function saying<T>(key: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (['ENOSPC', 'EDQUOT'].includes(codeOf(error))) throw new StorageFull('no space left', { cause: error });
    if (codeOf(error) === 'ENOENT') throw new NotStored(`${key} is not stored`, { cause: error });
    throw error;
  }
}

const entries = (folder: string) =>
  readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
const sizeOf = async (path: string): Promise<number | undefined> => (await stat(path).catch(() => undefined))?.size;

async function writeAll(file: Awaited<ReturnType<typeof open>>, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
