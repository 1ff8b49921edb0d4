import { IconEye, IconEyeOff, IconFileSpreadsheet, IconHistory, IconShare2, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { Button, ButtonLink } from '../../../../design/button.tsx';
import { UndoButtons } from '../../../../design/editing/undo.tsx';
import { Row } from '../../../../design/layout.tsx';
import { useProblemText } from '../../../../design/problem-text.ts';
import { Saved } from '../../../../design/saved.tsx';
import { toast } from '../../../../design/toast.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { useClass } from '../../../academic/classes/use-class.ts';
import { AssignDialog } from '../assign-dialog.tsx';
import { FilesDialog } from '../files-dialog.tsx';
import { StateBadge } from '../state-badge.tsx';
import { useCurriculumSentence } from '../use-sentence.ts';
import s from './editor.module.css';
import { hoursOf } from './edits.ts';
import type { Plan } from './use-plan.ts';

/** Stays in sight while one works: whether it is saved, how the hours stand, the way back, and the one decision. */
export function PlanBar({ plan, say }: { plan: Plan; say: (text: string) => void }) {
  const { t } = useWords('curricula');
  const { one } = useClass();
  const words = useCurriculumSentence();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'files' | 'give'>();
  const { document, basis, autosave, stand } = plan;
  const { id, state } = basis;
  const sum = hoursOf(document);
  const params = { id: one.id, curriculumId: id };
  const onError = (problem: ApiProblem) => toast(problemText(problem), { tone: 'late' });

  const publish = useMutation<void, ApiProblem>({
    mutationFn: async () => {
      await autosave.flush();
      const saved = await client.content.publishCurriculum({ id, version: plan.latest().version });
      stand({ ...plan.latest(), ...saved });
    },
    onSuccess: () => toast(t('publishedNow')),
    onError,
  });
  const withdraw = useMutation<void, ApiProblem>({
    mutationFn: async () => stand({ ...plan.latest(), ...(await client.content.withdrawCurriculum({ id })) }),
    onSuccess: () => toast(t('withdrawnNow'), { undo: () => publish.mutate() }),
    onError,
  });
  const put = useMutation<void, ApiProblem>({
    mutationFn: async () => {
      await autosave.flush();
      await client.content.removeCurriculum({ id });
    },
    onSuccess: () => {
      const refresh = () => queries.invalidateQueries({ queryKey: api.content.curricula.key() });
      refresh();
      navigate({ to: '/classes/$id/curricula', params: { id: one.id } });
      const undo = () => client.content.takeBackCurriculum({ id }).then(refresh, onError);
      toast(t('putAway', { name: document.title || t('unnamed') }), { undo });
    },
    onError,
  });
  const done = state === 'published' && !basis.ahead && !autosave.dirty;
  return (
    <>
      <Row gap={2} wrap className={s.actions}>
        <Link to="/classes/$id/curricula" params={{ id: one.id }} className={s.back}>
          {t('back')}
        </Link>
        <ButtonLink
          size="small"
          kind="quiet"
          icon={IconEye}
          to="/classes/$id/curricula/$curriculumId/view"
          params={params}
        >
          {t('viewWork')}
        </ButtonLink>
        <ButtonLink
          size="small"
          kind="quiet"
          icon={IconHistory}
          to="/classes/$id/curricula/$curriculumId/versions"
          params={params}
        >
          {t('versions')}
        </ButtonLink>
        <Button size="small" kind="quiet" icon={IconFileSpreadsheet} onClick={() => setDialog('files')}>
          {t('files')}
        </Button>
        <Button size="small" kind="quiet" icon={IconShare2} onClick={() => setDialog('give')}>
          {t('give')}
        </Button>
        {state === 'published' ? (
          <Button
            size="small"
            kind="quiet"
            icon={IconEyeOff}
            busy={withdraw.isPending}
            onClick={() => withdraw.mutate()}
          >
            {t('withdraw')}
          </Button>
        ) : (
          <Button size="small" kind="quiet" icon={IconTrash} busy={put.isPending} onClick={() => put.mutate()}>
            {t('put')}
          </Button>
        )}
      </Row>
      <div className={s.bar} role="toolbar" aria-label={t('tools')}>
        <div className={s.barState}>
          <StateBadge state={state} ahead={basis.ahead || autosave.dirty} />
          <span className={s.sum} data-off={sum === document.totalHours ? undefined : true}>
            {words.sum(sum, document.totalHours)}
          </span>
        </div>
        <Saved state={autosave.state} />
        <div className={s.barTools}>
          <UndoButtons {...plan} say={say} />
          <Button
            kind="primary"
            icon={IconEye}
            busy={publish.isPending}
            disabled={done}
            onClick={() => publish.mutate()}
          >
            {t(state === 'published' ? 'publishAgain' : 'publish')}
          </Button>
        </div>
      </div>
      {dialog === 'files' && <FilesDialog plan={plan} onClose={() => setDialog(undefined)} />}
      {dialog === 'give' && <AssignDialog plan={plan} onClose={() => setDialog(undefined)} />}
    </>
  );
}
