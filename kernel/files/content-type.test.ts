import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { contentTypeOf } from '#kernel/files/content-type.ts';
import { UnsafeDocument } from '#kernel/files/zip.ts';
import { docxOf, zipOf } from '#kernel/testing/zip.ts';

const MB = 1024 * 1024;
const typeOf = (bytes: Uint8Array) =>
  contentTypeOf({
    size: bytes.length,
    open: async (start, end) => Readable.from([Buffer.from(bytes.subarray(start, end + 1))]),
  });
const text = (words: string) => typeOf(Buffer.from(words));

describe('what a file is, by its content', () => {
  it.each([
    [
      'image/png',
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    ],
    ['image/gif', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1')],
    ['application/pdf', Buffer.from('%PDF-1.7\n1 0 obj\n')],
    ['video/mp4', Buffer.from('\0\0\0\u0018ftypmp42\0\0\0\0mp42isom', 'latin1')],
    ['video/quicktime', Buffer.from('\0\0\0\u0014ftypqt  \0\0\0\0qt  ', 'latin1')],
    ['image/heic', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['audio/mpeg', Buffer.from('\u00FF\u00FB\u0090\u0064', 'latin1')],
  ])('%s', async (type, bytes) => {
    expect(await typeOf(Buffer.concat([bytes, Buffer.alloc(64)]))).toBe(type);
  });

  it('a recording behind a large cover is still one', async () => {
    const tag = Buffer.concat([Buffer.from('ID3\u0003\0\0\0\u0003\0\0', 'latin1'), Buffer.alloc(3 * 128 * 128)]);
    const frame = Buffer.from('\u00FF\u00FB\u0090\u0064', 'latin1');
    expect(await typeOf(Buffer.concat([tag, frame, Buffer.alloc(400)]))).toBe('audio/mpeg');
  });

  it('text is text in UTF-8 and Shift_JIS, and nothing that has control characters in it', async () => {
    expect(await text('氏名,点\n佐藤,5\n')).toBe('text/plain');
    expect(await typeOf(Buffer.from([0x8e, 0x81, 0x96, 0xbc, 0x2c, 0x93, 0x5f, 0x0a]))).toBe('text/plain');
    expect(await typeOf(Buffer.from([0x00, 0x01, 0x02, 0x41]))).toBeUndefined();
    expect(await typeOf(Buffer.alloc(0))).toBeUndefined();
  });

  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '<?xml version="1.0"?><svg/>',
    '\uFEFF  \n<!DOCTYPE html><p>',
    '<html><body>',
    '<!-- x --><script>alert(1)</script>',
    '<iframe src=x>',
  ])('%s is no text anybody may upload', async (page) => {
    expect(['text/html', 'application/xml', 'image/svg+xml']).toContain(await text(page));
  });

  it('a page in UTF-16 is not overlooked', async () => {
    expect(await typeOf(Buffer.from('<script>alert(1)</script>', 'utf16le'))).not.toBe('text/plain');
  });
});

describe('documents', () => {
  const odf = (kind: string) =>
    zipOf([{ name: 'mimetype', bytes: Buffer.from(`application/vnd.oasis.opendocument.${kind}`) }]);
  it('are known by what they say inside', async () => {
    expect(await typeOf(docxOf())).toContain('wordprocessingml.document');
    for (const kind of ['text', 'spreadsheet', 'presentation'])
      expect(await typeOf(odf(kind))).toContain(`opendocument.${kind}`);
    expect(await typeOf(zipOf([{ name: 'virus.exe', bytes: Buffer.from('MZ') }]))).toBeUndefined();
  });

  it('of the old formats are known when the content is clear', async () => {
    const old = (...names: string[]) =>
      Buffer.concat([
        Buffer.from('D0CF11E0A1B11AE1', 'hex'),
        Buffer.alloc(600),
        ...names.map((name) => Buffer.from(`${name}\0`, 'utf16le')),
        Buffer.alloc(64),
      ]);
    expect(await typeOf(old('WordDocument'))).toBe('application/msword');
    expect(await typeOf(old('Workbook'))).toBe('application/vnd.ms-excel');
    expect(await typeOf(old('PowerPoint Document'))).toBe('application/vnd.ms-powerpoint');
    expect(await typeOf(old())).toBeUndefined();
    expect(await typeOf(old('WordDocument', 'Workbook'))).toBeUndefined();
  });

  it('with macros are refused', async () => {
    await expect(typeOf(docxOf({ name: 'word/vbaProject.bin', bytes: Buffer.from('x') }))).rejects.toThrow('macros');
  });

  it('that would unpack to something monstrous are refused by what they claim', async () => {
    const bomb = docxOf({ name: 'word/media/zeros.bin', bytes: Buffer.alloc(200 * MB) });
    expect(bomb.length).toBeLessThan(MB);
    await expect(typeOf(bomb)).rejects.toThrow(UnsafeDocument);
  });

  it('that unpack to more than they claim are refused, too', async () => {
    const liar = docxOf({ name: 'word/media/zeros.bin', bytes: Buffer.alloc(60 * MB), claims: 100 });
    await expect(typeOf(liar)).rejects.toThrow(UnsafeDocument);
  });

  it('that are cut off or have a thousand thousand parts are refused', async () => {
    const many = Array.from({ length: 5001 }, (_, i) => ({ name: `word/${i}.xml`, bytes: Buffer.from('x') }));
    await expect(typeOf(docxOf(...many))).rejects.toThrow(UnsafeDocument);
    const cut = docxOf({ name: 'word/a.xml', bytes: Buffer.from('x'.repeat(1000)) });
    cut.fill(0xff, 60, 120);
    await expect(typeOf(cut)).rejects.toThrow(UnsafeDocument);
  });
});
