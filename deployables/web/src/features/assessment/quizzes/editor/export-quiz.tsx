import type { QuizView } from '#contracts/assessment/quizzes.ts';
import { client } from '../../../../api/client.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { ExportDialog } from '../items/export-dialog.tsx';

/** The quiz's items, as a file. */
export function ExportQuiz({ quiz, onClose }: { quiz: QuizView; onClose: () => void }) {
  const { t } = useWords('quizzes');
  const { exportQuizCsv, exportQuizQti } = client.assessment;
  return (
    <ExportDialog
      title={t('edit.export')}
      name={quiz.document.title || t('unnamed')}
      fetchFile={(form) => (form === 'csv' ? exportQuizCsv : exportQuizQti)({ id: quiz.id })}
      onClose={onClose}
    />
  );
}
