import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Refusal } from '#kernel/errors.ts';
import { makeLogger } from '#kernel/logger.ts';
import { chromiumPdf } from '#kernel/pdf/chromium-pdf.ts';

const log = makeLogger('silent');
const chromium = process.env.QUESTED_CHROMIUM || undefined;
const pageOf = (body: string) => `<!doctype html><html><head><meta charset="utf-8"></head><body>${body}</body></html>`;

/** What a reader of the PDF finds in it (poppler). */
function textOf(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'quested-pdf-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    return execFileSync('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('PDFs', () => {
  const pdf = chromiumPdf({ chromium, log });
  afterAll(() => pdf.close());

  it('hold Japanese text, the header and page numbers', async () => {
    const html = pageOf('<h1>探究の1年</h1><p style="break-before:page">課題の設定</p>');
    const text = textOf(await pdf.print({ html, header: '1年A組 & <b>探究</b>', language: 'ja' }));
    expect(text).toContain('探究の1年');
    expect(text).toContain('課題の設定');
    expect(text).toContain('1年A組 & <b>探究</b>');
    expect(text).toMatch(/1 ?\/ ?2[\s\S]*2 ?\/ ?2/);
  });

  it('run no script and fetch nothing, whatever got into the HTML', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end('x');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const from = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const html = pageOf(
      `<p id=a>still</p><script>document.getElementById('a').textContent='ran'</script><img src="${from}/i.png"><link rel=stylesheet href="${from}/s.css"><iframe src="${from}/f"></iframe><iframe src="file:///etc/hostname"></iframe>`,
    );
    const text = textOf(await pdf.print({ html, header: '', language: 'en' }));
    server.close();
    expect(text).toContain('still');
    expect(text).not.toContain('ran');
    expect(asked).toBe(0);
  });

  it('are made one after another when many want one', async () => {
    const made = await Promise.all(
      Array.from({ length: 6 }, (_, n) => pdf.print({ html: pageOf(`<p>第${n}号</p>`), header: '', language: 'ja' })),
    );
    expect(made.map((one, n) => textOf(one).includes(`第${n}号`))).toEqual(Array(6).fill(true));
  });

  it('say why there are none: no browser, one that does not start, too late, stopping', async () => {
    const why = async (options: Partial<Parameters<typeof chromiumPdf>[0]>) => {
      const broken = chromiumPdf({ chromium, log, ...options });
      const error = await broken.print({ html: pageOf('x'), header: '', language: 'ja' }).catch((e: unknown) => e);
      await broken.close();
      return error instanceof Refusal ? [error.code, error.status, error.message] : error;
    };
    const words = (text: string) => ['PDF_UNAVAILABLE', 503, expect.stringContaining(text)];
    expect(await why({ chromium: '/nowhere/chromium' })).toEqual(words('does not have'));
    expect(await why({ chromium: '/bin/false' })).toEqual(words('does not start'));
    expect(await why({ deadline: 1 })).toEqual(['PDF_UNAVAILABLE', 503, expect.any(String)]);
    const closed = chromiumPdf({ chromium, log });
    await closed.close();
    await expect(closed.print({ html: '', header: '', language: 'ja' })).rejects.toThrow('stopping');
  });
});
