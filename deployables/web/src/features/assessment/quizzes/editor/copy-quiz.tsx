import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { QuizView } from '#contracts/assessment/quizzes.ts';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { Button } from '../../../../design/button.tsx';
import { Dialog } from '../../../../design/dialog.tsx';
import { SelectField } from '../../../../design/field.tsx';
import { Row, Stack } from '../../../../design/layout.tsx';
import { ListSkeleton, ProblemNotice } from '../../../../design/states.tsx';
import { toast } from '../../../../design/toast.tsx';
import { useWords } from '../../../../i18n/use-words.ts';

/** The same quiz as a draft in a class one teaches, this one or another. */
export function CopyQuiz({ quiz, onClose }: { quiz: QuizView; onClose: () => void }) {
  const { t } = useWords('quizzes');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [classId, setClassId] = useState<string>(quiz.classId);
  const classes = useQuery(api.academic.classes.queryOptions({ input: { limit: 200 } }));
  const copy = useMutation(
    api.assessment.copyQuiz.mutationOptions({
      onSuccess: (made) => {
        queries.invalidateQueries({ queryKey: api.assessment.quizzes.key() });
        toast(t('edit.copied'));
        onClose();
        navigate({ to: '/classes/$id/quizzes/$quizId', params: { id: made.classId, quizId: made.id } });
      },
    }),
  );
  return (
    <Dialog open onClose={onClose} title={t('edit.copy')}>
      {classes.isPending ? (
        <ListSkeleton rows={2} />
      ) : (
        <Stack gap={4}>
          <ProblemNotice problem={copy.error} />
          <SelectField label={t('edit.copyInto')} value={classId} onChange={({ target }) => setClassId(target.value)}>
            {(classes.data?.items ?? []).map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
          <Row end>
            <Button
              kind="primary"
              busy={copy.isPending}
              onClick={() => copy.mutate({ id: quiz.id, classId: classId as ClassId })}
            >
              {t('edit.copyNow')}
            </Button>
          </Row>
        </Stack>
      )}
    </Dialog>
  );
}
