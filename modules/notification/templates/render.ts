import { type MarkedToken, marked, type Token } from 'marked';
import { fill, placesIn } from '#modules/notification/templates/places.ts';
import type { Language, Template, ValueName, Values, Wording } from '#modules/notification/templates/template.ts';

/** What a recipient reads: the same words as plain text and as HTML (the inside of the body, without its frame). */
export type Written = { subject: string; text: string; html: string };
/** Something that was made before: takes the place of a paragraph that is nothing but its name. */
export type Blocks = Partial<Record<ValueName, { text: string; html: string }>>;

const LINK = 'color:#275f46';
const BUTTON =
  'display:inline-block;padding:10px 18px;border-radius:8px;background:#275f46;color:#ffffff;text-decoration:none';
const GAP = 'margin:0 0 16px';

export const parse = (body: string): Token[] => marked.lexer(body, { gfm: true, breaks: true });

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Words others chose must not become header lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there
export const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();

/** Puts values into a wording. They are taken literally: neither markup nor addresses of their own come to life in them. */
export function render(template: Template, wording: Wording, values: Values, blocks: Blocks = {}): Written {
  const empty = template.optional.filter((name) => !values[name]);
  const parts = parse(wording.body)
    .filter((token) => !placesIn(token.raw).some(({ name }) => empty.includes(name as ValueName)))
    .map((token) => block(token as MarkedToken, values, blocks))
    .filter(({ text }) => text !== '');
  return {
    subject: oneLine(fill(wording.subject, values)).slice(0, 200),
    text: [...parts.map(({ text }) => text), '— QuestEd'].join('\n\n'),
    html: parts.map(({ html }) => html).join(''),
  };
}

type Part = { text: string; html: string };
const joined = (parts: readonly Part[], glue = ''): Part => ({
  text: parts.map(({ text }) => text).join(glue),
  html: parts.map(({ html }) => html).join(''),
});

function block(token: MarkedToken, values: Values, blocks: Blocks): Part {
  if (token.type === 'paragraph' || token.type === 'text' || token.type === 'heading') {
    const alone = /^\{\{\s*([A-Za-z]+)\s*\}\}$/.exec(token.raw.trim())?.[1] as ValueName | undefined;
    const made = alone && blocks[alone];
    if (made) return made;
    if (alone) return paragraphs(values[alone] ?? '');
    const inside = joined((token.tokens ?? []).map((each) => inline(each as MarkedToken, values)));
    if (token.type === 'heading')
      return { text: inside.text, html: `<h2 style="${GAP};font-size:18px">${inside.html}</h2>` };
    const only = token.tokens?.length === 1 ? token.tokens[0] : undefined;
    return only?.type === 'link' ? button(only as MarkedToken, values) : wrapped(inside);
  }
  if (token.type === 'list') {
    const items = token.items.map((item) => {
      const inside = joined(
        item.tokens.map((each) => block(each as MarkedToken, values, blocks)),
        '\n',
      );
      return {
        text: `- ${inside.text}`,
        html: `<li>${inside.html.replaceAll(`<p style="${GAP}">`, '<p style="margin:0">')}</li>`,
      };
    });
    const list = joined(items, '\n');
    return { text: list.text, html: `<ul style="${GAP};padding-left:20px">${list.html}</ul>` };
  }
  if (token.type === 'hr') return { text: '----', html: '<hr style="border:0;border-top:1px solid #d6ddd8">' };
  return { text: '', html: '' };
}

const wrapped = ({ text, html }: Part): Part => ({ text, html: `<p style="${GAP}">${html}</p>` });

/** Somebody's own words of several lines: paragraphs and line breaks are kept, addresses become links. */
export function paragraphs(words: string): Part {
  const parts = words
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) =>
      wrapped({
        text: paragraph,
        html: escaped(paragraph)
          .replaceAll('\n', '<br>')
          .replace(/https?:\/\/[^\s<&]+/g, (url) => `<a href="${url}" style="${LINK}">${url}</a>`),
      }),
    );
  return joined(parts, '\n\n');
}

function inline(token: MarkedToken, values: Values): Part {
  const children = () =>
    joined(('tokens' in token ? (token.tokens ?? []) : []).map((each) => inline(each as MarkedToken, values)));
  switch (token.type) {
    case 'strong':
      return { text: children().text, html: `<strong>${children().html}</strong>` };
    case 'em':
      return { text: children().text, html: `<em>${children().html}</em>` };
    case 'br':
      return { text: '\n', html: '<br>' };
    case 'link': {
      const { label, url } = linkOf(token, values);
      const same = label.text === url;
      return {
        text: same ? url : `${label.text} (${url})`,
        html: `<a href="${escaped(url)}" style="${LINK}">${label.html}</a>`,
      };
    }
    case 'text':
    case 'escape':
      return { text: fill(token.text, values), html: fill(token.text, values, escaped).replaceAll('\n', '<br>') };
    default:
      return { text: fill(token.raw, values), html: fill(token.raw, values, escaped) };
  }
}

function linkOf(token: Extract<MarkedToken, { type: 'link' }>, values: Values) {
  const url = fill(token.href, values);
  const label = joined(token.tokens.map((each) => inline(each as MarkedToken, values)));
  return { label, url: /^(https?:|mailto:)/.test(url) ? url : '' };
}

/** A link that is a paragraph of its own is what the mail is about. */
function button(token: MarkedToken, values: Values): Part {
  if (token.type !== 'link') return { text: '', html: '' };
  const { label, url } = linkOf(token, values);
  return {
    text: `${label.text}:\n${url}`,
    html: `<p style="${GAP}"><a href="${escaped(url)}" style="${BUTTON}">${label.html}</a></p><p style="${GAP};font-size:13px;color:#5b6b63;word-break:break-all">${escaped(url)}</p>`,
  };
}

const LEAVE = { ja: 'この種類のメールを止める', en: 'Stop mails of this kind' } as const;

/** The last line of a mail that may be left, for programs that offer no button of their own. */
export const leavingLine = (language: Language, url: string): Part => ({
  text: `\n\n${LEAVE[language]}:\n${url}`,
  html: `<p style="margin:24px 0 0;font-size:13px"><a href="${escaped(url)}" style="color:#5b6b63">${LEAVE[language]}</a></p>`,
});

/** The HTML part of a mail. */
export const framed = (html: string, language: Language): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head><body style="font:15px/1.7 sans-serif;color:#1b2621;max-width:560px;margin:24px auto;padding:0 16px">${html}</body></html>`;
