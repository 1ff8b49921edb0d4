import { headIn, RUBRIC_MARK, unguarded } from '#modules/content/domain/curricula/csv-cells.ts';
import type { Category, Phase } from '#modules/content/domain/curricula/document.ts';

export type Fault = { column: string; reason: string; values: Record<string, string | number> };
export type ReadRow = {
  line: number;
  part: 'phase' | 'week' | 'category' | 'level' | 'head';
  name: string;
  within: string;
  hours: number | null;
  verdict: 'ok' | 'hint' | 'error';
  problems: Fault[];
};
export type Plan = { phases: Phase[]; rubric: Category[]; rows: ReadRow[] };
export type Line = { line: number; cells: readonly string[] };

const DEFAULT_HOURS = 2;
const MOST_HOURS = 200;
/** Longest texts per column, as the document's schema has them. */
const MOST = {
  フェーズ: 100,
  週: 60,
  テーマ: 200,
  活動内容: 2000,
  教師のサポート: 2000,
  評価方法: 2000,
  カテゴリ: 100,
  説明: 1000,
  レベル: 60,
  達成基準: 1000,
} as const;
type Column = keyof typeof MOST;

/** Reads the rows below the header. Nothing is refused here: each row says what is wrong with it. */
export function readPlan(lines: readonly Line[], nextId: () => string): Plan {
  const plan: Plan = { phases: [], rubric: [], rows: [] };
  let inRubric = false;
  let headSeen = false;
  for (const { line, cells } of lines) {
    const cell = (index: number): string => (cells[index] ?? '').replace(/\r\n?/g, '\n');
    if (cells.every((text) => text.trim() === '')) continue;
    if (!inRubric && cell(0).startsWith(RUBRIC_MARK)) {
      inRubric = true;
      continue;
    }
    if (!inRubric) plan.rows.push(readWeek(plan, line, cell, nextId));
    else if (!headSeen && cell(0).trim() === 'カテゴリ') headSeen = true;
    else plan.rows.push(readLevel(plan, line, cell, nextId, headSeen));
  }
  return plan;
}

function readWeek(plan: Plan, line: number, cell: (index: number) => string, nextId: () => string): ReadRow {
  const { name, begins } = headIn(cell(0), plan.phases.at(-1)?.name);
  if (begins) plan.phases.push({ id: nextId(), name, weeks: [] });
  const phase = plan.phases.at(-1);
  const [label, theme, activities, support, evaluation] = [1, 3, 4, 5, 6].map((index) => unguarded(cell(index)));
  const problems = tooLong({
    フェーズ: name,
    週: label,
    テーマ: theme,
    活動内容: activities,
    教師のサポート: support,
    評価方法: evaluation,
  });
  const row = { line, within: name, problems };
  if (begins && [1, 2, 3, 4, 5, 6].every((index) => cell(index) === '')) {
    return judged({ ...row, part: 'phase', name, hours: null });
  }
  const hours = readHours(cell(2), problems);
  phase?.weeks.push({
    id: nextId(),
    label: label ?? '',
    hours,
    theme: theme ?? '',
    activities: activities ?? '',
    support: support ?? '',
    evaluation: evaluation ?? '',
  });
  return judged({ ...row, part: 'week', name: label ?? '', hours });
}

function readLevel(
  plan: Plan,
  line: number,
  cell: (index: number) => string,
  nextId: () => string,
  headSeen: boolean,
): ReadRow {
  const { name, begins } = headIn(cell(0), plan.rubric.at(-1)?.name);
  const [description, level, criterion] = [1, 2, 3].map((index) => unguarded(cell(index)));
  if (begins) plan.rubric.push({ id: nextId(), name, description: description ?? '', levels: [] });
  const category = plan.rubric.at(-1);
  const problems = tooLong({ カテゴリ: name, 説明: description, レベル: level, 達成基準: criterion });
  if (!headSeen && plan.rubric.length === 1 && begins)
    problems.push({ column: 'カテゴリ', reason: 'no_rubric_header', values: {} });
  if (!begins && description && description !== category?.description) {
    problems.push({ column: '説明', reason: 'other_description', values: {} });
  }
  const row = { line, within: name, hours: null, problems };
  if (cell(2) === '' && cell(3) === '') return judged({ ...row, part: 'category', name });
  category?.levels.push({ id: nextId(), name: level ?? '', criterion: criterion ?? '' });
  return judged({ ...row, part: 'level', name: level ?? '' });
}

/** What is no number counts as two lessons, and the row says so; a number that cannot be is an error. */
function readHours(cell: string, problems: Fault[]): number {
  const typed = unguarded(cell).normalize('NFKC').trim();
  const number = typed === '' ? Number.NaN : Number(typed);
  if (Number.isNaN(number)) {
    problems.push({ column: '時間数', reason: 'hours_assumed', values: { hours: DEFAULT_HOURS } });
    return DEFAULT_HOURS;
  }
  if (number < 0 || number > MOST_HOURS || number * 2 !== Math.round(number * 2)) {
    problems.push({ column: '時間数', reason: 'hours_impossible', values: { limit: MOST_HOURS } });
    return DEFAULT_HOURS;
  }
  return number;
}

function tooLong(texts: Partial<Record<Column, string | undefined>>): Fault[] {
  return (Object.entries(texts) as [Column, string | undefined][])
    .filter(([column, text]) => (text?.length ?? 0) > MOST[column])
    .map(([column]) => ({ column, reason: 'too_long', values: { limit: MOST[column] } }));
}

function judged(row: Omit<ReadRow, 'verdict'>): ReadRow {
  const bad = row.problems.some((problem) => problem.reason !== 'hours_assumed');
  return { ...row, verdict: bad ? 'error' : row.problems.length ? 'hint' : 'ok' };
}
