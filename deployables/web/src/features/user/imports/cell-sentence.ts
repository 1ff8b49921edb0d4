import i18next from 'i18next';
import type { CellProblem } from '#contracts/user/routes.ts';
import { useWords } from '../../../i18n/use-words.ts';

/** What is wrong with a cell, in a sentence that says the way out. */
export function useCellSentence(): (problem: CellProblem) => string {
  const { t } = useWords('imports');
  return ({ column, reason, values }) => {
    const name = i18next.exists(`imports:column.${column}`) ? t(`column.${column}` as 'column.login_id') : column;
    const key = i18next.exists(`imports:cell.${reason}`) ? (`cell.${reason}` as 'cell.required') : 'cell.invalid';
    return t(key, { ...values, column: name });
  };
}
