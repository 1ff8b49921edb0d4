import type { TemplateRow, TemplateView } from '#contracts/notification/templates.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { SchoolTemplate } from '#modules/notification/database/entities.ts';
import { exampleOf } from '#modules/notification/templates/examples.ts';
import { TEMPLATES } from '#modules/notification/templates/list.ts';
import type { Language, Template, TemplateKey } from '#modules/notification/templates/template.ts';

type Place = { schoolId: string; key: TemplateKey; language: Language };

export async function newestOwn(em: EntityManager, place: Place): Promise<SchoolTemplate | undefined> {
  const [newest] = await em.find(SchoolTemplate, place, { orderBy: { number: 'desc' }, limit: 1 });
  return newest;
}

/** Every wording with what a school has of its own: one statement. */
export async function listTemplates(em: EntityManager, schoolId: string): Promise<TemplateRow[]> {
  const all = await em.find(SchoolTemplate, { schoolId }, { orderBy: { number: 'asc' } });
  const newest = new Map(all.map((one) => [`${one.key} ${one.language}`, one]));
  return TEMPLATES.map(({ key, version }) => ({
    key,
    version,
    own: (['ja', 'en'] as const).flatMap((language) => {
      const own = newest.get(`${key} ${language}`);
      return own?.subject ? [{ language, number: own.number, movedOn: own.basedOn < version }] : [];
    }),
  }));
}

export async function readTemplate(
  em: EntityManager,
  template: Template,
  { schoolId, language }: { schoolId: string; language: Language },
): Promise<TemplateView> {
  const { key, version, text, values, required, optional } = template;
  const own = await newestOwn(em, { schoolId, key, language });
  const { subject, body, basedOn, changedAt } = own ?? {};
  return {
    ...{ key, language, version },
    builtIn: text[language],
    values: values.map((name) => ({
      name,
      example: exampleOf(name, language),
      required: required.includes(name),
      optional: optional.includes(name),
    })),
    own:
      subject && body && basedOn !== undefined && changedAt !== undefined
        ? { subject, body, basedOn, changedAt: iso(changedAt), movedOn: basedOn < version }
        : null,
    number: own?.number ?? 0,
  };
}
