import { IconBookUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QuizItem } from '#contracts/assessment/quiz-items.ts';
import { api } from '../../../../api/client.ts';
import { Button } from '../../../../design/button.tsx';
import { useProblemText } from '../../../../design/problem-text.ts';
import { toast } from '../../../../design/toast.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { useClass } from '../../../academic/classes/use-class.ts';

/** Puts a copy of an item into the school's bank, filed under the class's subject. */
export function ToBank({ item }: { item: QuizItem }) {
  const { t } = useWords('quizzes');
  const { one } = useClass();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const add = useMutation(
    api.assessment.addBankItem.mutationOptions({
      onSuccess: () => {
        toast(t('bank.added'));
        queries.invalidateQueries({ queryKey: api.assessment.bankItems.key() });
      },
      onError: (problem) => toast(problemText(problem), { tone: 'late' }),
    }),
  );
  return (
    <Button
      size="small"
      kind="quiet"
      icon={IconBookUpload}
      busy={add.isPending}
      onClick={() => add.mutate({ item, subject: one.subject?.name ?? '', tags: [] })}
    >
      {t('bank.add')}
    </Button>
  );
}
