import { describe, expect, it } from 'vitest';
import { COLUMNS, readHeader } from './columns.ts';

const key = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()_-]/g, '');

describe('the header of an import', () => {
  it('is read in any order, case and width, in English and Japanese', () => {
    expect(readHeader([...COLUMNS].reverse(), key).columns).toEqual([...COLUMNS].reverse());
    expect(readHeader(['ＬＯＧＩＮ＿ＩＤ', 'Family Name', 'GIVEN-NAME', 'Role'], key).missing).toEqual([]);
    const japanese = 'ログインID,姓,名,姓（かな）,名（かな）,メールアドレス,パスワード,区分,学年,クラス,出席番号'.split(
      ',',
    );
    expect(readHeader(japanese, key).columns).toEqual([...COLUMNS]);
  });

  it('names what it does not know, what is missing and what stands twice', () => {
    expect(readHeader(['login_id', '姓', 'クラブ', 'last name'], key)).toMatchObject({
      unknown: ['クラブ'],
      missing: ['given_name', 'role'],
      doubled: ['family_name'],
    });
  });
});
