import { posix } from 'node:path';
import { Refusal } from '#kernel/errors.ts';
import { readPackage, UnreadablePackage, writePackage } from '#kernel/files/packages.ts';
import { element, readXml, writeXml, type XmlElement } from '#kernel/xml/xml.ts';
import type { Filed } from '#modules/assessment/domain/quizzes/csv/write.ts';
import { readItem } from '#modules/assessment/qti/read-item.ts';
import type { ReadItem } from '#modules/assessment/qti/source.ts';
import { all, below, childrenOf, normalized } from '#modules/assessment/qti/tree.ts';
import { writeItem } from '#modules/assessment/qti/write-item.ts';

const MOST = { files: 3000, bytes: 50 * 1024 * 1024 };
export const MOST_ITEMS = 1000;
const MANIFEST = 'imsmanifest.xml';

/** Items in the order of a test with sections, if it is one. */
export type Contents = {
  title: string;
  sections: readonly { title: string; items: readonly Filed[] }[];
  test: boolean;
};

/** A content package (IMS Content Packaging 1.2 as QTI 3.0 uses it): one file per item, a manifest, and the test. */
export function writeQti({ title, sections, test }: Contents, at: number): Promise<Uint8Array<ArrayBuffer>> {
  const files = new Map<string, string>();
  const resources: XmlElement[] = [];
  const refs: XmlElement[] = [];
  let number = 0;
  for (const [place, section] of sections.entries()) {
    const own: XmlElement[] = [];
    for (const filed of section.items) {
      number += 1;
      const id = `item-${String(number).padStart(4, '0')}`;
      const href = `items/${id}.xml`;
      files.set(href, writeXml(writeItem(filed, id)));
      resources.push(
        element('resource', { identifier: id, type: 'imsqti_item_xmlv3p0', href }, element('file', { href })),
      );
      own.push(element('qti-assessment-item-ref', { identifier: id, href }));
    }
    refs.push(
      element(
        'qti-assessment-section',
        { identifier: `section-${place + 1}`, title: section.title || title, visible: 'true' },
        ...own,
      ),
    );
  }
  if (test) {
    files.set('test.xml', writeXml(testOf(title, refs)));
    const dependencies = resources.map(({ attributes }) =>
      element('dependency', { identifierref: attributes.identifier }),
    );
    resources.unshift(
      element(
        'resource',
        { identifier: 'test', type: 'imsqti_test_xmlv3p0', href: 'test.xml' },
        element('file', { href: 'test.xml' }),
        ...dependencies,
      ),
    );
  }
  return writePackage(new Map([[MANIFEST, writeXml(manifestOf(resources))], ...files]), at);
}

const testOf = (title: string, sections: readonly XmlElement[]): XmlElement =>
  element(
    'qti-assessment-test',
    { xmlns: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0', identifier: 'test', title },
    element(
      'qti-test-part',
      { identifier: 'part-1', 'navigation-mode': 'nonlinear', 'submission-mode': 'simultaneous' },
      ...sections,
    ),
  );

const manifestOf = (resources: readonly XmlElement[]): XmlElement =>
  element(
    'manifest',
    { xmlns: 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1', identifier: 'manifest' },
    element('metadata', {}, element('schema', {}, 'QTI Package'), element('schemaversion', {}, '3.0.0')),
    element('organizations', {}),
    element('resources', {}, ...resources),
  );

export type ReadFile = ReadItem & { file: string };

/**
 * Every item of a package: those its manifest names, or without one every file that is an item. One that cannot be read
 * is named and leaves the others alone. Refuses what is no package at all.
 */
export async function readQti(bytes: Uint8Array, nextId: () => string): Promise<ReadFile[]> {
  const files = await opened(bytes);
  const names = itemFiles(files);
  if (names.length === 0) throw refused('no_items', 'There are no items in this package.');
  if (names.length > MOST_ITEMS) throw refused('too_many_items', `At most ${MOST_ITEMS} items.`);
  return names.map((file) => {
    const found = files.get(file);
    const broken = (reason: 'missing_file' | 'unreadable_xml'): ReadFile => ({
      ...{ file, name: file, type: null, hints: [], filed: undefined },
      faults: [{ column: 'file', reason, values: {} }],
    });
    if (!found) return broken('missing_file');
    const root = parsed(found);
    return root ? { file, ...readItem(nextId(), root) } : broken('unreadable_xml');
  });
}

async function opened(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  try {
    return await readPackage(bytes, MOST);
  } catch (error) {
    if (!(error instanceof UnreadablePackage)) throw error;
    throw refused('unreadable_package', 'This is no zip file that can be read, or one that unpacks to too much.');
  }
}

const refused = (reason: string, detail: string): Refusal =>
  new Refusal('UNPROCESSABLE', detail, { fields: [{ path: 'file', reason, detail }] });

function parsed(bytes: Uint8Array): XmlElement | undefined {
  try {
    return readXml(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Whatever is wrong with it, what a person can act on is which file it is.
    return undefined;
  }
}

function itemFiles(files: ReadonlyMap<string, Uint8Array>): string[] {
  const manifest = [...files].find(([name]) => posix.basename(name) === MANIFEST);
  const root = manifest && parsed(manifest[1]);
  if (manifest && root) {
    const folder = posix.dirname(manifest[0]);
    const resources = below(normalized(root)).filter(({ name }) => name === 'resource');
    const items = resources.filter(({ attributes }) => /^imsqti_item_/.test(attributes.type ?? ''));
    return items.flatMap((one) => {
      const href = one.attributes.href ?? all(one, 'file')[0]?.attributes.href;
      return href ? [posix.join(folder, decoded(href))] : [];
    });
  }
  return [...files].flatMap(([name, bytes]) => {
    if (!name.endsWith('.xml')) return [];
    const item = parsed(bytes);
    return item &&
      (/(^|-)assessment-?item$/i.test(item.name) || childrenOf(item).some((one) => /item-?body$/i.test(one.name)))
      ? [name]
      : [];
  });
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
