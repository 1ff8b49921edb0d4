import { IconPencil, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Aside, Sheet, Split, Stack } from '../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { formatDay, formatMoment } from '../../../i18n/format.ts';
import { currentLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { AnswerList } from './answer-list.tsx';
import { Readings } from './readings.tsx';
import s from './result.module.css';
import { useSurveyType } from './survey-types.ts';
import { Traits } from './traits.tsx';

/** The pupil's own result: what was answered, what it may say, and who can see it. */
export function SurveyResultPage() {
  const { t } = useWords('surveys');
  const { user } = useMe();
  const type = useSurveyType();
  const [number, setNumber] = useState<number>();
  const query = useQuery(
    api.assessment.surveyResult.queryOptions({ input: { type, studentId: user.id, ...(number ? { number } : {}) } }),
  );
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const result = query.data;
  return (
    <>
      <PageHeader
        title={result.definition.title[currentLanguage()]}
        note={t('result')}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="surveys" to="/surveys">
                {t('title')}
              </Link>,
              t('answeredAt', { at: formatDay(result.answeredAt) }),
            ]}
          </Crumbs>
        }
        tools={
          <>
            <Button kind="quiet" icon={IconPrinter} onClick={() => print()}>
              {t('common:action.print')}
            </Button>
            <ButtonLink to="/surveys/$type" params={{ type }} icon={IconPencil}>
              {t('change')}
            </ButtonLink>
          </>
        }
      />
      <Split>
        <Stack gap={5}>
          {result.traits && (
            <Sheet title={t('traits')}>
              <Traits traits={result.traits} />
            </Sheet>
          )}
          <Sheet title={t('yourAnswers')}>
            <AnswerList {...result} />
          </Sheet>
        </Stack>
        <Stack gap={5}>
          <Sheet title={t('whoSees')}>
            <Aside small>{t(`sees.${type}`)}</Aside>
          </Sheet>
          {type === 'personality' && <Readings studentId={user.id} />}
          {result.history.length > 1 && (
            <Sheet title={t('history')}>
              <ul className={s.side}>
                {result.history.map((one) => (
                  <li key={one.number}>
                    <Button
                      size="small"
                      kind="quiet"
                      aria-pressed={one.number === result.number}
                      onClick={() => setNumber(one.number)}
                    >
                      {t('nth', { count: one.number })}・{formatMoment(one.answeredAt)}
                    </Button>
                  </li>
                ))}
              </ul>
            </Sheet>
          )}
        </Stack>
      </Split>
    </>
  );
}
