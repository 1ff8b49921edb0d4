import { escaped } from '#modules/notification/templates/render.ts';
import type { Language } from '#modules/notification/templates/template.ts';

export type DigestLine = { under: string; says: string; url: string };

/** More than this nobody reads in a mail: the rest is a number. */
export const MOST_LINES = 50;

const WORDS = {
  ja: { other: 'そのほか', more: (n: number) => `ほかに${n}件あります。` },
  en: { other: 'Other news', more: (n: number) => `And ${n} more.` },
} as const;

/** The lines of a digest under the names of their classes, as text and as HTML; `all` counts those left out too. */
export function digestLines(lines: readonly DigestLine[], all: number, language: Language) {
  const words = WORDS[language];
  const groups = Map.groupBy(lines, ({ under }) => under);
  const parts = [...groups]
    .sort(([a], [b]) => Number(a === '') - Number(b === ''))
    .map(([under, inside]) => {
      const title = under || (groups.size > 1 ? words.other : '');
      return {
        text: [...(title ? [`■ ${title}`] : []), ...inside.map(({ says, url }) => `- ${says}\n  ${url}`)].join('\n'),
        html: `${title ? `<h2 style="margin:16px 0 4px;font-size:15px">${escaped(title)}</h2>` : ''}<ul style="margin:0 0 16px;padding-left:20px">${inside
          .map(({ says, url }) => `<li><a href="${escaped(url)}" style="color:#275f46">${escaped(says)}</a></li>`)
          .join('')}</ul>`,
      };
    });
  const more = all > lines.length ? words.more(all - lines.length) : '';
  return {
    text: [...parts.map(({ text }) => text), ...(more ? [more] : [])].join('\n\n'),
    html: `${parts.map(({ html }) => html).join('')}${more ? `<p style="margin:0 0 16px">${more}</p>` : ''}`,
  };
}
