import { XMLParser } from 'fast-xml-parser';

export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
};
export type XmlNode = XmlElement | string;

/** What was to be read is not XML, or XML that is not to be trusted. */
export class UnreadableXml extends Error {
  override readonly name = 'UnreadableXml';
}

type Parsed = Record<string, unknown>;
const ATTRIBUTES = ':@';
const TEXT = '#text';
const CDATA = '#cdata';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Only what XML itself defines is understood, below: there is nothing to expand.
  processEntities: false,
  cdataPropName: CDATA,
  maxNestedTags: 100,
});

/**
 * The root of an XML document, text in the order it stands in, prefixes of namespaces taken away. A document type is
 * refused whatever it holds: nothing anybody sends us needs one, and entities are how XML is made to read other files
 * (XXE) or to grow without end (OWASP, XML External Entity Prevention).
 */
export function readXml(text: string): XmlElement {
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(text)) throw new UnreadableXml('it has a document type');
  let parsed: Parsed[];
  try {
    parsed = parser.parse(text, true) as Parsed[];
  } catch (error) {
    throw new UnreadableXml('it is no well-formed XML', { cause: error });
  }
  const [root, ...more] = parsed.map(nodeOf).filter((node) => typeof node !== 'string');
  if (!root || more.length > 0) throw new UnreadableXml('it has no root');
  return root;
}

function nodeOf(parsed: Parsed): XmlNode {
  if (TEXT in parsed) return plain(String(parsed[TEXT]));
  if (CDATA in parsed) return (parsed[CDATA] as Parsed[]).map((part) => String(part[TEXT])).join('');
  const name = Object.keys(parsed).find((key) => key !== ATTRIBUTES) ?? '';
  const attributes = Object.entries((parsed[ATTRIBUTES] ?? {}) as Record<string, string>);
  return {
    name,
    attributes: Object.fromEntries(attributes.map(([key, value]) => [key, plain(value)])),
    children: joined((parsed[name] as Parsed[]).map(nodeOf)),
  };
}

/** Text that stands side by side is one text. */
function joined(nodes: readonly XmlNode[]): XmlNode[] {
  const all: XmlNode[] = [];
  for (const node of nodes) {
    const before = all.at(-1);
    if (typeof node === 'string' && typeof before === 'string') all[all.length - 1] = before + node;
    else all.push(node);
  }
  return all;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** The five entities of XML and references to characters (§4.1, §4.6); whatever else stands there as it is. */
const plain = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name)] ?? whole;
    const point = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
/** What XML 1.0 cannot hold in any form (§2.2) is left out; a return would be read as a line break. */
const escaped = (text: string): string =>
  text
    .replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')
    .replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)
    .replaceAll('\r', '&#13;');

/** Text of an XML document from its root, without layout, so that no space is added to what it says. */
export const writeXml = (root: XmlElement): string => `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}\n`;

function written(node: XmlNode): string {
  if (typeof node === 'string') return escaped(node);
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`)
    .join('');
  if (node.children.length === 0) return `<${node.name}${attributes}/>`;
  return `<${node.name}${attributes}>${node.children.map(written).join('')}</${node.name}>`;
}

type Attributes = Record<string, string | number | boolean | null | undefined>;
/** `element('p', {}, 'text')`; attributes that are `null`, `undefined` or `false` are left out. */
export const element = (name: string, attributes: Attributes, ...children: (XmlNode | null)[]): XmlElement => ({
  name,
  attributes: Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]) =>
      value === null || value === undefined || value === false ? [] : [[key, String(value)]],
    ),
  ),
  children: children.filter((child) => child !== null),
});
