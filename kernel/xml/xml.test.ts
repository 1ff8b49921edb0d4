import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { element, readXml, UnreadableXml, writeXml } from '#kernel/xml/xml.ts';

describe('XML', () => {
  it('comes back as it was written, text and attributes', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((one) => one.replace(/[\p{Cc}\ufffe\uffff]/gu, '') || '&lt;');
    fc.assert(
      fc.property(text, text, text, (before, value, after) => {
        const root = element('a', { value }, before, element('b', { 'data-x': value }), element('c', {}, after));
        expect(readXml(writeXml(root))).toEqual(root);
      }),
    );
  });

  it('keeps mixed text in its order and what it escapes', () => {
    const root = readXml('<q:p xmlns:q="urn:x">1 &lt; 2 &#27700;<b>&amp;</b><![CDATA[<x>]]> 後</q:p>');
    expect(root).toMatchObject({
      name: 'p',
      children: ['1 < 2 水', { name: 'b', children: ['&'] }, '<x> 後'],
    });
  });

  it.each([
    ['no document type', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['no billion laughs', '<!DOCTYPE l [<!ENTITY l "ha"><!ENTITY m "&l;&l;&l;&l;">]><a>&m;</a>'],
    ['nothing half', '<a><b></a>'],
    ['no plain text', 'hello'],
    ['nothing endlessly deep', `${'<a>'.repeat(500)}${'</a>'.repeat(500)}`],
  ])('reads %s', (_what, text) => {
    expect(() => readXml(text)).toThrow(UnreadableXml);
  });
});
