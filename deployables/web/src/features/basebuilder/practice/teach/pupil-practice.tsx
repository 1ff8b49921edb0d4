import { IconArrowLeft, IconCircle, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ClassId, UserId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { ButtonLink } from '../../../../design/button.tsx';
import { Icon } from '../../../../design/icon.tsx';
import { Hidden, Row, Sheet, Split, Stack } from '../../../../design/layout.tsx';
import { PersonName } from '../../../../design/person.tsx';
import { ErrorState, ListSkeleton } from '../../../../design/states.tsx';
import { formatMoment } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { BandMeter } from '../band-meter.tsx';
import { Levels } from '../levels.tsx';
import { WeekBar } from '../week-bar.tsx';
import { Bands } from './class-pupils.tsx';
import { LoadChart } from './load-chart.tsx';
import s from './teach.module.css';

/** One pupil: bands, how right, what was answered last, what comes up. */
export function PupilPractice({ classId, studentId }: { classId: ClassId; studentId: UserId }) {
  const { t } = useWords('class-practice');
  const { t: practice } = useWords('practice');
  // True/false is answered by a word of the page.
  const given = (said: string) => (said === 'true' || said === 'false' ? practice(said) : said);
  const query = useQuery(api.basebuilder.proficiency.queryOptions({ input: { student_id: studentId } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={8} />;
  const { student, words, answers, rights, due, week, categories, sets, last, load } = query.data;
  return (
    <Stack gap={4}>
      <Row gap={3} wrap>
        <ButtonLink kind="quiet" icon={IconArrowLeft} to="/classes/$id/practice" params={{ id: classId }}>
          {t('back')}
        </ButtonLink>
        <h2>
          <PersonName person={student} />
        </h2>
      </Row>
      <Split>
        <Stack gap={5}>
          <Sheet title={t('words')}>
            <Stack gap={4}>
              <Bands words={words} />
              <dl className={s.figures}>
                <div>
                  <dt>{t('answers')}</dt>
                  <dd>{answers}</dd>
                </div>
                <div>
                  <dt>{t('rightShare')}</dt>
                  <dd>{answers ? `${Math.round((rights / answers) * 100)}%` : '–'}</dd>
                </div>
                <div>
                  <dt>{t('due')}</dt>
                  <dd>{due}</dd>
                </div>
              </dl>
              <ul className={s.plain}>
                {sets.map((set) => (
                  <li key={set.id}>
                    <b>{set.title}</b>
                    <BandMeter percent={set.percent} band={set.band} />
                  </li>
                ))}
                {categories.map((category) => (
                  <li key={category.id}>
                    <b>{category.name}</b>
                    <span>
                      <Levels level={category.level} /> {category.percent}%
                    </span>
                  </li>
                ))}
              </ul>
            </Stack>
          </Sheet>
          <Sheet title={t('lastAnswers')} flush>
            {last.length === 0 ? (
              <p className={s.none}>{t('never')}</p>
            ) : (
              <ul className={s.last}>
                {last.map((one) => (
                  <li key={`${one.itemId} ${one.answeredAt}`}>
                    <Icon of={one.right ? IconCircle : IconX} size={18} stroke={2.5} />
                    <span>
                      <b>{one.title}</b>
                      <Hidden>{t(one.right ? 'wasRight' : 'wasWrong')}</Hidden>
                      {!one.right && one.given && <small>{t('said', { given: given(one.given) })}</small>}
                    </span>
                    <small>{formatMoment(one.answeredAt)}</small>
                  </li>
                ))}
              </ul>
            )}
          </Sheet>
        </Stack>
        <Stack gap={5}>
          <Sheet title={t('week')}>
            <WeekBar week={week} />
          </Sheet>
          <Sheet title={t('load')}>
            <LoadChart days={load} label={t('load')} />
          </Sheet>
        </Stack>
      </Split>
    </Stack>
  );
}
