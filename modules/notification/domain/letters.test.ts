import { describe, expect, it } from 'vitest';
import { asHtml, asText, letter } from '#modules/notification/domain/letters.ts';

const values = { name: '林 凛', school: '青嶺高等学校', url: 'https://q.example/confirm/abc' };

describe('letters', () => {
  it('exist for every kind in both languages', () => {
    for (const kind of ['confirm', 'confirm-new-address', 'reset', 'approval', 'rejection', 'enrolled'] as const) {
      for (const language of ['ja', 'en'] as const) {
        const written = letter(kind, language, { ...values, reason: 'r', className: 'c' });
        expect(written.subject.length).toBeGreaterThan(3);
        expect(asText(written)).toContain('林 凛');
      }
    }
  });

  it('keeps line breaks out of the subject', () => {
    const written = letter('enrolled', 'en', { ...values, className: 'Maths\r\nBcc: everybody@example.com' });
    expect(written.subject).not.toMatch(/[\r\n]/);
  });

  it('takes markup literally and turns addresses into links', () => {
    const html = asHtml(asText(letter('rejection', 'en', { ...values, reason: '<img src=x onerror=alert(1)>' })), 'en');
    expect(html).not.toContain('<img');
    const confirm = asHtml(asText(letter('confirm', 'ja', values)), 'ja');
    expect(confirm).toContain('<a href="https://q.example/confirm/abc"');
  });
});
