import { IconSparkles } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { CurriculumWishes, DraftView } from '#contracts/ai/drafts.ts';
import { GROUP_WORK, PRESENTATION_FORMATS } from '#contracts/content/curriculum-document.ts';
import type { CurriculumId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { SelectField, TextAreaField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Pair, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { NumberField } from '../../../design/number-field.tsx';
import { ErrorState, ListSkeleton, NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { currentLanguage } from '../../../i18n/index.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { PlanSheet } from '../../content/curricula/plan-sheet.tsx';
import s from './drafts.module.css';
import { DraftState, Pencil } from './pencil.tsx';
import { untilThere, useDraftAct, useDrafts, usePutAway, useWrites } from './use-drafts.ts';

type PlanDraftView = Extract<DraftView, { kind: 'curriculum' }>;
const route = getRouteApi('/inside/classes/$id/curricula/draft');

/** A teacher asks for a year's plan, reads what comes and goes on with it in the editor. */
export function PlanDraft() {
  const { t } = useWords('drafts');
  const { t: plan } = useWords('curricula');
  const { one } = useClass();
  const search = route.useSearch();
  const { query, drafts } = useDrafts('curriculum', { classId: one.id });
  const shown = drafts.find(({ id }) => id === search.draft) ?? drafts[0];
  const others = drafts.filter((draft) => draft !== shown);
  return (
    <Stack gap={5}>
      <p>
        <Link to="/classes/$id/curricula" params={{ id: one.id }}>
          {plan('list')}
        </Link>
      </p>
      <Sheet title={t('plan')}>
        <Stack gap={4}>
          <p>{t('planText')}</p>
          <AskForPlan busy={shown?.state === 'waiting'} />
        </Stack>
      </Sheet>
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : query.isPending ? (
        <ListSkeleton rows={3} />
      ) : (
        <>
          {shown && <ShownPlan key={shown.id} draft={shown} />}
          {others.length > 0 && <OtherPlans drafts={others} />}
        </>
      )}
    </Stack>
  );
}

const START: CurriculumWishes = {
  title: '',
  mainTheme: '',
  totalHours: 35,
  fieldwork: true,
  fieldworkCount: 2,
  presentation: true,
  presentationFormat: 'presentation',
  groupWork: 'hybrid',
  partners: '',
  wishes: '',
};
const NONE = 'none';

function AskForPlan({ busy }: { busy: boolean }) {
  const { t } = useWords('drafts');
  const { t: plan } = useWords('curricula');
  const { one } = useClass();
  const act = useDraftAct();
  const writes = useWrites('curriculum');
  const form = useForm(START);
  const { values, set } = form;
  const mains = useQuery(api.content.mainThemes.queryOptions({ input: { classId: one.id } }));
  const offered = mains.data?.items.filter(({ withdrawn }) => !withdrawn) ?? [];
  const ask = () =>
    act.mutate(() => client.ai.generateCurriculum({ ...values, classId: one.id, language: currentLanguage() }), {
      onError: (problem) => problem instanceof ApiProblem && form.refuse(problem),
    });
  if (writes === false) return <NoticeBox>{t('failure.notSetUp')}</NoticeBox>;
  return (
    <Form ref={form.ref} onSubmit={ask}>
      <ProblemNotice problem={act.error} />
      <Pair>
        <TextField label={t('planTitle')} optional maxLength={100} {...form.text('title')} />
        <TextField label={t('mainTheme')} optional maxLength={100} list="main-themes" {...form.text('mainTheme')} />
      </Pair>
      <datalist id="main-themes">
        {offered.map(({ id, title }) => (
          <option key={id} value={title} />
        ))}
      </datalist>
      <Pair>
        <NumberField
          label={t('totalHours')}
          value={values.totalHours}
          most={200}
          onChange={(hours) => set('totalHours', hours)}
        />
        <NumberField
          label={`${t('fieldwork')} (${t('fieldworkCount')})`}
          value={values.fieldworkCount}
          most={100}
          step={1}
          onChange={(count) => {
            set('fieldworkCount', count);
            set('fieldwork', count > 0);
          }}
        />
      </Pair>
      <Pair>
        <SelectField
          label={t('presentation')}
          value={values.presentation ? values.presentationFormat : NONE}
          onChange={({ target: { value } }) => {
            const format = PRESENTATION_FORMATS.find((one) => one === value);
            set('presentation', format !== undefined);
            if (format) set('presentationFormat', format);
          }}
        >
          <option value={NONE}>{t('none')}</option>
          {PRESENTATION_FORMATS.map((format) => (
            <option key={format} value={format}>
              {plan(`format.${format}`)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('groupWork')} {...form.text('groupWork')}>
          {GROUP_WORK.map((group) => (
            <option key={group} value={group}>
              {plan(`group.${group}`)}
            </option>
          ))}
        </SelectField>
      </Pair>
      <TextField label={t('partners')} hint={t('partnersHint')} optional maxLength={1000} {...form.text('partners')} />
      <TextAreaField
        label={t('planWishes')}
        hint={t('planWishesHint')}
        optional
        rows={2}
        maxLength={500}
        {...form.text('wishes')}
      />
      <Row>
        <Button
          type="submit"
          kind="primary"
          icon={IconSparkles}
          busy={act.isPending}
          disabled={busy || one.archived || !writes || values.totalHours < 1}
        >
          {t('askPlan')}
        </Button>
      </Row>
    </Form>
  );
}

function ShownPlan({ draft }: { draft: PlanDraftView }) {
  const { t } = useWords('drafts');
  const { one } = useClass();
  const navigate = useNavigate();
  const act = useDraftAct();
  const putAway = usePutAway();
  const curriculumId = draft.id as string as CurriculumId;
  const to = { to: '/classes/$id/curricula/$curriculumId', params: { id: one.id, curriculumId } } as const;
  const accept = async () => {
    await client.ai.acceptCurriculum({ id: draft.id });
    if (await untilThere(() => client.content.curriculum({ id: curriculumId }))) navigate(to);
    else toast(t('pickSlow'));
  };
  if (!draft.document) return <DraftState draft={draft} />;
  return (
    <Pencil draft={draft}>
      <ProblemNotice problem={act.error} />
      <Row wrap>
        {draft.acceptedAt ? (
          <ButtonLink {...to}>{t('openPlan')}</ButtonLink>
        ) : (
          <Button busy={act.isPending} disabled={one.archived} onClick={() => act.mutate(accept)}>
            {t('usePlan')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => putAway(draft)}>
          {t('putAway')}
        </Button>
      </Row>
      <PlanSheet document={draft.document} />
    </Pencil>
  );
}

function OtherPlans({ drafts }: { drafts: readonly PlanDraftView[] }) {
  const { t } = useWords('drafts');
  const { one } = useClass();
  return (
    <Sheet title={t('plansOf')} flush>
      <ul className={s.list}>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <span>
              <b>{draft.document?.title ?? t(`failure.${draft.failure ?? 'failed'}`)}</b>
              <br />
              <small>{t('askedBy', { name: fullName(draft.askedBy), at: formatMoment(draft.askedAt) })}</small>
            </span>
            {draft.document && (
              <ButtonLink
                to="/classes/$id/curricula/draft"
                params={{ id: one.id }}
                search={{ draft: draft.id }}
                size="small"
              >
                {t('readPlan')}
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
