import { PageHeader } from '../../../design/page.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { GoalsSheet } from './goals-sheet.tsx';
import s from './plans-page.module.css';
import { TodosSheet } from './todos-sheet.tsx';

/** What a pupil wants to do and to reach. */
export function PlansPage() {
  const { t } = useWords('plans');
  return (
    <>
      <PageHeader title={t('title')} />
      <div className={s.columns}>
        <TodosSheet />
        <GoalsSheet />
      </div>
    </>
  );
}
