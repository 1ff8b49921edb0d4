import { type Language, LOG_WORDS, tagName } from '#modules/analytics/domain/log/words.ts';

/** An entry as it leaves the log. */
export type LeavingEntry = {
  day: string;
  className: string;
  title: string;
  did: string;
  detail: string;
  reflection: string;
  tags: readonly string[];
  state: 'draft' | 'entered';
  stars: number | null | undefined;
  remarks: number | null | undefined;
};

const COLUMNS = ['day', 'class', 'title', 'tags', 'did', 'detail', 'reflection', 'state', 'stars', 'remarks'] as const;
export const csvHeader = (language: Language): string[] => COLUMNS.map((column) => LOG_WORDS[language][column]);
export const csvRow = (entry: LeavingEntry, language: Language): (string | number | null)[] => [
  entry.day,
  entry.className,
  entry.title,
  entry.tags.map((tag) => tagName(tag, language)).join('; '),
  entry.did,
  entry.detail,
  entry.reflection,
  LOG_WORDS[language].states[entry.state],
  entry.stars ?? null,
  entry.remarks ?? 0,
];

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const text = (typed: string): string =>
  typed.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '').replaceAll('\n', '<br>');

/** A log as a page of A4. Everything somebody typed is escaped: it is text, whatever it looks like. */
export function printedLog(entries: readonly LeavingEntry[], name: string, language: Language) {
  const w = LOG_WORDS[language];
  const part = (label: string, words: string) => (words.trim() ? `<h3>${label}</h3><p>${text(words)}</p>` : '');
  const body = entries
    .map(
      (entry) =>
        `<section><p class="over">${entry.day} · ${text(entry.className)}${entry.stars ? ` · ${'★'.repeat(entry.stars)}` : ''}</p><h2>${text(entry.title) || '—'}</h2>${entry.tags.length ? `<p class="tags">${entry.tags.map((tag) => text(tagName(tag, language))).join(' · ')}</p>` : ''}${part(w.did, entry.did)}${part(w.detail, entry.detail)}${part(w.reflection, entry.reflection)}</section>`,
    )
    .join('');
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${w.log}</title><style>${STYLE}</style></head><body><h1>${w.log}<small>${text(name)}</small></h1>${body}</body></html>`;
  return { html, header: `${w.log} · ${name}`, language };
}

const STYLE = `
body{font:10pt/1.7 "Noto Sans CJK JP","Noto Sans JP","Hiragino Sans",Meiryo,sans-serif;color:#1b2621;margin:0;overflow-wrap:anywhere;line-break:strict}
h1{font-size:18pt;margin:0 0 8pt}h1 small{font-size:11pt;font-weight:400;margin-left:10pt;color:#46504a}
section{border-top:.5pt solid #c8ccc7;padding:8pt 0 6pt}h2{font-size:12.5pt;line-height:1.4;margin:0 0 2pt;break-after:avoid}h3{font-size:8.5pt;color:#5e6762;margin:6pt 0 0;break-after:avoid}
p{margin:0 0 3pt}.over,.tags{color:#5e6762;font-size:8.5pt;break-after:avoid}`;
