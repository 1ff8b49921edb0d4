import {
  IconCopy,
  IconDownload,
  IconEyeOff,
  IconLock,
  IconLockOpen,
  IconRefresh,
  IconSend,
  IconTrash,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { QuizSaved } from '#contracts/assessment/quizzes.ts';
import { api, client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { Button } from '../../../../design/button.tsx';
import { UndoButtons } from '../../../../design/editing/undo.tsx';
import { Row, Stack } from '../../../../design/layout.tsx';
import { useProblemText } from '../../../../design/problem-text.ts';
import { Saved } from '../../../../design/saved.tsx';
import { NoticeBox } from '../../../../design/states.tsx';
import { toast } from '../../../../design/toast.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { CopyQuiz } from './copy-quiz.tsx';
import s from './editor.module.css';
import { countOf, pointsOf } from './edits.ts';
import { ExportQuiz } from './export-quiz.tsx';
import type { QuizWork } from './use-quiz-work.ts';

/** Stays in sight while one works: whether it is saved, what it adds up to, the way back, and the one decision. */
export function QuizBar({ work, say }: { work: QuizWork; say: (text: string) => void }) {
  const { t } = useWords('quizzes');
  const problemText = useProblemText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'copy' | 'export'>();
  const { document, basis, autosave } = work;
  const { id, state, frozen, problems, classId } = basis;
  const [lack] = problems;
  const onError = (problem: ApiProblem) => toast(problemText(problem), { tone: 'late' });
  const lists = () => queries.invalidateQueries({ queryKey: api.assessment.quizzes.key() });
  const act = useMutation<QuizSaved, ApiProblem, () => Promise<QuizSaved>>({
    mutationFn: async (action) => {
      await autosave.flush();
      return action();
    },
    onSuccess: (saved) => work.said(saved),
    onError,
  });
  const publish = () =>
    act.mutate(() => client.assessment.publishQuiz({ id, version: work.latest().version }), {
      onSuccess: () => toast(t('edit.published')),
    });
  const remove = useMutation<void, ApiProblem>({
    mutationFn: () => client.assessment.removeQuiz({ id }),
    onSuccess: () => {
      lists();
      navigate({ to: '/classes/$id/quizzes', params: { id: classId } });
      const undo = () => client.assessment.takeBackQuiz({ id }).then(lists, onError);
      toast(t('edit.removed', { name: document.title || t('unnamed') }), { undo });
    },
    onError,
  });
  return (
    <>
      <Row gap={2} wrap className={s.actions}>
        <Button size="small" kind="quiet" icon={IconCopy} onClick={() => setDialog('copy')}>
          {t('edit.copy')}
        </Button>
        <Button size="small" kind="quiet" icon={IconDownload} onClick={() => setDialog('export')}>
          {t('edit.export')}
        </Button>
        {state === 'published' && !frozen && (
          <Button
            size="small"
            kind="quiet"
            icon={IconEyeOff}
            onClick={() => act.mutate(() => client.assessment.withdrawQuiz({ id }))}
          >
            {t('edit.withdraw')}
          </Button>
        )}
        {state === 'published' && (
          <Button
            size="small"
            kind="quiet"
            icon={IconLock}
            onClick={() => act.mutate(() => client.assessment.closeQuiz({ id }))}
          >
            {t('edit.close')}
          </Button>
        )}
        {(state === 'closed' || state === 'released') && (
          <Button
            size="small"
            kind="quiet"
            icon={IconLockOpen}
            onClick={() => act.mutate(() => client.assessment.reopenQuiz({ id }))}
          >
            {t('edit.reopen')}
          </Button>
        )}
        {!frozen && (
          <Button size="small" kind="quiet" icon={IconTrash} busy={remove.isPending} onClick={() => remove.mutate()}>
            {t('edit.remove')}
          </Button>
        )}
      </Row>
      {autosave.state.kind === 'conflict' && (
        <NoticeBox tone="soon">
          <Stack gap={2}>
            <p>{t('edit.conflict')}</p>
            <div>
              <Button size="small" icon={IconRefresh} onClick={work.takeTheirs}>
                {t('edit.takeTheirs')}
              </Button>
            </div>
          </Stack>
        </NoticeBox>
      )}
      <div className={s.bar} role="toolbar" aria-label={t('edit.tools')}>
        <span className={s.sum}>
          {t('items', { count: countOf(document) })}・{t('points', { count: pointsOf(document) })}
        </span>
        <Saved state={autosave.state} />
        <div className={s.barTools}>
          <UndoButtons {...work} say={say} />
          {state === 'draft' && (
            <Button
              kind="primary"
              icon={IconSend}
              busy={act.isPending}
              disabled={problems.length > 0 || autosave.dirty}
              onClick={publish}
            >
              {t('edit.publish')}
            </Button>
          )}
        </div>
      </div>
      {state === 'draft' && lack && !autosave.dirty && (
        <p className={s.lacks}>{t('edit.lacks', { count: problems.length, first: t(`lacks.${lack.reason}`) })}</p>
      )}
      {dialog === 'copy' && <CopyQuiz quiz={basis} onClose={() => setDialog(undefined)} />}
      {dialog === 'export' && <ExportQuiz quiz={basis} onClose={() => setDialog(undefined)} />}
    </>
  );
}
