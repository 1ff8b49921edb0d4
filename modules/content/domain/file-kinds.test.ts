import { expect, it } from 'vitest';
import { allowedType, isShown, limitByExtension, typeByExtension } from './file-kinds.ts';

it('goes by content, whatever the name says', () => {
  expect(allowedType('image/png', 'jpg')?.type).toBe('image/png');
  expect(allowedType('image/heif', 'heic')?.kind).toBe('image');
  expect(allowedType('text/plain', 'png')).toBeUndefined();
  expect(allowedType('text/plain', '')).toBeUndefined();
  expect(allowedType('text/plain', 'csv')?.type).toBe('text/csv');
});

it.each(['image/svg+xml', 'text/html', 'application/xml', 'application/zip', 'application/x-msdownload', undefined])(
  'refuses %s',
  (content) => {
    expect(allowedType(content, 'png')).toBeUndefined();
  },
);

it('refuses names of what can run, and shows in the browser only what cannot', () => {
  for (const name of ['exe', 'svg', 'html', 'js', 'zip', 'docm']) expect(typeByExtension(name)).toBeUndefined();
  expect((['image', 'pdf', 'document', 'text', 'audio', 'video'] as const).filter(isShown)).toEqual([
    'image',
    'pdf',
    'audio',
    'video',
  ]);
});

it('has a limit for each kind, the largest where the name says nothing', () => {
  expect(limitByExtension('png')).toBe(20 * 1024 * 1024);
  expect(limitByExtension('')).toBe(limitByExtension('mp4'));
});
