/** The columns of an import, in the order an export writes them. */
export const COLUMNS = [
  'login_id',
  'family_name',
  'given_name',
  'family_kana',
  'given_kana',
  'email',
  'password',
  'role',
  'grade',
  'class_group',
  'attendance_number',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Without these a file says nothing about anybody. */
const NEEDED: readonly Column[] = ['login_id', 'family_name', 'given_name', 'role'];

/** Header names as schools write them, folded: NFKC, lower case, no spaces, brackets or signs between words. */
const NAMES: Record<Column, string> = {
  login_id:
    'loginid ログインid id userid username ユーザーid ユーザid ユーザー名 ユーザ名 アカウント 利用者id 学籍番号',
  family_name: 'familyname lastname surname 姓 氏 苗字 名字',
  given_name: 'givenname firstname 名 名前',
  family_kana: 'familykana lastnamekana 姓かな 姓カナ 姓ふりがな 姓フリガナ 姓よみ 姓読み せい セイ familynamekana',
  given_kana: 'givenkana firstnamekana 名かな 名カナ 名ふりがな 名フリガナ 名よみ 名読み めい メイ givennamekana',
  email: 'email mail emailaddress mailaddress メールアドレス メール eメール 電子メール',
  password: 'password initialpassword パスワード 初期パスワード',
  role: 'role kind 区分 役割 種別 権限 ロール',
  grade: 'grade schoolgrade 学年',
  class_group: 'classgroup class homeroom クラス 組 学級 ホームルーム',
  attendance_number: 'attendancenumber number no 出席番号 番号',
};
const COLUMN_OF = new Map(COLUMNS.flatMap((column) => NAMES[column].split(' ').map((name) => [name, column])));

export type Header = {
  /** What each cell of a row is; `undefined` where nobody knows. */
  readonly columns: readonly (Column | undefined)[];
  readonly unknown: readonly string[];
  readonly missing: readonly Column[];
  readonly doubled: readonly Column[];
};

/** Recognises the columns of a file; `key` folds a header. */
export function readHeader(header: readonly string[], key: (name: string) => string): Header {
  const columns = header.map((name) => COLUMN_OF.get(key(name)));
  return {
    columns,
    unknown: header.filter((name, index) => columns[index] === undefined && name.trim() !== ''),
    missing: NEEDED.filter((column) => !columns.includes(column)),
    doubled: COLUMNS.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column)),
  };
}
