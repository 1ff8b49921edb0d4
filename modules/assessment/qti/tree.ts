import type { XmlElement, XmlNode } from '#kernel/xml/xml.ts';

/**
 * The tree of an item under the names of QTI 2 (`choiceInteraction`, `responseIdentifier`), to which those of QTI 3
 * (`qti-choice-interaction`, `response-identifier`) are brought: what is read is the same in both.
 */
export function normalized(node: XmlElement): XmlElement {
  return {
    name: camel(node.name.replace(/^qti-/, '')),
    attributes: Object.fromEntries(
      Object.entries(node.attributes).map(([name, value]) => [name.startsWith('data-') ? name : camel(name), value]),
    ),
    children: node.children.map((child) => (typeof child === 'string' ? child : normalized(child))),
  };
}

const camel = (name: string): string => name.replace(/-(\w)/g, (_, sign: string) => sign.toUpperCase());

export const childrenOf = (node: XmlElement): XmlElement[] =>
  node.children.filter((child): child is XmlElement => typeof child !== 'string');
export const child = (node: XmlElement | undefined, name: string): XmlElement | undefined =>
  node && childrenOf(node).find((one) => one.name === name);
export const all = (node: XmlElement, name: string): XmlElement[] =>
  childrenOf(node).filter((one) => one.name === name);

/** Everything below, in the order it stands in. */
export const below = (node: XmlElement): XmlElement[] => childrenOf(node).flatMap((one) => [one, ...below(one)]);

export const rawText = (node: XmlNode): string =>
  typeof node === 'string' ? node : node.children.map(rawText).join('');

const BLOCKS = new Set([
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'blockquote',
  'pre',
  'table',
  'tr',
  'section',
]);
const MEDIA = new Set(['img', 'object', 'video', 'audio', 'math', 'svg', 'picture', 'iframe']);
const MARKS: Record<string, string> = { strong: '**', b: '**', em: '*', i: '*', code: '`' };

/** A line break that was written, unlike the end of a block: several of them stay several. */
const BREAK = '\ue000';

/** Words of a body as light Markdown; `inline` may say something else for an element. What is no text is left out. */
export function textOf(
  nodes: readonly XmlNode[],
  inline: (node: XmlElement) => string | undefined = () => undefined,
  media: () => void = () => undefined,
): string {
  const written = (node: XmlNode): string => {
    if (typeof node === 'string') return node.replace(/[\t\n\r ]+/g, ' ');
    const instead = inline(node);
    if (instead !== undefined) return instead;
    if (node.name === 'br') return BREAK;
    if (MEDIA.has(node.name)) {
      media();
      return node.attributes.alt ?? '';
    }
    const inside = node.children.map(written).join('');
    if (node.name === 'li') return `\n- ${inside.trim()}\n`;
    if (BLOCKS.has(node.name)) return `\n${inside.trim()}\n`;
    const mark = MARKS[node.name];
    return mark && inside.trim() ? `${mark}${inside.trim()}${mark}` : inside;
  };
  return nodes
    .map(written)
    .join('')
    .replace(/ *([\n\ue000]) */g, '$1')
    .replace(/\n{2,}/g, '\n')
    .trim()
    .replaceAll(BREAK, '\n');
}
