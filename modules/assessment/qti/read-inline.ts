import type { XmlElement } from '#kernel/xml/xml.ts';
import { readTolerance } from '#modules/assessment/domain/quizzes/csv/gaps.ts';
import type { Gap, Item, Tolerance } from '#modules/assessment/domain/quizzes/item.ts';
import { readNumber } from '#modules/assessment/domain/quizzes/numbers.ts';
import {
  type Base,
  declaredFor,
  earning,
  INLINE,
  media,
  optionsOf,
  type Source,
} from '#modules/assessment/qti/source.ts';
import { below, childrenOf, rawText, textOf } from '#modules/assessment/qti/tree.ts';

/** One field that stands alone is a short text or a number; everything else is a text with gaps. */
export function inlineItem(base: Base, source: Source, fields: readonly XmlElement[]): Item | undefined {
  const [first] = fields;
  const said = source.body.attributes['data-quested-type'];
  const alone = fields.length === 1 && first?.name === 'textEntryInteraction' && standsAlone(source.body, first);
  if (first && (said === 'text' || said === 'number' || (said === undefined && alone))) {
    const prompt = textOf(source.body.children, (node) => (node === first ? '' : undefined), media(source));
    const { id: _id, kind, ...key } = gapOf('g', source, first) ?? {};
    if (kind === 'number') return { ...base, prompt, type: 'number', ...key } as Item;
    return kind === 'text' ? ({ ...base, prompt, type: 'text', ...key } as Item) : undefined;
  }
  const gaps: Gap[] = [];
  const parts = childrenOf(source.body);
  const own = parts.find((part) => part.attributes['data-quested-part'] === 'text');
  const prompt = parts.find((part) => part.attributes['data-quested-part'] === 'prompt');
  const text = textOf(
    own ? own.children : source.body.children,
    (node) => {
      if (!INLINE.has(node.name)) return undefined;
      const id = `g${gaps.length + 1}`;
      const gap = gapOf(id, source, node);
      if (gap) gaps.push(gap);
      return gap ? `[[${id}]]` : '';
    },
    media(source),
  );
  return { ...base, type: 'cloze', prompt: textOf(prompt?.children ?? []), text, gaps };
}

function standsAlone(body: XmlElement, field: XmlElement): boolean {
  const around = [body, ...below(body)].find((node) => node.children.includes(field));
  return around?.children.every((node) => node === field || rawText(node).trim() === '') ?? false;
}

function gapOf(id: string, source: Source, node: XmlElement): Gap | undefined {
  const declared = declaredFor(source, node);
  if (node.name === 'inlineChoiceInteraction') {
    const choices = optionsOf(source, node, 'inlineChoice');
    return { id, kind: 'choice', choices, answer: declared.correct[0] ?? earning(declared)[0] ?? null };
  }
  const accepted = [...new Set([...declared.correct, ...earning(declared)])].map((one) => one.trim()).filter(Boolean);
  if (declared.baseType === 'float' || declared.baseType === 'integer') {
    const unit = node.attributes['data-quested-unit'] ?? '';
    const answer = readNumber(accepted[0] ?? '');
    return {
      id,
      kind: 'number',
      answer: answer ?? null,
      tolerance: toleranceOf(source, node),
      unit: unit.slice(0, 20),
    };
  }
  const exact = declared.exact || node.attributes['data-quested-exact'] === 'true';
  return { id, kind: 'text', accepted, exact };
}

/** As our own files say it, or as an `equal` about this response does. */
function toleranceOf(source: Source, node: XmlElement): Tolerance {
  const own = node.attributes['data-quested-tolerance'];
  const id = node.attributes.responseIdentifier;
  const equal = below(source.root).find(
    (one) => one.name === 'equal' && below(one).some((part) => part.attributes.identifier === id),
  );
  const mode = equal?.attributes.toleranceMode;
  const value = equal?.attributes.tolerance?.trim().split(/\s+/)[0] ?? '';
  const said = own ?? (mode === 'relative' ? `${value}%` : mode === 'absolute' ? value : '');
  const tolerance = readTolerance(said);
  if (!tolerance) source.hint('unsupported_scoring', 'tolerance', { value: said.slice(0, 40) });
  return tolerance ?? { kind: 'absolute', value: 0 };
}
