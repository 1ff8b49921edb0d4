import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readdirSync, statSync, writeFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as tar from 'tar';
import * as z from 'zod';

/** The first entry of a backup: what it is and what must be in it. */
const Manifest = z.object({
  format: z.literal(1),
  version: z.string(),
  madeAt: z.iso.datetime(),
  /** By module, the migrations its database has had. */
  databases: z.record(z.string(), z.array(z.string()).readonly()),
  /** Path, size in bytes and SHA-256 of every file. */
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof Manifest>;

const MANIFEST = 'manifest.json';
const MANIFEST_LIMIT = 64 * 1024 * 1024;

/** This file cannot be restored, for the reason in its message. */
export class BadBackup extends Error {
  override readonly name = 'BadBackup';
}

/** Packs a folder into one file, `tar` in `gzip`: complete or not there at all, readable by its owner only. */
export async function pack(
  folder: string,
  about: Pick<Manifest, 'version' | 'madeAt' | 'databases'>,
  out: string,
  progress: (what: string) => void = () => {},
): Promise<Manifest> {
  const files: Manifest['files'] = [];
  for (const path of pathsIn(folder)) {
    progress(`reading ${path}`);
    files.push({ path, ...(await measure(join(folder, path))) });
  }
  const manifest: Manifest = { format: 1, ...about, files };
  writeFileSync(join(folder, MANIFEST), JSON.stringify(manifest, null, 1));
  const draft = `${out}.${process.pid}.part`;
  try {
    const paths = [MANIFEST, ...files.map(({ path }) => path)];
    const onWriteEntry = ({ path }: { path: string }) => progress(`packing ${path}`);
    const packed = tar.create({ cwd: folder, gzip: true, portable: true, strict: true, onWriteEntry }, paths);
    await pipeline(packed, createWriteStream(draft, { mode: 0o600 }));
    await synced(draft);
    await rename(draft, out);
  } finally {
    await rm(draft, { force: true });
  }
  return manifest;
}

/** Reads what a backup says of itself. Throws BadBackup when it is none, is damaged there, or of a newer kind. */
export async function readManifest(file: string): Promise<Manifest> {
  const chunks: Buffer[] = [];
  const enough = new AbortController();
  const parser = new tar.Parser({
    strict: true,
    onReadEntry(entry) {
      if (entry.path !== MANIFEST || entry.size > MANIFEST_LIMIT) return enough.abort();
      entry.on('data', (chunk: Buffer) => chunks.push(chunk));
      entry.on('end', () => enough.abort());
    },
  });
  try {
    await pipeline(createReadStream(file), parser, { signal: enough.signal });
  } catch (error) {
    if (!enough.signal.aborted) throw damaged(file, error);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  const said = parsed(text);
  if (Number(said?.format) > 1) throw new BadBackup(`${file} was made by a newer QuestEd (${said?.version}).`);
  const read = Manifest.safeParse(said);
  if (!read.success) throw new BadBackup(`${file} is no backup of QuestEd.`);
  return read.data;
}

/** Unpacks into an empty folder and compares every byte with the manifest. Throws BadBackup when anything differs. */
export async function unpack(
  file: string,
  manifest: Manifest,
  folder: string,
  progress: (what: string) => void = () => {},
): Promise<void> {
  const expected = new Set(manifest.files.map(({ path }) => path));
  const filter = (path: string, entry: tar.ReadEntry | object) =>
    expected.has(path) && 'type' in entry && (entry.type === 'File' || entry.type === 'Link');
  const onReadEntry = ({ path }: { path: string }) => progress(`unpacking ${path}`);
  try {
    await pipeline(createReadStream(file), tar.extract({ cwd: folder, strict: true, filter, onReadEntry }));
  } catch (error) {
    throw damaged(file, error);
  }
  for (const { path, bytes, sha256 } of manifest.files) {
    progress(`checking ${path}`);
    const found = await measure(join(folder, path)).catch(() => undefined);
    if (found?.bytes !== bytes || found.sha256 !== sha256) throw new BadBackup(`${file} is damaged: ${path} differs.`);
    await synced(join(folder, path));
  }
}

function damaged(file: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new BadBackup(`There is no file ${file}.`);
  if (code === 'ENOSPC' || code === 'EACCES') return error as Error;
  return new BadBackup(`${file} is damaged or no backup of QuestEd: ${message}.`);
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const pathsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => relative('.', path).split(sep).join('/'))
    .sort();

async function measure(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** On disk, not only on its way there. */
async function synced(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}
