export type ContactKind = 'メール' | '電話' | '住所';
export type Span = { readonly start: number; readonly end: number };

/** Bounded everywhere: a pattern that could walk far from every letter would stall on a long text. */
const EMAIL = /[a-z0-9][a-z0-9._%+'-]{0,63}(?<=[a-z0-9]) ?@ ?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}/gu;

const DASH = '[-‐‑‒–—―−ーｰ ]';
/** 0 or +81 and nine or ten digits in two or three groups, or seven to fourteen digits after a +. */
const PHONE = new RegExp(
  `(?<![\\w+-])(?:\\+81${DASH}?\\(?0?\\)?${DASH}?\\d{1,4}|\\(?0\\d{1,4}\\)?)(?:${DASH}?\\(?\\d{1,4}\\)?${DASH}?\\d{3,4}|\\d{6,9})(?![\\w])|(?<![\\w+])\\+\\d{1,3}(?:${DASH}?\\(?\\d{1,4}\\)?){2,5}(?!\\w)|(?<![\\w-])\\(?\\d{3}\\)?[- .]\\d{3}[- .]\\d{4}(?![\\w-])`,
  'gu',
);

const NUMBER = '(?:\\d{1,5}|[一二三四五六七八九十百]{1,4})';
const UNIT = '(?:丁目|番地の|番地|番|号室|号|の|[-‐‑‒–—―−ー])';
/**
 * A place down to its number: a postal code alone, or 都道府県・市区町村・字 followed by 丁目・番地 numbers. A town or a
 * street without a number says where something is, not where somebody lives, and stays.
 */
const POSTAL = '〒 ?\\d{3}[-‐‑–−ー]? ?\\d{4}';
const REGION = '(?:東京都|北海道|大阪府|京都府|[\\p{Script=Han}]{2,3}県)';
const HAN = '[\\p{Script=Han}々ヶ]';
const TOWN = `${HAN}{0,20}[市区町村郡]`;
const REST = ` ?(?:${HAN}|[ヶけのつが](?=\\p{Script=Han})){0,10} ?`;
const BUILDING = '(?: ?[^\\s、。,.「」()0-9]{1,15}\\d{1,4}(?:号室|号))?';
const JAPANESE = new RegExp(
  `(?:${POSTAL}[ 、]{0,2})?(?:${REGION} ?[ぁ-ん]{0,5})?${TOWN}${REST}${NUMBER}(?: ?${UNIT} ?${NUMBER}){0,4}(?:丁目|番地|番|号室|号)?${BUILDING}|${POSTAL}`,
  'gu',
);
const STREET =
  'street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|place|pl|square|sq|terrace|crescent|close|way|parade|highway|hwy';
const ENGLISH = new RegExp(
  `(?<![\\w-])(?:(?:flat|apt\\.?|apartment|unit|room|suite) ?#?\\w{1,5},? )?\\d{1,5}[a-z]?(?:-\\d{1,4}){0,3},? (?:[a-z'.]{1,20} ){1,4}(?:${STREET})\\b\\.?(?:,? (?:apt|apartment|unit|flat|suite)\\.? ?#?\\w{1,5})?|(?<![\\w-])\\d{1,4}(?:-\\d{1,4}){1,3},? [a-z]{2,20}(?:[- ]?(?:cho|machi|chome|ku|shi|gun|mura))\\b`,
  'gu',
);

/** A bare address needs a unit: 3年2組 or 市民20人 are none. */
const hasUnit = /丁目|番地|\d番|\d号|\d[-‐‑‒–—―−ーの]\d/u;

/** E-mail addresses, telephone numbers and postal addresses of a folded text, in no order. */
export function contactsIn(text: string): { kind: ContactKind; span: Span }[] {
  const all = (kind: ContactKind, pattern: RegExp, fits: (found: string) => boolean = () => true) =>
    [...text.matchAll(pattern)]
      .filter(([found]) => fits(found))
      .map((match) => ({ kind, span: { start: match.index, end: match.index + match[0].length } }));
  return [
    ...(text.includes('@') ? all('メール', EMAIL) : []),
    ...all('住所', JAPANESE, (found) => found.startsWith('〒') || hasUnit.test(found)),
    ...all('住所', ENGLISH),
    ...all('電話', PHONE, isPhone),
  ];
}

function isPhone(found: string): boolean {
  const digits = found.replace(/\D/g, '').length;
  return digits >= (found.includes('+') ? 8 : 10) && digits <= 15;
}
