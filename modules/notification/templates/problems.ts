import type { MarkedToken, Token } from 'marked';
import { placesIn, strayBrace } from '#modules/notification/templates/places.ts';
import { parse } from '#modules/notification/templates/render.ts';
import type { Template, ValueName, Wording } from '#modules/notification/templates/template.ts';

export type TemplateProblem = {
  readonly path: 'subject' | 'body';
  /** From 1; of a value that is missing there is none. */
  readonly line: number | undefined;
  readonly reason:
    | 'unknownPlace'
    | 'missingPlace'
    | 'unclosedPlace'
    | 'unclosedMarkup'
    | 'html'
    | 'markup'
    | 'link'
    | 'lineBreak';
  /** What is meant: the name of a value, or the piece of text. */
  readonly what: string;
};

const LEAVES = ['text', 'escape', 'br', 'space', 'hr'];
const BRANCHES = ['paragraph', 'heading', 'list', 'list_item', 'strong', 'em', 'link'];
const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** Why a wording would make no good mail, each with its line; nothing when it is fine. */
export function problemsOf(template: Template, wording: Wording): TemplateProblem[] {
  const found: TemplateProblem[] = [];
  if (/[\r\n]/.test(wording.subject)) found.push({ path: 'subject', line: 2, reason: 'lineBreak', what: '' });
  for (const path of ['subject', 'body'] as const) found.push(...wrongPlaces(template, path, wording[path]));
  const named = placesIn(`${wording.subject}\n${wording.body}`).map(({ name }) => name);
  for (const name of template.required)
    if (!named.includes(name)) found.push({ path: 'body', line: undefined, reason: 'missingPlace', what: name });
  return [...found, ...wrongMarkup(wording.body)];
}

function wrongPlaces(template: Template, path: 'subject' | 'body', text: string): TemplateProblem[] {
  const unknown = placesIn(text)
    .filter(({ name }) => !template.values.includes(name as ValueName))
    .map(({ name, at }) => ({ path, line: lineAt(text, at), reason: 'unknownPlace' as const, what: name }));
  const stray = strayBrace(text);
  if (stray === undefined) return unknown;
  return [
    ...unknown,
    { path, line: lineAt(text, stray), reason: 'unclosedPlace', what: text.slice(stray, stray + 20) },
  ];
}

/** Walks the text as it was understood; a token's place is looked up in it from where the last one was. */
function wrongMarkup(body: string): TemplateProblem[] {
  const found: TemplateProblem[] = [];
  let from = 0;
  const say = (reason: TemplateProblem['reason'], at: number, what: string) =>
    found.push({ path: 'body', line: lineAt(body, at), reason, what: what.trim().split('\n')[0]?.slice(0, 40) ?? '' });
  const walk = (token: MarkedToken) => {
    const seen = body.indexOf(token.raw, from);
    const at = seen === -1 ? from : seen;
    if (token.type === 'html') say('html', at, token.raw);
    else if (!LEAVES.includes(token.type) && !BRANCHES.includes(token.type)) say('markup', at, token.raw);
    if (token.type === 'link' && !/^(https?:\/\/|mailto:|\{\{\s*url\s*\}\}$)/.test(token.href))
      say('link', at, token.raw);
    const children: Token[] = token.type === 'list' ? token.items : 'tokens' in token ? (token.tokens ?? []) : [];
    for (const child of children) walk(child as MarkedToken);
    if (children.length === 0 && token.type === 'text') {
      const open = token.raw.search(/\*\*|__|~~|\]\(|`|(?<!\])\[[^\]]*$|\*(?=\S)/);
      if (open !== -1) say('unclosedMarkup', at + open, token.raw.slice(open));
    }
    from = Math.max(from, at + (children.length ? 0 : token.raw.length));
  };
  for (const token of parse(body)) walk(token as MarkedToken);
  return found;
}
