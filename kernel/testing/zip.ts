import { crc32, deflateRawSync } from 'node:zlib';

export type ZipPart = { name: string; bytes: Uint8Array /** What it claims to unpack to. */; claims?: number };

/** A zip as an office program would write it (PKWARE APPNOTE 4.3), or one that lies about its sizes. */
export function zipOf(parts: readonly ZipPart[]): Buffer<ArrayBuffer> {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, claims = bytes.length } of parts) {
    const packed = deflateRawSync(bytes, { level: 9 });
    const called = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims, 18);
    common.writeUInt16LE(called.length, 22);
    files.push(Buffer.from('PK\u0003\u0004'), common, called, packed);
    const entry = Buffer.alloc(16);
    entry.writeUInt32LE(offset, 12);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), common, entry.subarray(2), called);
    offset += 30 + called.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, listed, Buffer.from('PK\u0005\u0006'), end]);
}

const TYPES = (main: string) =>
  Buffer.from(
    `<?xml version="1.0"?><Types><Override ContentType="application/vnd.openxmlformats-officedocument.${main}"/></Types>`,
  );

/** A docx with these parts beside the ones every docx has. */
export const docxOf = (...parts: ZipPart[]): Buffer<ArrayBuffer> =>
  zipOf([
    { name: '[Content_Types].xml', bytes: TYPES('wordprocessingml.document.main+xml') },
    { name: 'word/document.xml', bytes: Buffer.from('<w:document>探究</w:document>') },
    ...parts,
  ]);
