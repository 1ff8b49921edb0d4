import { useQuery } from '@tanstack/react-query';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { Aside, Sheet } from '../../../design/layout.tsx';
import { ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { currentLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './class-interests.module.css';

/** How many pupils chose what: each question a small table whose bars carry the numbers. */
export function ClassInterests({ classId }: { classId: ClassId }) {
  const { t } = useWords('surveys');
  const query = useQuery(api.assessment.classInterests.queryOptions({ input: { classId } }));
  // An administrator sees who has answered, not what the class likes.
  if (query.error?.status === 403) return null;
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={4} />;
  const { answered, questions } = query.data;
  const language = currentLanguage();
  return (
    <Sheet title={t('interests')}>
      <Aside small>{answered === 0 ? t('noInterests') : t('interestsNote', { answered })}</Aside>
      {answered > 0 && (
        <div className={s.questions}>
          {questions.map((question) => (
            <table key={question.id} className={s.table}>
              <caption>{question.title[language]}</caption>
              <tbody>
                {question.options
                  .toSorted((a, b) => b.pupils - a.pupils)
                  .map((option) => (
                    <tr key={option.id} data-none={option.pupils === 0 || undefined}>
                      <th scope="row">{option.words[language]}</th>
                      <td>
                        <span style={{ inlineSize: `${(option.pupils / answered) * 100}%` }} aria-hidden />
                        <b>{option.pupils}</b>
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
          ))}
        </div>
      )}
    </Sheet>
  );
}
