export type Language = 'ja' | 'en';

/** What a mail says: one subject, paragraphs, at most one link. Plain text and HTML are made from the same words. */
export type Letter = { subject: string; paragraphs: string[]; link?: { label: string; url: string } };

export type LetterKind =
  | 'confirm'
  | 'confirm-new-address'
  | 'reset'
  | 'approval'
  | 'rejection'
  | 'enrolled'
  | 'theme-approved'
  | 'theme-returned';
export type LetterValues = {
  name: string;
  school: string;
  url: string;
  reason?: string;
  className?: string;
  title?: string;
};

type Wording = (v: LetterValues) => Letter;
const of = (subject: string, paragraphs: string[], label?: string, url?: string): Letter => ({
  subject,
  paragraphs,
  ...(label && url ? { link: { label, url } } : {}),
});

const JA: Record<LetterKind, Wording> = {
  confirm: (v) =>
    of(
      'メールアドレスの確認',
      [
        `${v.name} さん`,
        `${v.school}の QuestEd への登録を受けつけました。次のリンクを開いて、メールアドレスを確認してください。リンクは24時間使えます。`,
        '心当たりがないときは、このメールを消してください。何も起こりません。',
      ],
      '確認のページを開く',
      v.url,
    ),
  'confirm-new-address': (v) =>
    of(
      '新しいメールアドレスの確認',
      [
        `${v.name} さん`,
        'QuestEd のメールアドレスをこのアドレスに変える手続きがありました。次のリンクを開くと変わります。リンクは24時間使えます。',
        '心当たりがないときは、このメールを消してください。アドレスは変わりません。',
      ],
      '確認のページを開く',
      v.url,
    ),
  reset: (v) =>
    of(
      'パスワードの再設定',
      [
        `${v.name} さん`,
        '次のリンクから新しいパスワードを決めてください。リンクは1時間、一度だけ使えます。',
        '心当たりがないときは、このメールを消してください。パスワードは変わりません。',
      ],
      '新しいパスワードを決める',
      v.url,
    ),
  approval: (v) =>
    of(
      '登録が承認されました',
      [
        `${v.name} さん`,
        `${v.school}の QuestEd を使えるようになりました。登録したログイン ID とパスワードでサインインしてください。`,
      ],
      'サインインする',
      v.url,
    ),
  rejection: (v) =>
    of('登録が承認されませんでした', [
      `${v.name} さん`,
      `${v.school}の QuestEd への登録は承認されませんでした。`,
      `理由：${v.reason ?? ''}`,
      'くわしいことは学校に聞いてください。',
    ]),
  enrolled: (v) =>
    of(
      `「${v.className ?? ''}」に入りました`,
      [`${v.name} さん`, `講座「${v.className ?? ''}」の名簿に加わりました。`],
      '講座のページを開く',
      v.url,
    ),
  'theme-approved': (v) =>
    of(
      'テーマが承認されました',
      [
        `${v.name} さん`,
        `「${v.className ?? ''}」のテーマ「${v.title ?? ''}」が承認されました。`,
        ...(v.reason ? [`先生から：${v.reason}`] : []),
      ],
      'テーマを開く',
      v.url,
    ),
  'theme-returned': (v) =>
    of(
      'テーマにコメントがつきました',
      [
        `${v.name} さん`,
        `「${v.className ?? ''}」のテーマ「${v.title ?? ''}」が、コメントといっしょにもどりました。`,
        `先生から：${v.reason ?? ''}`,
      ],
      'テーマを開く',
      v.url,
    ),
};

const EN: Record<LetterKind, Wording> = {
  confirm: (v) =>
    of(
      'Confirm your e-mail address',
      [
        `Dear ${v.name},`,
        `you have registered with QuestEd at ${v.school}. Please open the link below to confirm your address. It is good for 24 hours.`,
        'If this was not you, delete this mail; nothing will happen.',
      ],
      'Open the confirmation page',
      v.url,
    ),
  'confirm-new-address': (v) =>
    of(
      'Confirm your new e-mail address',
      [
        `Dear ${v.name},`,
        'somebody asked to change your QuestEd address to this one. Open the link below and it will be changed. The link is good for 24 hours.',
        'If this was not you, delete this mail; your address stays as it is.',
      ],
      'Open the confirmation page',
      v.url,
    ),
  reset: (v) =>
    of(
      'Choose a new password',
      [
        `Dear ${v.name},`,
        'please choose a new password with the link below. It is good for one hour and works once.',
        'If this was not you, delete this mail; your password stays as it is.',
      ],
      'Choose a new password',
      v.url,
    ),
  approval: (v) =>
    of(
      'Your registration is approved',
      [
        `Dear ${v.name},`,
        `you can use QuestEd at ${v.school} now. Sign in with the login id and password you have chosen.`,
      ],
      'Sign in',
      v.url,
    ),
  rejection: (v) =>
    of('Your registration was not approved', [
      `Dear ${v.name},`,
      `your registration with QuestEd at ${v.school} was not approved.`,
      `Reason: ${v.reason ?? ''}`,
      'Please ask your school if you have questions.',
    ]),
  enrolled: (v) =>
    of(
      `You are in “${v.className ?? ''}”`,
      [`Dear ${v.name},`, `you are on the roster of the class “${v.className ?? ''}” now.`],
      'Open the class',
      v.url,
    ),
  'theme-approved': (v) =>
    of(
      'Your theme is approved',
      [
        `Dear ${v.name},`,
        `your theme “${v.title ?? ''}” in “${v.className ?? ''}” is approved.`,
        ...(v.reason ? [`Your teacher says: ${v.reason}`] : []),
      ],
      'Open the theme',
      v.url,
    ),
  'theme-returned': (v) =>
    of(
      'A comment on your theme',
      [
        `Dear ${v.name},`,
        `your theme “${v.title ?? ''}” in “${v.className ?? ''}” has come back with a comment.`,
        `Your teacher says: ${v.reason ?? ''}`,
      ],
      'Open the theme',
      v.url,
    ),
};

/** Words somebody else chose must not become header lines. */
const oneLine = (text: string): string => text.replace(/[\r\n\t]+/g, ' ').trim();

export function letter(kind: LetterKind, language: Language, values: LetterValues): Letter {
  const written = (language === 'ja' ? JA : EN)[kind](values);
  return { ...written, subject: oneLine(written.subject).slice(0, 200) };
}

export const asText = ({ paragraphs, link }: Letter): string =>
  [...paragraphs, ...(link ? [`${link.label}:\n${link.url}`] : []), '— QuestEd'].join('\n\n');

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** HTML of a letter's text: paragraphs, and addresses as links; everything else is taken literally. */
export function asHtml(text: string, language: Language): string {
  const body = text
    .split('\n\n')
    .map((paragraph) => escaped(paragraph).replaceAll('\n', '<br>'))
    .map((paragraph) =>
      paragraph.replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}" style="color:#275f46">${url}</a>`),
    )
    .map((paragraph) => `<p style="margin:0 0 16px">${paragraph}</p>`)
    .join('');
  return `<!doctype html><html lang="${language}"><body style="font:15px/1.7 sans-serif;color:#1b2621;max-width:560px;margin:24px auto;padding:0 16px">${body}</body></html>`;
}
