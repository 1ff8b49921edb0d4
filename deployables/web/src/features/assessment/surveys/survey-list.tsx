import { IconClipboardCheck, IconPencil } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useMe } from '../../../app/session.ts';
import { ButtonLink } from '../../../design/button.tsx';
import { Aside, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { PageHeader } from '../../../design/page.tsx';
import { ErrorState, NoticeBox, PageSkeleton } from '../../../design/states.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { currentLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { SheetBadge } from './sheet-badge.tsx';
import { SURVEYS } from './survey-types.ts';
import { surveyQuery } from './use-answers.ts';

const ACTION = { new: 'start', draft: 'goOn', changing: 'finish', answered: 'change' } as const;

/** What there is to answer, what is half done, and the results. */
export function SurveyList() {
  const { t } = useWords('surveys');
  const { user } = useMe();
  const surveys = useQueries({ queries: SURVEYS.map(surveyQuery) });
  const broken = surveys.find((query) => query.isLoadingError);
  if (broken?.error) return <ErrorState problem={broken.error} onRetry={broken.refetch} />;
  const language = currentLanguage();
  const loaded = surveys.flatMap((query) => query.data ?? []);
  if (loaded.length < surveys.length) return <PageSkeleton />;
  return (
    <>
      <PageHeader title={t('title')} />
      <Stack gap={5}>
        {user.role === 'student' ? <Aside>{t('intro')}</Aside> : <NoticeBox>{t('notForYou')}</NoticeBox>}
        {loaded.map(({ definition, sheet }) => (
          <Sheet
            key={definition.type}
            title={definition.title[language]}
            more={sheet && <SheetBadge state={sheet.state} />}
          >
            <Stack gap={3}>
              <p>{definition.purpose[language]}</p>
              <Aside small>
                {[
                  t('questions', { count: definition.questions.length }),
                  t('minutes', { count: definition.minutes }),
                  sheet?.answeredAt && t('answeredAt', { at: formatDay(sheet.answeredAt) }),
                ]
                  .filter(Boolean)
                  .join('・')}
              </Aside>
              {sheet && (
                <Row wrap>
                  <ButtonLink
                    to="/surveys/$type"
                    params={{ type: definition.type }}
                    icon={IconPencil}
                    kind={sheet.state === 'answered' ? 'plain' : 'soft'}
                  >
                    {t(ACTION[sheet.state])}
                  </ButtonLink>
                  {sheet.answeredAt && (
                    <ButtonLink
                      to="/surveys/$type/result"
                      params={{ type: definition.type }}
                      icon={IconClipboardCheck}
                      kind="soft"
                    >
                      {t('seeResult')}
                    </ButtonLink>
                  )}
                </Row>
              )}
            </Stack>
          </Sheet>
        ))}
      </Stack>
    </>
  );
}
