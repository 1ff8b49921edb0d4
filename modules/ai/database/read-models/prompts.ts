import type { AiPromptRow, AiPromptView } from '#contracts/ai/admin.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { SchoolPrompt } from '#modules/ai/database/prompts.ts';

type Language = 'ja' | 'en';
type Place = { schoolId: string; key: string; language: Language };
type BuiltIn = Pick<AiPromptRow, 'key' | 'fn' | 'title' | 'version'> & {
  readonly text: Readonly<Record<Language, string>>;
  readonly values: Readonly<Record<string, Readonly<Record<Language, string>>>>;
};

export async function newestOwn(em: EntityManager, place: Place): Promise<SchoolPrompt | undefined> {
  const [newest] = await em.find(SchoolPrompt, place, { orderBy: { number: 'desc' }, limit: 1 });
  return newest;
}

/** All prompts with what a school has of its own: one statement. */
export async function listPrompts(
  em: EntityManager,
  prompts: readonly BuiltIn[],
  schoolId: string | null,
): Promise<AiPromptRow[]> {
  const all = schoolId === null ? [] : await em.find(SchoolPrompt, { schoolId }, { orderBy: { number: 'asc' } });
  const newest = new Map(all.map((one) => [`${one.key} ${one.language}`, one]));
  return prompts.map(({ key, fn, title, version }) => ({
    key,
    fn,
    title,
    version,
    own: (['ja', 'en'] as const).flatMap((language) => {
      const own = newest.get(`${key} ${language}`);
      return own?.text ? [{ language, number: own.number, movedOn: own.basedOn < version }] : [];
    }),
  }));
}

export async function readPrompt(
  em: EntityManager,
  prompt: BuiltIn,
  { schoolId, language }: { schoolId: string | null; language: Language },
): Promise<AiPromptView> {
  const own = schoolId === null ? undefined : await newestOwn(em, { schoolId, key: prompt.key, language });
  return {
    key: prompt.key,
    title: prompt.title,
    language,
    version: prompt.version,
    builtIn: prompt.text[language],
    values: Object.entries(prompt.values).map(([name, example]) => ({ name, example: example[language] })),
    own: own?.text
      ? { text: own.text, basedOn: own.basedOn, changedAt: iso(own.changedAt), movedOn: own.basedOn < prompt.version }
      : null,
    number: own?.number ?? 0,
  };
}
