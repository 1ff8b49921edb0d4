import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PeerMode, RubricAssessment } from '#contracts/assessment/rubric-assessments.ts';
import type { RubricId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { ChoiceCards } from '../../../design/choice.tsx';
import { CheckField, SelectField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Aside, Form, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { ErrorState, ListSkeleton, NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import s from './rubrics.module.css';

export type Settings = Pick<
  RubricAssessment,
  'title' | 'subject' | 'dueOn' | 'rubricId' | 'self' | 'peers' | 'peersEach' | 'anonymous'
>;
const MODES: readonly PeerMode[] = ['none', 'some', 'group', 'all'];
const EACH = [1, 2, 3, 4, 5, 6, 8, 10];

type Props = {
  initial: Settings;
  /** Who scores and with what cannot change any more. */
  settled?: boolean;
  action: string;
  primary?: boolean;
  busy: boolean;
  problem: ApiProblem | null;
  onSubmit: (settings: Settings, refuse: (problem: ApiProblem) => void) => void;
};

/** What is assessed, with which template, and by whom. */
export function SettingsForm({ initial, settled = false, action, primary = true, busy, problem, onSubmit }: Props) {
  const { t } = useWords('rubrics');
  const { one } = useClass();
  const rubrics = useQuery(api.assessment.rubrics.queryOptions({ input: { classId: one.id }, enabled: !settled }));
  const form = useForm({ ...initial, rubricId: initial.rubricId as string, dueOn: initial.dueOn ?? '' });
  const { peers } = form.values;
  if (rubrics.isLoadingError) return <ErrorState problem={rubrics.error} onRetry={rubrics.refetch} />;
  if (!settled && !rubrics.data) return <ListSkeleton rows={4} />;
  const all = rubrics.data?.items ?? [];
  if (!settled && all.length === 0) {
    return (
      <NoticeBox>
        <p>{t('needTemplate')}</p>
        <Link to="/classes/$id/rubrics/templates" params={{ id: one.id }}>
          {t('templates')}
        </Link>
      </NoticeBox>
    );
  }
  const submit = () => {
    const { title, rubricId, dueOn } = form.values;
    const required = t('common:reason.required');
    if (!title.trim()) return form.show({ title: required });
    if (!rubricId) return form.show({ rubricId: t('common:field.choose') });
    onSubmit({ ...form.values, rubricId: rubricId as RubricId, dueOn: dueOn || null }, form.refuse);
  };
  return (
    <Form ref={form.ref} onSubmit={submit}>
      <ProblemNotice problem={problem} />
      <Sheet>
        <Stack gap={5}>
          <TextField label={t('assessmentTitle')} maxLength={100} {...form.text('title')} />
          <TextField label={t('subject')} hint={t('subjectHint')} optional maxLength={200} {...form.text('subject')} />
          {!settled && (
            <SelectField label={t('rubric')} {...form.text('rubricId')}>
              <option value="">{t('common:field.choose')}</option>
              {all.map(({ id, name, classId }) => (
                <option key={id} value={id}>
                  {name || t('unnamed')}
                  {classId ? '' : `（${t('ofSchool')}）`}
                </option>
              ))}
            </SelectField>
          )}
          <TextField label={t('dueOn')} optional type="date" {...form.text('dueOn')} />
        </Stack>
      </Sheet>
      {!settled && (
        <Sheet title={t('whoScores')}>
          <Stack gap={5}>
            <CheckField label={t('self')} {...form.check('self')} />
            <ChoiceCards
              legend={t('peers')}
              name="peers"
              value={peers}
              onChange={(value) => form.set('peers', value)}
              options={MODES.map((value) => ({
                value,
                title: t(`peers.${value}`),
                note: t(`peers.${value}Text`),
              }))}
            />
            {peers === 'some' && (
              <SelectField
                label={t('each')}
                value={String(form.values.peersEach)}
                onChange={({ target }) => form.set('peersEach', Number(target.value))}
              >
                {EACH.map((count) => (
                  <option key={count} value={count}>
                    {t('eachOf', { count })}
                  </option>
                ))}
              </SelectField>
            )}
            {peers !== 'none' && (
              <div className={s.anonymous}>
                <CheckField label={t('anonymous')} {...form.check('anonymous')} />
                <Aside small>{t('anonymousText')}</Aside>
              </div>
            )}
          </Stack>
        </Sheet>
      )}
      <Row end>
        <Button type="submit" kind={primary ? 'primary' : 'plain'} busy={busy}>
          {action}
        </Button>
      </Row>
    </Form>
  );
}
