import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { RubricId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import s from './rubrics.module.css';
import { SettingsForm } from './settings-form.tsx';
import { useRefresh } from './use-assessment.ts';

/** Prepares an assessment; pupils hear of it only when it is started. */
export function NewAssessment() {
  const { t } = useWords('rubrics');
  const { one } = useClass();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const { rubric } = getRouteApi('/inside/classes/$id/assessed/rubrics/new').useSearch();
  const create = useMutation(
    api.assessment.createRubricAssessment.mutationOptions({
      onSuccess: ({ id }) => {
        refresh();
        navigate({ to: '/classes/$id/rubrics/$assessmentId', params: { id: one.id, assessmentId: id } });
      },
    }),
  );
  return (
    <div className={s.form}>
      <p className={s.back}>
        <Link to="/classes/$id/rubrics" params={{ id: one.id }}>
          {t('title')}
        </Link>
      </p>
      <div className={s.head}>
        <h2>{t('new')}</h2>
      </div>
      <SettingsForm
        initial={{
          ...{ title: '', subject: '', dueOn: null, rubricId: (rubric ?? '') as RubricId },
          ...{ self: true, peers: 'none', peersEach: 3, anonymous: true },
        }}
        action={t('prepare')}
        busy={create.isPending}
        problem={create.error}
        onSubmit={(settings, refuse) => create.mutate({ classId: one.id, ...settings }, { onError: refuse })}
      />
    </div>
  );
}
