import type { Readable } from 'node:stream';
import { token } from '#kernel/container.ts';

/** Where the bytes of an upload gather. `state` is the adapter's own note; whoever keeps the draft keeps the newest. */
export type Draft = { readonly key: string; readonly state: string };

/** `safe`: how many bytes of the file are on disk now. `broke`: what the source broke off with, if it did. */
export type Written = { readonly safe: number; readonly state: string; readonly broke?: unknown };

export type Stored = { readonly key: string; readonly at: number; readonly draft: boolean };

/**
 * Keeps files by key (`school/file`), each written once and never changed.
 *
 * `begin → write … write → finish`, or `→ discard`. Several processes may share a storage, and each step may be taken by
 * another one.
 *
 * * A file is there as a whole or not at all: before `finish` nothing can be opened under its key, and a process killed at
 *   any moment leaves a draft at most.
 * * What `write` calls safe survives the end of the process. The same piece may be written again, also by two at once.
 *   Once `finish` has returned, no late `write` reaches the file.
 * * Memory does not grow with the size of a file.
 * * Throws StorageFull when there is no room, NotStored when there is no such file or draft. Everything else is a fault.
 */
export interface FileStorage {
  /** Most bytes one `write` takes. */
  readonly pieceSize: number;
  /** Whether each `write` must begin at a multiple of `pieceSize` and be that long, the last one excepted. */
  readonly wholePieces: boolean;
  begin(key: string): Promise<Draft>;
  /** Writes `length` bytes from `offset` on, which is at most what was safe before. A source that breaks off is answered, not thrown. */
  write(draft: Draft, offset: number, length: number, source: AsyncIterable<Uint8Array>): Promise<Written>;
  /** The draft becomes the file of its key. Safe to repeat. */
  finish(draft: Draft, size: number): Promise<void>;
  /** Safe to repeat; what is not there any more is no fault. */
  discard(draft: Draft): Promise<void>;
  /** A small file at once. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The bytes from `start` to `end`, both included. */
  open(key: string, start: number, end: number): Promise<Readable>;
  /** Safe to repeat. */
  remove(key: string): Promise<void>;
  /** Everything there is, in no order; drafts as far as the adapter can see them. */
  list(): AsyncIterable<Stored>;
  /** Whether it can be reached and written to, and how much room there is where that can be known. Throws when not. */
  examine(): Promise<{ readonly where: string; readonly freeBytes: number | undefined }>;
}
export const fileStorageToken = token<FileStorage>('file storage');

/** There is no room left. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** There is no such file or draft. */
export class NotStored extends Error {
  override readonly name = 'NotStored';
}

/** Pieces of 5 MiB: the least S3 takes, and little to send again on a weak line. */
export const PIECE = 5 * 1024 * 1024;

const KEY = /^[\w-]+(\/[\w-]+)*(\.[a-z]+)?$/;
/** A key never leads out of its folder. */
export function checked(key: string): string {
  if (!KEY.test(key)) throw new Error(`not a storage key: ${key}`);
  return key;
}
