import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { QuizItem } from '#contracts/assessment/quiz-items.ts';
import type { QuizCorrection } from '#contracts/assessment/quizzes.ts';
import type { QuizId } from '#contracts/ids.ts';
import { api, client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { Button } from '../../../../design/button.tsx';
import { Dialog } from '../../../../design/dialog.tsx';
import { TextField } from '../../../../design/field.tsx';
import { Aside, Row, Sheet, Stack } from '../../../../design/layout.tsx';
import { ErrorState, ListSkeleton, NoticeBox, ProblemNotice } from '../../../../design/states.tsx';
import { toast } from '../../../../design/toast.tsx';
import { formatMoment } from '../../../../i18n/format.ts';
import { fullName } from '../../../../i18n/names.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import s from './editor.module.css';
import { ItemForm } from './item-form.tsx';
import type { QuizWork } from './use-quiz-work.ts';

type Props = { work: QuizWork; item: QuizItem; onClose: () => void };

/** A key that was wrong is put right: everybody's answers are marked anew, and whose result changes is told. */
export function CorrectItem({ work, item, onClose }: Props) {
  const { t } = useWords('quizzes');
  const queries = useQueryClient();
  const [fresh, setFresh] = useState(item);
  const [note, setNote] = useState('');
  const send = useMutation<QuizCorrection, ApiProblem>({
    mutationFn: async () => {
      const { id } = work.basis;
      await work.autosave.flush();
      return client.assessment.correctQuiz({ id, version: work.latest().version, items: [fresh], note });
    },
    onSuccess: async () => {
      toast(t('correct.done'));
      queries.invalidateQueries({ queryKey: api.assessment.quizCorrections.key() });
      await work.takeTheirs();
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={t('correct.title')} wide>
      <Stack gap={4}>
        <NoticeBox>{t('correct.text')}</NoticeBox>
        <ProblemNotice problem={send.error} />
        <ItemForm item={fresh} fixed onChange={(change) => setFresh(change)} />
        <TextField
          label={t('correct.note')}
          hint={t('correct.noteHint')}
          optional
          maxLength={500}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        <Row end gap={2}>
          <Button kind="quiet" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button
            kind="primary"
            busy={send.isPending}
            disabled={JSON.stringify(fresh) === JSON.stringify(item)}
            onClick={() => send.mutate()}
          >
            {t('correct.send')}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  );
}

/** What was corrected so far; while attempts are marked anew it asks every second. */
export function Corrections({ quizId }: { quizId: QuizId }) {
  const { t } = useWords('quizzes');
  const query = useQuery(
    api.assessment.quizCorrections.queryOptions({
      input: { id: quizId, limit: 20 },
      refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === 'running') ? 1000 : false),
    }),
  );
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={2} />;
  if (query.data.items.length === 0) return null;
  return (
    <Sheet title={t('correct.history')}>
      <ul className={s.corrections}>
        {query.data.items.map((one) => (
          <li key={one.id}>
            <b>{one.note || t('correct.items', { count: one.items.length })}</b>
            <Aside small>
              {[
                formatMoment(one.at),
                one.by && fullName(one.by),
                one.state === 'running' && t('correct.running', { done: one.done, total: one.total }),
                one.state === 'done' && t('correct.results', { count: one.results }),
                one.state === 'failed' && t('correct.failed'),
              ]
                .filter(Boolean)
                .join('・')}
            </Aside>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
