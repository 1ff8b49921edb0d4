import {
  IconDownload,
  IconEye,
  IconEyeOff,
  IconLock,
  IconPlayerPlay,
  IconPrinter,
  IconSettings,
  IconTrash,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { RubricAssessment } from '#contracts/assessment/rubric-assessments.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { Row } from '../../../design/layout.tsx';
import { useFieldText, useProblemText } from '../../../design/problem-text.ts';
import { saveFile } from '../../../design/save-file.ts';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import s from './rubrics.module.css';
import { SettingsForm } from './settings-form.tsx';
import { useRefresh } from './use-assessment.ts';

type Target = 'open' | 'closed' | 'shown';

/** What can be done with an assessment as it stands; the next step is the filled one. */
export function AssessmentActions({ assessment }: { assessment: RubricAssessment }) {
  const { t } = useWords('rubrics');
  const { one } = useClass();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const problemText = useProblemText();
  const fieldText = useFieldText();
  const [changing, setChanging] = useState(false);
  const { id, state, title } = assessment;
  const onError = (problem: ApiProblem) => {
    const [field] = problem.fields;
    toast(field ? fieldText(field) : problemText(problem), { tone: 'late' });
  };
  const move = useMutation<RubricAssessment, ApiProblem, { to: Target; undo?: Target; said: string }>({
    // The newest version: undoing acts on what the step itself has made.
    mutationFn: async ({ to }) => {
      const { version } = await client.assessment.rubricAssessment({ id });
      return client.assessment.moveRubricAssessment({ id, version, to });
    },
    onSuccess: (_fresh, { undo, said }) => {
      refresh();
      toast(said, undo ? { undo: () => move.mutate({ to: undo, said: t('common:action.undone') }) } : {});
    },
    onError,
  });
  const remove = useMutation<void, ApiProblem>({
    mutationFn: () => client.assessment.removeRubricAssessment({ id }),
    onSuccess: () => {
      refresh();
      navigate({ to: '/classes/$id/rubrics', params: { id: one.id } });
      const undo = () => client.assessment.takeBackRubricAssessment({ id }).then(refresh, onError);
      toast(t('removed', { name: title }), { undo });
    },
    onError,
  });
  const csv = useMutation<File, ApiProblem>({
    mutationFn: () => client.assessment.exportRubricScores({ id }),
    onSuccess: (file) => saveFile(file, file.name),
    onError,
  });
  const busy = move.isPending;
  return (
    <Row gap={2} wrap className={s.actions}>
      {state === 'draft' && (
        <>
          <Button kind="quiet" icon={IconTrash} busy={remove.isPending} onClick={() => remove.mutate()}>
            {t('remove')}
          </Button>
          <Button
            kind="primary"
            icon={IconPlayerPlay}
            busy={busy}
            onClick={() => move.mutate({ to: 'open', said: t('opened') })}
          >
            {t('open')}
          </Button>
        </>
      )}
      {state !== 'draft' && (
        <>
          <Button kind="quiet" icon={IconSettings} onClick={() => setChanging(true)}>
            {t('change')}
          </Button>
          <Button kind="quiet" icon={IconDownload} busy={csv.isPending} onClick={() => csv.mutate()}>
            {t('common:action.csv')}
          </Button>
          <Button kind="quiet" icon={IconPrinter} onClick={() => print()}>
            {t('common:action.print')}
          </Button>
        </>
      )}
      {state === 'open' && (
        <Button
          icon={IconLock}
          busy={busy}
          onClick={() => move.mutate({ to: 'closed', undo: 'open', said: t('closed') })}
        >
          {t('close')}
        </Button>
      )}
      {state === 'closed' && (
        <>
          <Button
            icon={IconPlayerPlay}
            busy={busy}
            onClick={() => move.mutate({ to: 'open', undo: 'closed', said: t('reopened') })}
          >
            {t('reopen')}
          </Button>
          <Button
            icon={IconEye}
            busy={busy}
            onClick={() => move.mutate({ to: 'shown', undo: 'closed', said: t('shown') })}
          >
            {t('show')}
          </Button>
        </>
      )}
      {state === 'shown' && (
        <Button
          icon={IconEyeOff}
          busy={busy}
          onClick={() => move.mutate({ to: 'closed', undo: 'shown', said: t('hidden') })}
        >
          {t('hide')}
        </Button>
      )}
      {changing && <ChangeDialog assessment={assessment} onClose={() => setChanging(false)} />}
    </Row>
  );
}

function ChangeDialog({ assessment, onClose }: { assessment: RubricAssessment; onClose: () => void }) {
  const { t } = useWords('rubrics');
  const refresh = useRefresh();
  const { id, version } = assessment;
  const change = useMutation(
    api.assessment.changeRubricAssessment.mutationOptions({
      onSuccess: () => {
        refresh();
        toast(t('common:action.saved'));
        onClose();
      },
    }),
  );
  return (
    <Dialog open onClose={onClose} title={t('settings')}>
      <SettingsForm
        initial={assessment}
        settled
        action={t('common:action.save')}
        busy={change.isPending}
        problem={change.error}
        onSubmit={({ title, subject, dueOn }, refuse) =>
          change.mutate({ id, version, title, subject, dueOn }, { onError: refuse })
        }
      />
    </Dialog>
  );
}
