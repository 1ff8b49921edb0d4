import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/notification/database/tables.ts';
import { TEMPLATES, templateOf } from '#modules/notification/templates/list.ts';
import type { Language, TemplateKey, Wording } from '#modules/notification/templates/template.ts';

export type Wordings = Readonly<Record<Language, Wording>>;

/** How a school words a kind of mail, in both languages: its own wording where it has one. */
export async function wordingsOf(em: EntityManager, schoolId: string | null, key: TemplateKey): Promise<Wordings> {
  const builtIn = templateOf(key).text;
  if (!schoolId) return builtIn;
  const own = await tables(em)
    .selectFrom('school_template')
    .select(['language', 'subject', 'body'])
    .where('schoolId', '=', schoolId)
    .where('key', '=', key)
    .orderBy('number')
    .execute();
  const found: Record<Language, Wording> = { ...builtIn };
  for (const { language, subject, body } of own)
    found[language] = subject && body ? { subject, body } : builtIn[language];
  return found;
}

/** The same of every kind of mail at once. */
export async function allWordings(em: EntityManager, schoolId: string): Promise<(key: TemplateKey) => Wordings> {
  const own = await tables(em)
    .selectFrom('school_template')
    .select(['key', 'language', 'subject', 'body'])
    .where('schoolId', '=', schoolId)
    .orderBy('number')
    .execute();
  const found = new Map(TEMPLATES.map(({ key, text }): [TemplateKey, Record<Language, Wording>] => [key, { ...text }]));
  for (const { key, language, subject, body } of own) {
    const words = found.get(key);
    if (words) words[language] = subject && body ? { subject, body } : templateOf(key).text[language];
  }
  return (key) => found.get(key) ?? templateOf(key).text;
}
