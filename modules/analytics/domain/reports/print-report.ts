import { EVALUATION_WORDS } from '#modules/analytics/domain/evaluations/csv.ts';
import { type Language, LOG_WORDS, tagName } from '#modules/analytics/domain/log/words.ts';

/** Everything a report says about one pupil in one class. */
export type PupilReport = {
  name: string;
  seat: string;
  className: string;
  theme: { title: string; question: string } | null;
  /** In a teacher's words; empty where there is none. */
  summary: string;
  evaluations: readonly {
    term: string;
    text: string;
    grades: Record<'knowledge' | 'thinking' | 'attitude', string | null>;
  }[];
  milestones: readonly {
    title: string;
    dueDay: string;
    submittedOn: string | null;
    late: boolean;
    content: string;
    verdict: string;
    answer: string;
  }[];
  entries: readonly {
    id: string;
    day: string;
    title: string;
    tags: readonly string[];
    did: string;
    detail: string;
    reflection: string;
    stars: number | null;
    files: number;
    /** What these files are, where it could be asked; `picture` is base64. */
    shown?: readonly { name: string; type: string; picture: string | null }[];
  }[];
};

const WORDS = {
  ja: {
    report: '学びの報告',
    theme: '問い',
    noTheme: 'テーマはまだ決まっていません。',
    summary: '歩み',
    evaluation: '評価',
    milestones: '節目',
    due: '期限',
    submitted: '提出',
    notSubmitted: '未提出',
    late: '遅れ',
    answer: '先生から',
    entries: '学習記録とふり返り',
    none: 'まだありません。',
    files: (count: number) => `資料${count}点(QuestEdで見られます)`,
  },
  en: {
    report: 'Report',
    theme: 'Question',
    noTheme: 'No theme has been chosen yet.',
    summary: 'What was done',
    evaluation: 'Evaluation',
    milestones: 'Milestones',
    due: 'due',
    submitted: 'handed in',
    notSubmitted: 'not handed in',
    late: 'late',
    answer: 'Teacher',
    entries: 'Log and reflections',
    none: 'None yet.',
    files: (count: number) => `${count} file${count === 1 ? '' : 's'} (in QuestEd)`,
  },
} as const;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const text = (typed: string): string =>
  typed.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '').replaceAll('\n', '<br>');
const part = (label: string, words: string): string => (words.trim() ? `<h4>${label}</h4><p>${text(words)}</p>` : '');

const PICTURE = /^image\/(?:png|jpeg|webp|gif)$/;
/** Pictures with their names; other files by name; how many there are where nothing else is known. */
function filesPart({ files, shown }: PupilReport['entries'][number], count: (files: number) => string): string {
  if (!shown?.length) return files ? `<p class="over">${count(files)}</p>` : '';
  return `<div class="files">${shown.map(({ name, type, picture }) => `<figure>${picture && PICTURE.test(type) ? `<img alt="" src="data:${type};base64,${picture}">` : ''}<figcaption>${text(name)}</figcaption></figure>`).join('')}</div>`;
}

