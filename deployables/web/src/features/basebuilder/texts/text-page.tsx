import { IconCards, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { PupilTextView } from '#contracts/basebuilder/texts.ts';
import { TextSetId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Badge } from '../../../design/badge.tsx';
import { ButtonLink } from '../../../design/button.tsx';
import { Aside, Sheet, Stack } from '../../../design/layout.tsx';
import { Markdown } from '../../../design/markdown.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { Comprehension } from './comprehension.tsx';
import s from './texts.module.css';
import { useReading } from './use-reading.ts';

export function TextPage() {
  const { setId } = getRouteApi('/inside/texts/practice/texts/$setId').useParams();
  const { user } = useMe();
  const query = useQuery(
    api.basebuilder.studentText.queryOptions({ input: { studentId: user.id, id: TextSetId.parse(setId) } }),
  );
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return <Reader key={query.data.id} text={query.data} />;
}

/** The passage in comfortable type, its questions, and the words. */
function Reader({ text }: { text: PupilTextView }) {
  const { t } = useWords('texts');
  const { user } = useMe();
  const end = useReading(user.id, text);
  const { title, passage, words, questions, reading, proficiency, dueDay } = text;
  return (
    <>
      <PageHeader
        title={title}
        note={dueDay ? t('due', { day: formatDayOfWeek(dueDay) }) : undefined}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="texts" to="/practice/texts">
                {t('title')}
              </Link>,
              title,
            ]}
          </Crumbs>
        }
        tools={
          words.length + questions.length > 0 && (
            <ButtonLink to="/practice/session" search={{ set: text.id }} kind="primary" icon={IconCards}>
              {t('start')}
            </ButtonLink>
          )
        }
      />
      <Stack gap={5}>
        {passage && (
          <Sheet title={t('passage')}>
            <div className={s.passage}>
              <Markdown text={passage} />
            </div>
            <div ref={end} className={s.end} role="status">
              {reading.state === 'ended' ? (
                <Badge tone="ok" icon={IconCheck}>
                  {t('end')}
                </Badge>
              ) : (
                t('almost')
              )}
            </div>
          </Sheet>
        )}
        {questions.length > 0 && (
          <Sheet title={t('comprehension')}>
            {questions.map((question) => (
              <Comprehension key={question.itemId} question={question} />
            ))}
          </Sheet>
        )}
        {words.length > 0 && (
          <Sheet title={t('wordsOf')} more={<Aside as="span">{t('percent', { value: proficiency })}</Aside>}>
            <ul className={s.words}>
              {words.map(({ itemId, title: word, question, level }) => (
                <li key={itemId}>
                  <div>
                    <p>{word ? <b>{word}</b> : <Aside as="span">{t('unknown')}</Aside>}</p>
                    <p>{question}</p>
                  </div>
                  <span className={s.dots} role="img" aria-label={t('level', { value: level })}>
                    {[1, 2, 3, 4, 5].map((dot) => (
                      <i key={dot} data-on={dot <= level || undefined} />
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </Sheet>
        )}
      </Stack>
    </>
  );
}
