import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { ThemeListItem } from '#contracts/content/themes.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Row, Sheet, Split, Stack } from '../../../design/layout.tsx';
import { Question, QuestionBand } from '../../../design/question.tsx';
import { Stamp } from '../../../design/stamp.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { MainThemeLines } from './main-themes.tsx';
import { ThemeStateBadges } from './theme-state.tsx';
import s from './themes.module.css';
import { useOwnThemes } from './use-themes.ts';

const NextSteps = lazy(async () => ({ default: (await import('../../ai/drafts/next-steps.tsx')).NextSteps }));

/** What a pupil asks in this class: the chosen question, then everything else they have begun. */
export function OwnThemes() {
  const { t } = useWords('themes');
  const { one } = useClass();
  const { user } = useMe();
  const [archived, setArchived] = useState(false);
  const query = useOwnThemes(one.id, archived);
  const rules = useQuery(api.content.themeRules.queryOptions({ input: { classId: one.id } }));
  const params = { id: one.id };
  const begin = !one.archived && (
    <Row wrap>
      <ButtonLink to="/classes/$id/themes/new" params={params} icon={IconPlus} kind="primary">
        {t('new')}
      </ButtonLink>
      <ButtonLink to="/classes/$id/themes/ideas" params={params}>
        {t('ideas')}
      </ButtonLink>
    </Row>
  );
  const chosen = archived ? undefined : query.data?.items.find((theme) => theme.selected);
  return (
    <Split>
      <Stack gap={6}>
        {chosen && (
          <QuestionBand
            over={
              <>
                <b>{t('selectedQuestion')}</b>
                <span>{t('version', { number: chosen.revision })}</span>
              </>
            }
            side={chosen.state === 'approved' && <Stamp label={t('stamp')} />}
          >
            <Question>
              <Link to="/classes/$id/themes/$themeId" params={{ ...params, themeId: chosen.id }}>
                {chosen.question}
              </Link>
            </Question>
          </QuestionBand>
        )}
        <Sheet
          title={t(archived ? 'archivedThemes' : 'myThemes')}
          more={
            <Button kind="quiet" size="small" onClick={() => setArchived(!archived)}>
              {t(archived ? 'showOpen' : 'showArchived')}
            </Button>
          }
          flush
        >
          {query.isLoadingError ? (
            <ErrorState problem={query.error} onRetry={query.refetch} />
          ) : !query.data ? (
            <ListSkeleton rows={2} />
          ) : query.data.items.length === 0 ? (
            <EmptyState title={t(archived ? 'noArchived' : 'none')} actions={!archived && begin}>
              {!archived && t(rules.data?.approvalFirst ? 'noneFirstText' : 'noneText')}
            </EmptyState>
          ) : (
            <ul className={s.own}>
              {query.data.items.map((theme) => (
                <li key={theme.id}>
                  <ThemeLine theme={theme} />
                </li>
              ))}
            </ul>
          )}
        </Sheet>
        {query.data && query.data.items.length > 0 && !archived && <div>{begin}</div>}
      </Stack>
      <Stack gap={6}>
        <Sheet title={t('mainThemes')}>
          <MainThemeLines classId={one.id} />
        </Sheet>
        <Suspense>
          <NextSteps classId={one.id} studentId={user.id} still={one.archived} />
        </Suspense>
      </Stack>
    </Split>
  );
}

function ThemeLine({ theme }: { theme: ThemeListItem }) {
  const { t } = useWords('themes');
  return (
    <Link to="/classes/$id/themes/$themeId" params={{ id: theme.classId, themeId: theme.id }}>
      <span className={s.badges}>
        <ThemeStateBadges state={theme.state} selected={theme.selected} />
        <small>{t('lastChange', { day: formatDay(theme.changedAt) })}</small>
      </span>
      <Question small>{theme.question}</Question>
    </Link>
  );
}