/** One pupil's part. Everything somebody typed is escaped: it is text, whatever it looks like. */
function pupilPart(report: PupilReport, language: Language): string {
  const w = WORDS[language];
  const log = LOG_WORDS[language];
  const marks = EVALUATION_WORDS[language];
  const evaluations = report.evaluations
    .map(
      ({ term, text: said, grades }) =>
        `<section class="teacher"><p class="over">${text(term)}</p>${said.trim() ? `<p>${text(said)}</p>` : ''}<table>${(['knowledge', 'thinking', 'attitude'] as const).map((name) => `<tr><th>${marks[name]}</th><td>${grades[name] ?? '–'}</td></tr>`).join('')}</table></section>`,
    )
    .join('');
  const milestones = report.milestones
    .map((one) => {
      const state = one.submittedOn
        ? `${w.submitted} ${one.submittedOn}${one.late ? ` (${w.late})` : ''}`
        : w.notSubmitted;
      return `<section><h3>${text(one.title)}</h3><p class="over">${w.due} ${one.dueDay} · ${state}${one.verdict ? ` · ${text(one.verdict)}` : ''}</p>${one.content.trim() ? `<p>${text(one.content)}</p>` : ''}${one.answer.trim() ? `<div class="teacher">${part(w.answer, one.answer)}</div>` : ''}</section>`;
    })
    .join('');
  const entries = report.entries
    .map(
      (entry) =>
        `<section><p class="over">${entry.day}${entry.stars ? ` · ${'★'.repeat(entry.stars)}` : ''}${entry.tags.length ? ` · ${entry.tags.map((tag) => text(tagName(tag, language))).join(' · ')}` : ''}</p><h3>${text(entry.title)}</h3>${part(log.did, entry.did)}${part(log.detail, entry.detail)}${part(log.reflection, entry.reflection)}${filesPart(entry, w.files)}</section>`,
    )
    .join('');
  const theme = report.theme
    ? `<p class="question">${text(report.theme.question || report.theme.title)}</p>`
    : `<p>${w.noTheme}</p>`;
  const summary = report.summary.trim()
    ? `<h2>${w.summary}</h2><section class="teacher"><p>${text(report.summary)}</p></section>`
    : '';
  return `<article><h1>${text(report.name)}<small>${text([report.className, report.seat].filter(Boolean).join(' · '))}</small></h1><h2>${w.theme}</h2>${theme}${summary}${evaluations ? `<h2>${w.evaluation}</h2>${evaluations}` : ''}<h2>${w.milestones}</h2>${milestones || `<p>${w.none}</p>`}<h2>${w.entries}</h2>${entries || `<p>${w.none}</p>`}</article>`;
}

/** A page of A4 for each pupil or more, with one header; no ranking, no figures of others. */
export function printedReports(reports: readonly PupilReport[], title: string, language: Language) {
  const w = WORDS[language];
  const body = reports.map((report) => pupilPart(report, language)).join('');
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${w.report}</title><style>${STYLE}</style></head><body>${body}</body></html>`;
  return { html, header: `${w.report} · ${title}`, language };
}

const STYLE = `
body{font:10pt/1.7 "Noto Sans CJK JP","Noto Sans JP","Hiragino Sans",Meiryo,sans-serif;color:#1b2621;margin:0;overflow-wrap:anywhere;line-break:strict}
article+article{break-before:page}
h1{font-size:18pt;margin:0 0 10pt}h1 small{font-size:10.5pt;font-weight:400;margin-left:10pt;color:#46504a}
h2{font-size:12pt;margin:14pt 0 4pt;padding-bottom:2pt;border-bottom:1pt solid #275f46;break-after:avoid}
h3{font-size:11pt;line-height:1.4;margin:0;break-after:avoid}h4{font-size:8.5pt;color:#5e6762;margin:5pt 0 0;break-after:avoid}
section{padding:6pt 0;border-bottom:.5pt solid #dfe0db}section:last-child{border:0}
p{margin:0 0 3pt}.over{color:#5e6762;font-size:8.5pt;break-after:avoid}
.question{font:700 14pt/1.6 "Noto Serif CJK JP","Hiragino Mincho ProN",serif}
.files{display:flex;flex-wrap:wrap;gap:6pt;margin-top:4pt}figure{margin:0;max-width:120pt;break-inside:avoid}figure img{display:block;max-width:120pt;max-height:90pt;border:.5pt solid #c8ccc7}figcaption{font-size:7.5pt;color:#5e6762}
.teacher{padding:4pt 8pt;border-left:2pt solid #b13c16}
table{border-collapse:collapse;font-size:9pt}th{text-align:left;font-weight:400;padding-right:12pt;color:#46504a}td{font-weight:700}`;
