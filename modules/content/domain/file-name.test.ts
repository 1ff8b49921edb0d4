import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanFileName, extensionOf, withExtension } from './file-name.ts';

it.each([
  ['写真 2026.jpg', '写真 2026.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\hanako\\レポート.docx', 'レポート.docx'],
  ['a\u202Egpj.exe', 'agpj.exe'],
  ['が\u0000\u0007ぞう.png', 'がぞう.png'],
  ['か\u3099.txt', 'が.txt'],
  ['.htaccess', 'htaccess'],
  ['  two   words .pdf ', 'two words .pdf'],
  ['👩‍🔬 研究.png', '👩‍🔬 研究.png'],
  ['دفتر.pdf', 'دفتر.pdf'],
  ['..', 'file'],
  ['/', 'file'],
  ['\u2066\u2069', 'file'],
])('%j is kept as %j', (given, kept) => {
  expect(cleanFileName(given)).toBe(kept);
});

it('shortens between characters and keeps the extension', () => {
  const kept = cleanFileName(`${'探究'.repeat(150)}.pdf`);
  expect(new TextEncoder().encode(kept).length).toBeLessThanOrEqual(255);
  expect(kept).toMatch(/^(探究)+探?\.pdf$/);
  expect(cleanFileName(`${'👩‍🔬'.repeat(100)}.png`)).toMatch(/^(👩‍🔬)+\.png$/u);
});

it('is safe whatever comes, and the same when cleaned again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const kept = cleanFileName(given);
      expect(kept).not.toMatch(/[/\\\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]|^\.|^$/u);
      expect(new TextEncoder().encode(kept).length).toBeLessThanOrEqual(255);
      expect(kept.isWellFormed()).toBe(true);
      expect(cleanFileName(kept)).toBe(kept);
    }),
  );
});

it('knows extensions and puts others in their place', () => {
  expect([extensionOf('a.PNG'), extensionOf('a.tar.gz'), extensionOf('readme'), extensionOf('.png')]).toEqual([
    'png',
    'gz',
    '',
    '',
  ]);
  expect(withExtension('IMG_1.jpg', 'heic')).toBe('IMG_1.heic');
  expect(withExtension('scan', 'pdf')).toBe('scan.pdf');
});
