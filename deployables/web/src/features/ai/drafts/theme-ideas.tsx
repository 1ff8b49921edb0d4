import { IconSparkles } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { DraftView, ThemeProposal } from '#contracts/ai/drafts.ts';
import type { MainThemeId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useMe } from '../../../app/session.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { SelectField, TextAreaField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Aside, Form, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { Question } from '../../../design/question.tsx';
import { ErrorState, ListSkeleton, NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { currentLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import s from './drafts.module.css';
import { DraftState, GroundLines, Pencil } from './pencil.tsx';
import { untilThere, useDraftAct, useDrafts, usePutAway, useWrites } from './use-drafts.ts';

const MOST_WISHES = 500;

/** A pupil asks for three ideas of a theme and starts from one of them, or from none. */
export function ThemeIdeas() {
  const { t } = useWords('drafts');
  const { t: themes } = useWords('themes');
  const { one } = useClass();
  const { query, drafts } = useDrafts('themes', { classId: one.id });
  const putAway = usePutAway();
  const [newest, ...earlier] = drafts;
  return (
    <Stack gap={5}>
      <p>
        <Link to="/classes/$id/themes" params={{ id: one.id }}>
          {themes('backToThemes')}
        </Link>
      </p>
      <Sheet title={t('ideas')}>
        <Stack gap={4}>
          <p>{t('ideasText')}</p>
          <AskForIdeas busy={newest?.state === 'waiting'} />
        </Stack>
      </Sheet>
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : query.isPending ? (
        <ListSkeleton rows={3} />
      ) : (
        <>
          {newest && <Ideas draft={newest} />}
          {earlier.length > 0 && (
            <Sheet title={t('earlier')} flush>
              <ul>
                {earlier.map((draft) => (
                  <li key={draft.id} className={s.earlier}>
                    <details>
                      <summary>{t('askedAt', { at: formatMoment(draft.askedAt) })}</summary>
                      <Stack gap={4}>
                        <Ideas draft={draft} />
                        <div>
                          <Button size="small" onClick={() => putAway(draft)}>
                            {t('putAway')}
                          </Button>
                        </div>
                      </Stack>
                    </details>
                  </li>
                ))}
              </ul>
            </Sheet>
          )}
        </>
      )}
    </Stack>
  );
}

function AskForIdeas({ busy }: { busy: boolean }) {
  const { t } = useWords('drafts');
  const { user } = useMe();
  const { one } = useClass();
  const act = useDraftAct();
  const writes = useWrites('themes');
  const form = useForm({ mainThemeId: '', wishes: '' });
  const mains = useQuery(api.content.mainThemes.queryOptions({ input: { classId: one.id } }));
  const asked = useQuery(api.assessment.assessments.queryOptions({ input: { studentId: user.id } }));
  const unanswered = asked.data?.surveys.some(({ answeredAt }) => answeredAt === null);
  const offered = mains.data?.items.filter(({ withdrawn }) => !withdrawn) ?? [];
  const ask = () =>
    act.mutate(
      () =>
        client.ai.generateTheme({
          classId: one.id,
          language: currentLanguage(),
          mainThemeId: (form.values.mainThemeId || null) as MainThemeId | null,
          wishes: form.values.wishes,
        }),
      { onError: (problem) => problem instanceof ApiProblem && form.refuse(problem) },
    );
  if (writes === false) return <NoticeBox>{t('failure.notSetUp')}</NoticeBox>;
  if (unanswered)
    return (
      <NoticeBox>
        <p>{t('surveysFirst')}</p>
        <ButtonLink to="/surveys" kind="primary">
          {t('toSurveys')}
        </ButtonLink>
      </NoticeBox>
    );
  return (
    <Form ref={form.ref} narrow onSubmit={ask}>
      <ProblemNotice problem={act.error} />
      {offered.length > 1 && (
        <SelectField label={t('mainTheme')} {...form.text('mainThemeId')}>
          <option value="">{t('anyMainTheme')}</option>
          {offered.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
      )}
      <TextAreaField
        label={t('wishes')}
        hint={t('wishesHint')}
        optional
        rows={2}
        maxLength={MOST_WISHES}
        {...form.text('wishes')}
      />
      <Row wrap>
        <Button
          type="submit"
          kind="primary"
          icon={IconSparkles}
          busy={act.isPending}
          disabled={busy || one.archived || !asked.data || !writes}
        >
          {t('askIdeas')}
        </Button>
      </Row>
      <Aside small>{t('masked')}</Aside>
    </Form>
  );
}

function Ideas({ draft }: { draft: Extract<DraftView, { kind: 'themes' }> }) {
  return (
    <>
      <DraftState draft={draft} />
      {draft.proposals && (
        <ul className={s.proposals}>
          {draft.proposals.map((proposal) => (
            <li key={proposal.id}>
              <Idea draft={draft} proposal={proposal} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Idea({ draft, proposal }: { draft: DraftView; proposal: ThemeProposal }) {
  const { t } = useWords('drafts');
  const { one } = useClass();
  const navigate = useNavigate();
  const act = useDraftAct();
  const to = { to: '/classes/$id/themes/$themeId', params: { id: one.id, themeId: proposal.id } } as const;
  const pick = async () => {
    await client.ai.pickTheme({ id: draft.id, proposalId: proposal.id });
    if (await untilThere(() => client.content.theme({ id: proposal.id }))) navigate(to);
    else toast(t('pickSlow'));
  };
  return (
    <Pencil draft={draft}>
      <div>
        <p className={s.title}>{proposal.title}</p>
        <Question small>{proposal.question}</Question>
      </div>
      <dl className={s.words}>
        {(['description', 'rationale', 'approach', 'potential'] as const).map((field) => (
          <div key={field}>
            <dt>{t(field)}</dt>
            <dd>{proposal[field]}</dd>
          </div>
        ))}
      </dl>
      <GroundLines grounds={proposal.grounds} />
      <ProblemNotice problem={act.error} />
      <div>
        {proposal.picked ? (
          <ButtonLink {...to}>{t('openPicked')}</ButtonLink>
        ) : (
          <Button busy={act.isPending} disabled={one.archived} onClick={() => act.mutate(pick)}>
            {t('pick')}
          </Button>
        )}
      </div>
    </Pencil>
  );
}
