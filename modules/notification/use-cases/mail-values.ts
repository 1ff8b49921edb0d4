import type { Values } from '#modules/notification/templates/template.ts';
import { nameFor } from '#modules/notification/use-cases/write-mail.ts';

const LOCALES = { ja: 'ja-JP', en: 'en-GB' } as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar day as people read it: 11月27日(金), Friday 27 November. */
export const dayText = (day: string, language: 'ja' | 'en'): string =>
  DAY.test(day)
    ? new Intl.DateTimeFormat(LOCALES[language], {
        timeZone: 'UTC',
        ...(language === 'ja'
          ? ({ month: 'long', day: 'numeric', weekday: 'short' } as const)
          : ({ weekday: 'long', day: 'numeric', month: 'long' } as const)),
      }).format(Date.parse(`${day}T00:00:00Z`))
    : day;

/** What a notice holds, as a mail in a language says it. */
export function mailValues(values: Record<string, string | number>, language: 'ja' | 'en'): Values {
  const { familyName, givenName, day, ...rest } = values;
  const who = nameFor(language, { familyName: String(familyName ?? ''), givenName: String(givenName ?? '') });
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)])),
    who,
    ...(day === undefined ? {} : { day: dayText(String(day), language) }),
  };
}
