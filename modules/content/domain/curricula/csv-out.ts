import { guarded, headOut, RUBRIC_MARK } from '#modules/content/domain/curricula/csv-cells.ts';
import type { CurriculumDocument } from '#modules/content/domain/curricula/document.ts';

export const PLAN_HEADER = ['フェーズ', '週', '時間数', 'テーマ', '活動内容', '教師のサポート', '評価方法'] as const;
export const RUBRIC_HEADER = ['カテゴリ', '説明', 'レベル', '達成基準'] as const;

/** Phases and rubric as rows below `PLAN_HEADER`; `csv-in.ts` reads exactly this back. */
export function csvRows({ phases, rubric }: Pick<CurriculumDocument, 'phases' | 'rubric'>): string[][] {
  return [...planRows(phases), [''], [RUBRIC_MARK], [...RUBRIC_HEADER], ...rubricRows(rubric)];
}

function planRows(phases: CurriculumDocument['phases']): string[][] {
  return phases.flatMap((phase, index) => {
    const head = headOut(phase.name, phases[index - 1]?.name);
    if (phase.weeks.length === 0) return [[head, '', '', '', '', '', '']];
    return phase.weeks.map(({ label, hours, theme, activities, support, evaluation }, at) => [
      at === 0 ? head : '',
      guarded(label),
      String(hours),
      ...[theme, activities, support, evaluation].map(guarded),
    ]);
  });
}

function rubricRows(rubric: CurriculumDocument['rubric']): string[][] {
  return rubric.flatMap((category, index) => {
    const head = [headOut(category.name, rubric[index - 1]?.name), guarded(category.description)];
    if (category.levels.length === 0) return [[...head, '', '']];
    return category.levels.map(({ name, criterion }, at) => [
      ...(at === 0 ? head : ['', '']),
      // Without its apostrophe a level with nothing in it would not be one.
      name === '' && criterion === '' ? "'" : guarded(name),
      guarded(criterion),
    ]);
  });
}
