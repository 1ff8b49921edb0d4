import type { Readable } from 'node:stream';

/** A file as one looks into it: any part of it, in any order, both ends included. */
export type Opened = { readonly size: number; readonly open: (start: number, end: number) => Promise<Readable> };
