import { type CurriculumDocument, hoursOf } from '#modules/content/domain/curricula/document.ts';

export type Language = 'ja' | 'en';
/** A page to print: a whole HTML document, and what stands at the top of every sheet. */
export type Printed = { html: string; header: string; language: Language };

const WORDS = {
  ja: {
    mainTheme: '大テーマ',
    hours: '時間数',
    inPhase: (hours: number) => `${hours} 時間`,
    hoursOf: (sum: number, total: number) => `${sum} / ${total} 時間`,
    fieldwork: 'フィールドワーク',
    times: (count: number) => `あり（${count}回）`,
    presentation: '発表',
    groupWork: '進め方',
    partners: '学校の外の協力者',
    none: 'なし',
    presentationFormat: {
      presentation: 'プレゼンテーション',
      poster: 'ポスター発表',
      exhibition: '成果物展示',
      discussion: 'ディスカッション',
    },
    group: { individual: '個人中心', hybrid: 'ハイブリッド', group: 'グループ中心' },
    week: '週',
    theme: 'テーマ',
    activities: '活動内容',
    support: '教師のサポート',
    evaluation: '評価方法',
    rubric: 'ルーブリック',
  },
  en: {
    mainTheme: 'Main theme',
    hours: 'Lessons',
    inPhase: (hours: number) => `${hours} lessons`,
    hoursOf: (sum: number, total: number) => `${sum} of ${total}`,
    fieldwork: 'Fieldwork',
    times: (count: number) => `yes (${count} ×)`,
    presentation: 'Presentation',
    groupWork: 'Way of working',
    partners: 'Partners outside school',
    none: 'none',
    presentationFormat: {
      presentation: 'Presentation',
      poster: 'Poster session',
      exhibition: 'Exhibition',
      discussion: 'Discussion',
    },
    group: { individual: 'Mostly alone', hybrid: 'Mixed', group: 'Mostly in groups' },
    week: 'Week',
    theme: 'Theme',
    activities: 'Activities',
    support: 'Teacher’s support',
    evaluation: 'Evaluation',
    rubric: 'Rubric',
  },
} as const;

/** The whole curriculum as a page of A4. Everything somebody typed is escaped: it is text, whatever it looks like. */
export function printed(document: CurriculumDocument, className: string, language: Language): Printed {
  const w = WORDS[language];
  const { mainTheme, totalHours, fieldwork, fieldworkCount, presentation, presentationFormat, groupWork, partners } =
    document;
  const facts: [string, string][] = [
    [w.mainTheme, mainTheme],
    [w.hours, w.hoursOf(hoursOf(document), totalHours)],
    [w.fieldwork, fieldwork ? w.times(fieldworkCount) : w.none],
    [w.presentation, presentation ? w.presentationFormat[presentationFormat] : w.none],
    [w.groupWork, w.group[groupWork]],
    [w.partners, partners || w.none],
  ];
  const body = [
    `<p class="over">${text(className)}</p><h1>${text(document.title)}</h1>`,
    document.description && `<p class="lead">${text(document.description)}</p>`,
    `<dl>${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${text(value) || '—'}</dd></div>`).join('')}</dl>`,
    ...document.phases.map((phase) => phaseTable(phase, w)),
    document.rubric.length ? `<h2>${w.rubric}</h2>${document.rubric.map(rubricTable).join('')}` : '',
  ].join('');
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${text(document.title)}</title><style>${STYLE}</style></head><body>${body}</body></html>`;
  return { html, header: [className, document.title].filter(Boolean).join(' · '), language };
}

function phaseTable(phase: CurriculumDocument['phases'][number], w: (typeof WORDS)[Language]): string {
  const hours = phase.weeks.reduce((sum, week) => sum + week.hours, 0);
  const head = [w.week, w.hours, w.theme, w.activities, w.support, w.evaluation];
  const rows = phase.weeks.map(
    ({ label, hours: own, theme, activities, support, evaluation }) =>
      `<tr><th scope="row">${text(label)}</th><td class="n">${own}</td>${[theme, activities, support, evaluation].map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`,
  );
  return `<h2>${text(phase.name) || '—'} <small>${w.inPhase(hours)}</small></h2><table class="plan"><thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function rubricTable({ name, description, levels }: CurriculumDocument['rubric'][number]): string {
  const note = description ? `<p>${text(description)}</p>` : '';
  const head = levels.map((level) => `<th scope="col">${text(level.name)}</th>`).join('');
  const cells = levels.map((level) => `<td>${text(level.criterion)}</td>`).join('');
  const table = levels.length
    ? `<table class="rubric"><thead><tr>${head}</tr></thead><tbody><tr>${cells}</tr></tbody></table>`
    : '';
  return `<section><h3>${text(name) || '—'}</h3>${note}${table}</section>`;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const text = (typed: string): string =>
  typed.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '').replaceAll('\n', '<br>');

const STYLE = `
body{font:9.5pt/1.6 "Noto Sans CJK JP","Noto Sans JP","Hiragino Sans",Meiryo,sans-serif;color:#1b2621;margin:0;overflow-wrap:anywhere;line-break:strict}
h1{font-size:18pt;line-height:1.35;margin:0 0 6pt}h2{font-size:12.5pt;margin:16pt 0 5pt;break-after:avoid}h3{font-size:10.5pt;margin:10pt 0 2pt;break-after:avoid}
p{margin:0 0 6pt}.over,small{color:#5e6762;font-size:9pt;font-weight:400}.lead{font-size:10.5pt}
dl{display:grid;grid-template-columns:1fr 1fr;gap:0 14pt;margin:8pt 0 0}dl div{display:flex;gap:8pt;border-bottom:.5pt solid #dfe1db;padding:3pt 0}dt{color:#5e6762;flex:0 0 88pt}dd{margin:0}
table{width:100%;border-collapse:collapse;table-layout:fixed}th,td{border:.5pt solid #c8ccc7;padding:3pt 4pt;text-align:left;vertical-align:top}thead th{background:#f1f3ee;font-size:8.5pt}
thead{display:table-header-group}tr{break-inside:avoid}.plan th:first-child{width:13%}.plan th:nth-child(2){width:9%}.plan th:nth-child(3){width:17%}.plan th:nth-child(n+5){width:17%}.n{text-align:right}
section{break-inside:avoid}`;
