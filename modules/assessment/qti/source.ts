import type { XmlElement } from '#kernel/xml/xml.ts';
import type { Fault as CsvFault, RowReason } from '#modules/assessment/domain/quizzes/csv/read.ts';
import type { Choice, Item } from '#modules/assessment/domain/quizzes/item.ts';
import { all, child, rawText, textOf } from '#modules/assessment/qti/tree.ts';

export type PackageReason =
  | RowReason
  | 'unreadable_xml'
  | 'missing_file'
  | 'unsupported_interaction'
  | 'several_interactions'
  | 'unsupported_scoring'
  | 'media_left_out'
  | 'feedback_left_out';
export type Fault = Omit<CsvFault, 'reason'> & { reason: PackageReason };
export type ReadItem = {
  name: string;
  type: Item['type'] | null;
  /** What was read otherwise than it stands there. */
  hints: Fault[];
  /** Why it is left out. */
  faults: Fault[];
  filed: { item: Item; subject: string; tags: string[] } | undefined;
};

export type Say = (reason: PackageReason, column?: string, values?: Record<string, string>) => void;
/** Everything of an item its parts are read from. */
export type Source = {
  body: XmlElement;
  declared: Map<string, Declared>;
  root: XmlElement;
  hint: Say;
  say: Say;
};
export type Declared = {
  baseType: string;
  cardinality: string;
  correct: string[];
  mapped: Map<string, number>;
  exact: boolean;
};

/** Interactions that are understood, by what comes of them; a body with others is left out and named. */
export const INLINE = new Set(['textEntryInteraction', 'inlineChoiceInteraction']);
export const BLOCK = new Set([
  'choiceInteraction',
  'orderInteraction',
  'matchInteraction',
  'extendedTextInteraction',
  'uploadInteraction',
]);

export type Base = Omit<Item, 'type' | 'prompt'>;
export function declarationsOf(root: XmlElement): Map<string, Declared> {
  return new Map(
    all(root, 'responseDeclaration').map((node) => {
      const mapping = all(node, 'mapping').flatMap((one) => all(one, 'mapEntry'));
      return [
        node.attributes.identifier ?? '',
        {
          baseType: node.attributes.baseType ?? '',
          cardinality: node.attributes.cardinality ?? 'single',
          correct: all(node, 'correctResponse').flatMap((one) => all(one, 'value').map(rawText)),
          mapped: new Map(mapping.map((one) => [one.attributes.mapKey ?? '', Number(one.attributes.mappedValue)])),
          exact: mapping.some((one) => one.attributes.caseSensitive === 'true'),
        },
      ];
    }),
  );
}

export const media =
  ({ hint }: Source) =>
  () =>
    hint('media_left_out', 'prompt');

/** What stands in the body around an interaction, and the interaction's own prompt. */
export function promptOf(source: Source, interaction: XmlElement): string {
  const around = textOf(
    source.body.children,
    (node) => (node === interaction || node.name === 'rubricBlock' ? '' : undefined),
    media(source),
  );
  const own = textOf(child(interaction, 'prompt')?.children ?? [], undefined, media(source));
  return [around, own].filter(Boolean).join('\n');
}

export const optionsOf = (source: Source, node: XmlElement, name: string): Choice[] =>
  all(node, name).map((one) => ({
    id: one.attributes.identifier ?? '',
    text: textOf(one.children, (inner) => (/^feedback/.test(inner.name) ? '' : undefined), media(source)),
  }));
export const declaredFor = (source: Source, node: XmlElement): Declared =>
  source.declared.get(node.attributes.responseIdentifier ?? '') ?? {
    ...{ baseType: '', cardinality: 'single', correct: [], mapped: new Map(), exact: false },
  };
export const earning = ({ mapped }: Declared): string[] =>
  [...mapped].flatMap(([key, value]) => (value > 0 ? [key] : []));

export function whole(said: string | undefined, most: number): number | null {
  const number = Number(said);
  return said !== undefined && Number.isInteger(number) && number >= 0 && number <= most ? number : null;
}
