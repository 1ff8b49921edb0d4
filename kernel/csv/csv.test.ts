import { describe, expect, it } from 'vitest';
import { headerKey, readCsv } from '#kernel/csv/read-csv.ts';
import { writeCsv } from '#kernel/csv/write-csv.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 姓,名 / 林,凛 in CP932. */
const SJIS = Uint8Array.from([0x90, 0xa9, 0x2c, 0x96, 0xbc, 0x0d, 0x0a, 0x97, 0xd1, 0x2c, 0xea, 0x9f, 0x0d, 0x0a]);

describe('readCsv', () => {
  it('tells UTF-8, UTF-8 with BOM and Shift_JIS apart', () => {
    expect(readCsv(utf8('姓,名\n林,凛\n')).encoding).toBe('utf-8');
    expect(readCsv(utf8('\ufeff姓,名\r\n林,凛\r\n'))).toMatchObject({ encoding: 'utf-8-bom', header: ['姓', '名'] });
    const sjis = readCsv(SJIS);
    expect(sjis).toMatchObject({ encoding: 'shift_jis', header: ['姓', '名'] });
    expect(sjis.rows[0]?.cells[0]).toBe('林');
  });

  it('numbers rows by the line of the file, past quoted line breaks and empty lines', () => {
    const file = readCsv(utf8('a,b\n1,"x\ny"\n\n2,z\n'));
    expect(file.rows.map((row) => row.line)).toEqual([2, 5]);
    expect(file.rows.map((row) => row.cells)).toEqual([
      ['1', 'x\ny'],
      ['2', 'z'],
    ]);
  });

  it('refuses an open quotation mark and binary data with a sentence', () => {
    expect(() => readCsv(utf8('a,b\n1,"x\n'))).toThrow(/quotation mark/);
    expect(() => readCsv(utf8('a\0b'))).toThrow(/not a text file/);
    expect(() => readCsv(Uint8Array.from([0xff, 0xfe, 0xfd, 0x80]))).toThrow(/neither UTF-8 nor Shift_JIS/);
  });

  it('reads headers whatever their width, case and brackets', () => {
    expect(headerKey('姓（かな）')).toBe('姓かな');
    expect(headerKey('ＬＯＧＩＮ＿ＩＤ')).toBe('loginid');
  });
});

describe('writeCsv', () => {
  it('starts with a BOM, ends lines with CRLF and takes the power from formulas', () => {
    expect(
      writeCsv(
        ['a', 'b'],
        [
          ['=1+1', '@x'],
          ['-1', '普通'],
        ],
      ),
    ).toBe("\ufeffa,b\r\n'=1+1,'@x\r\n'-1,普通\r\n");
  });
});
