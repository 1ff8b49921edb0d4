import type { TemplateKey } from '#contracts/notification/templates.ts';

export type { TemplateKey };
export type Language = 'ja' | 'en';
export type Wording = { readonly subject: string; readonly body: string };

export type ValueName =
  | 'name'
  | 'school'
  | 'url'
  | 'className'
  | 'title'
  | 'who'
  | 'reason'
  | 'count'
  | 'day'
  | 'left'
  | 'entries'
  | 'goals'
  | 'questions'
  | 'active'
  | 'asked'
  | 'open'
  | 'subject'
  | 'text'
  | 'lines';
export type Values = Partial<Record<ValueName, string>>;

/**
 * The wording of a mail: a subject of one line, and light Markdown in which `{{name}}` stands for a value. A change of
 * the built-in wording counts `version` up, so that schools with a wording of their own are told that ours moved on.
 */
export type Template = {
  readonly key: TemplateKey;
  readonly version: number;
  /** Every value it may name. */
  readonly values: readonly ValueName[];
  /** Without these the mail would be useless: the one-time link, the words themselves. */
  readonly required: readonly ValueName[];
  /** May be empty: a paragraph that names an empty one is left out. */
  readonly optional: readonly ValueName[];
  readonly text: Readonly<Record<Language, Wording>>;
};

const EVERYWHERE = ['name', 'school', 'url'] as const satisfies ValueName[];

export const template = (
  key: TemplateKey,
  given: {
    values?: ValueName[];
    required?: ValueName[];
    optional?: ValueName[];
    version?: number;
    ja: Wording;
    en: Wording;
  },
): Template => ({
  key,
  version: given.version ?? 1,
  values: [...EVERYWHERE, ...(given.values ?? [])],
  required: given.required ?? [],
  optional: given.optional ?? [],
  text: { ja: given.ja, en: given.en },
});

type Said = { subject: string; says: string; button: string };

/** A mail that says one thing and leads there. */
export const news = (key: TemplateKey, given: { values?: ValueName[]; optional?: ValueName[]; ja: Said; en: Said }) =>
  template(key, {
    ...given,
    ja: { subject: given.ja.subject, body: `{{name}} さん\n\n${given.ja.says}\n\n[${given.ja.button}]({{url}})` },
    en: { subject: given.en.subject, body: `Dear {{name}},\n\n${given.en.says}\n\n[${given.en.button}]({{url}})` },
  });
