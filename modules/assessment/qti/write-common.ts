import { element, type XmlElement, type XmlNode } from '#kernel/xml/xml.ts';

const TEMPLATES = 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates';

export const paragraph = (text: string, attributes: Record<string, string> = {}): XmlElement =>
  element('p', attributes, ...lines(text));
export const lines = (text: string): XmlNode[] =>
  text.split('\n').flatMap((line, place) => [...(place ? [element('br', {})] : []), ...(line ? [line] : [])]);

export const response = (
  identifier: string,
  cardinality: 'single' | 'multiple' | 'ordered',
  baseType: string,
  right: readonly string[],
  mapping: XmlElement | null = null,
) =>
  element(
    'qti-response-declaration',
    { identifier, cardinality, 'base-type': baseType },
    right.length ? element('qti-correct-response', {}, ...right.map((value) => element('qti-value', {}, value))) : null,
    mapping,
  );
/** Points by what was answered; nothing else earns any, and the sum is never below 0. */
export const mapped = (entries: readonly (readonly [string, number])[], exact?: boolean) =>
  element(
    'qti-mapping',
    { 'default-value': 0, 'lower-bound': 0 },
    ...entries.map(([key, value]) =>
      element('qti-map-entry', { 'map-key': key, 'mapped-value': value, 'case-sensitive': exact }),
    ),
  );
export const template = (name: string) => element('qti-response-processing', { template: `${TEMPLATES}/${name}.xml` });
