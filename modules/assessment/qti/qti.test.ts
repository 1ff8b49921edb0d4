import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writePackage } from '#kernel/files/packages.ts';
import { readXml, writeXml } from '#kernel/xml/xml.ts';
import { readQti, writeQti } from '#modules/assessment/qti/package.ts';
import { readItem } from '#modules/assessment/qti/read-item.ts';
import { writeItem } from '#modules/assessment/qti/write-item.ts';
import { items, normal, words } from '#modules/assessment/testing/items.ts';

const AT = Date.UTC(2026, 3, 1);
const item = (body: string, declarations = '') =>
  `<?xml version="1.0"?><qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="T">
  ${declarations}<qti-item-body>${body}</qti-item-body></qti-assessment-item>`;
const read = (xml: string) => readItem('i', readXml(xml));
const declared = (id: string, type: string, correct: string, cardinality = 'single') =>
  `<qti-response-declaration identifier="${id}" cardinality="${cardinality}" base-type="${type}"><qti-correct-response>${correct
    .split(',')
    .map((one) => `<qti-value>${one}</qti-value>`)
    .join('')}</qti-correct-response></qti-response-declaration>`;

describe('items as QTI 3.0', () => {
  it('come back as they went out', () => {
    const filed = fc.record({ item: items, subject: words, tags: fc.uniqueArray(words, { maxLength: 3 }) });
    fc.assert(
      fc.property(filed, (one) => {
        const { filed: back, faults, hints } = readItem('i', readXml(writeXml(writeItem(one, 'item-1'))));
        expect([faults, hints]).toEqual([[], []]);
        expect(back && normal(back.item)).toEqual(normal(one.item));
        expect([back?.subject, back?.tags]).toEqual([one.subject, one.tags]);
      }),
      { numRuns: 1000 },
    );
  });

  it('come back from a package in their order, with lines as they were broken', async () => {
    const [one] = fc.sample(items, 1);
    if (!one) throw new Error('no sample');
    const many = Array.from({ length: 12 }, (_, n) => ({ ...one, prompt: `第${n}問\n\n- 水\n- 火` }));
    const contents = {
      title: '水',
      test: true,
      sections: [{ title: '', items: many.map((each) => ({ item: each, subject: '', tags: [] })) }],
    };
    const bytes = await writeQti(contents, AT);
    expect(await writeQti(contents, AT)).toEqual(bytes);
    let next = 0;
    const back = await readQti(bytes, () => `i${next++}`);
    expect(back.map(({ filed }) => filed?.item.prompt)).toEqual(many.map(({ prompt }) => prompt));
  });

  it('are read as others write them, also in the names of QTI 2', () => {
    const choice = item(
      `<p>Which is <strong>wet</strong>?</p><qti-choice-interaction response-identifier="R" max-choices="1"><qti-prompt>Choose.</qti-prompt>
        <qti-simple-choice identifier="A">Fire</qti-simple-choice><qti-simple-choice identifier="B">Water</qti-simple-choice></qti-choice-interaction>`,
      declared('R', 'identifier', 'B'),
    );
    expect(read(choice).filed?.item).toMatchObject({
      ...{ type: 'single', prompt: 'Which is **wet**?\nChoose.', answer: 'B', points: 1 },
      choices: [{ text: 'Fire' }, { text: 'Water' }],
    });
    const old = choice
      .replaceAll('qti-assessment-item', 'assessmentItem')
      .replaceAll('qti-item-body', 'itemBody')
      .replaceAll('qti-choice-interaction', 'choiceInteraction')
      .replaceAll('qti-simple-choice', 'simpleChoice')
      .replaceAll('qti-response-declaration', 'responseDeclaration')
      .replaceAll('qti-correct-response', 'correctResponse')
      .replaceAll('qti-value', 'value')
      .replaceAll('qti-prompt', 'prompt')
      .replaceAll('response-identifier', 'responseIdentifier')
      .replaceAll('max-choices', 'maxChoices');
    expect(read(old).filed?.item).toEqual(read(choice).filed?.item);
    const gaps = item(
      `<p>Water boils at <qti-text-entry-interaction response-identifier="R1"/> °C and is
        <qti-inline-choice-interaction response-identifier="R2"><qti-inline-choice identifier="w">wet</qti-inline-choice>
        <qti-inline-choice identifier="d">dry</qti-inline-choice></qti-inline-choice-interaction>.</p>`,
      declared('R1', 'integer', '100') + declared('R2', 'identifier', 'w'),
    );
    expect(read(gaps).filed?.item).toMatchObject({
      type: 'cloze',
      text: 'Water boils at [[g1]] °C and is [[g2]].',
      gaps: [
        { kind: 'number', answer: 100 },
        { kind: 'choice', answer: 'w' },
      ],
    });
  });

  it.each([
    ['a hotspot', '<qti-hotspot-interaction response-identifier="R"/>', 'unsupported_interaction'],
    ['a text without a question', '<p>Read this.</p>', 'unsupported_interaction'],
    [
      'two questions in one',
      '<qti-extended-text-interaction response-identifier="A"/><qti-extended-text-interaction response-identifier="B"/>',
      'several_interactions',
    ],
    [
      'a choice without a key',
      '<p>?</p><qti-choice-interaction response-identifier="R" max-choices="1"><qti-simple-choice identifier="A">a</qti-simple-choice><qti-simple-choice identifier="B">b</qti-simple-choice></qti-choice-interaction>',
      'key_missing',
    ],
  ])('%s is named and left out', (_what, body, reason) => {
    const { faults, filed } = read(item(body));
    expect(filed).toBeUndefined();
    expect(faults.map((fault) => fault.reason)).toContain(reason);
  });

  it('what is left out of an item is named and the rest imported', () => {
    const { filed, hints } = read(
      item('<p>Look: <img src="a.png" alt="a river"/></p><qti-extended-text-interaction response-identifier="R"/>'),
    );
    expect(filed?.item).toMatchObject({ type: 'long', prompt: 'Look: a river' });
    expect(hints.map(({ reason }) => reason)).toEqual(['media_left_out']);
  });

  it('broken and missing files are named and leave the others alone; nothing of a document type is read', async () => {
    const good = item('<p>Why?</p><qti-extended-text-interaction response-identifier="R"/>');
    const files = new Map([
      ['good.xml', good],
      ['half.xml', '<qti-assessment-item>'],
      ['entity.xml', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${good.replace('Why?', '&e;')}`],
    ]);
    const resource = (href: string) => `<resource identifier="${href}" type="imsqti_item_xmlv3p0" href="${href}"/>`;
    const manifest = `<manifest><resources>${[...files.keys(), 'gone.xml', '../../etc/passwd'].map(resource).join('')}</resources></manifest>`;
    const back = await readQti(await writePackage(new Map([['imsmanifest.xml', manifest], ...files]), AT), () => 'i');
    expect(back.map(({ filed, faults }) => [filed?.item.prompt ?? null, faults[0]?.reason ?? null])).toEqual([
      ['Why?', null],
      [null, 'unreadable_xml'],
      [null, 'unreadable_xml'],
      [null, 'missing_file'],
      [null, 'missing_file'],
    ]);
    await expect(readQti(new TextEncoder().encode('no zip'), () => 'i')).rejects.toThrow(/no zip file/);
    await expect(readQti(await writePackage(new Map([['a.txt', 'x']]), AT), () => 'i')).rejects.toThrow(/no items/);
  });
});
