import { setTimeout as pause } from 'node:timers/promises';
import puppeteer, { type Browser } from 'puppeteer-core';
import { Refusal } from '#kernel/errors.ts';
import type { Logger } from '#kernel/logger.ts';
import { findChromium } from '#kernel/pdf/chromium.ts';
import type { Pdf, PrintJob } from '#kernel/pdf/pdf.ts';

export type ChromiumOptions = {
  /** QUESTED_CHROMIUM. */
  readonly chromium: string | undefined;
  readonly log: Logger;
  /** Milliseconds for one document, waiting included. */
  readonly deadline?: number;
};

const AT_ONCE = 2;
const WAITING = 50;
/** A browser nobody has needed for this long is ended: it holds more memory than all of us. */
const IDLE = 5 * 60_000;

const unavailable = (why: string): Refusal => new Refusal('PDF_UNAVAILABLE', why);

/** Prints with the machine's Chromium: one browser for all, started with the first document, a fresh page for each. */
export function chromiumPdf({ chromium, log, deadline = 30_000 }: ChromiumOptions): Pdf {
  let starting: Promise<Browser> | undefined;
  let idle: NodeJS.Timeout | undefined;
  let running = 0;
  let closed = false;
  const queue: (() => void)[] = [];

  async function browser(): Promise<Browser> {
    const executablePath = findChromium(chromium);
    if (!executablePath)
      throw unavailable('PDFs are made by Chromium, which this server does not have. Print the page instead.');
    starting ??= launch(executablePath).catch((error: unknown) => {
      starting = undefined;
      log.error({ err: error }, 'Chromium does not start');
      throw unavailable('Chromium does not start on this server. Print the page instead.');
    });
    return starting;
  }
  async function launch(executablePath: string): Promise<Browser> {
    const started = await puppeteer.launch({
      executablePath,
      // Root has no sandbox in Chromium; pages are ours, without scripts and without a network.
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-dev-shm-usage',
        '--font-render-hinting=none',
      ],
      timeout: deadline,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    started.once('disconnected', () => {
      starting = undefined;
    });
    return started;
  }
  async function turn(): Promise<void> {
    if (closed) throw unavailable('The server is stopping.');
    if (running >= AT_ONCE) {
      if (queue.length >= WAITING) throw unavailable('Too many PDFs are being made right now. Please try again.');
      await new Promise<void>((resolve) => queue.push(resolve));
    }
    running += 1;
    clearTimeout(idle);
  }
  function done(): void {
    running -= 1;
    queue.shift()?.();
    if (running === 0 && !closed) idle = setTimeout(() => void end(), IDLE).unref();
  }
  async function end(): Promise<void> {
    const ending = starting;
    starting = undefined;
    await (await ending?.catch(() => undefined))?.close().catch(() => undefined);
  }

  return {
    async print(job) {
      await turn();
      const late = new AbortController();
      try {
        const printing = draw(await browser(), job, deadline);
        const over = pause(deadline, undefined, { signal: late.signal, ref: false }).then(() => {
          throw unavailable('Making the PDF took too long. Print the page instead.');
        });
        over.catch(() => undefined);
        printing.catch(() => undefined);
        return await Promise.race([printing, over]);
      } catch (error) {
        if (error instanceof Refusal) throw error;
        log.error({ err: error }, 'a PDF could not be made');
        throw unavailable('The PDF could not be made. Print the page instead.');
      } finally {
        late.abort();
        done();
      }
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      await end();
    },
  };
}

async function draw(browser: Browser, { html, header, language }: PrintJob, timeout: number): Promise<Uint8Array> {
  const page = await browser.newPage();
  try {
    await page.setJavaScriptEnabled(false);
    await page.setRequestInterception(true);
    page.on('request', (request) => void request.abort().catch(() => undefined));
    await page.setContent(html, { timeout, waitUntil: 'domcontentloaded' });
    return await page.pdf({
      format: 'A4',
      margin: { top: '18mm', bottom: '16mm', left: '14mm', right: '14mm' },
      displayHeaderFooter: true,
      headerTemplate: band(language, escaped(header), 'left'),
      footerTemplate: band(language, '<span class="pageNumber"></span> / <span class="totalPages"></span>', 'right'),
      printBackground: true,
      tagged: true,
      timeout,
    });
  } finally {
    await page.close().catch(() => undefined);
  }
}

const FACES = "'Noto Sans CJK JP','Noto Sans JP','Hiragino Sans',Meiryo,sans-serif";
const band = (language: string, inner: string, align: string): string =>
  `<div lang="${language}" style="font:7.5pt ${FACES};color:#5e6762;width:100%;padding:0 14mm;text-align:${align};overflow:hidden;white-space:nowrap;text-overflow:ellipsis">${inner}</div>`;
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
