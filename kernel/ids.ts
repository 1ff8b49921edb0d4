import { randomBytes } from 'node:crypto';

/** The only source of ids in modules. */
export interface Ids {
  /** A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then random; monotonic within one process. */
  next(): string;
}

/** Ids whose time part is the given clock's: several ids of one millisecond still sort in the order they were made. */
export function uuidV7(now: () => number = Date.now): Ids {
  let last = 0;
  let counter = 0;
  return {
    next() {
      const at = now();
      if (at > last) {
        last = at;
        counter = randomBytes(2).readUInt16BE() & 0x7ff;
      } else {
        counter += 1;
        if (counter > 0xfff) {
          last += 1;
          counter = 0;
        }
      }
      const bytes = randomBytes(16);
      bytes.writeUIntBE(last, 0, 6);
      bytes.writeUInt16BE(0x7000 | counter, 6);
      bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
      const hex = bytes.toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
  };
}
