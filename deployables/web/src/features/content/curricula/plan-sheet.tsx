import { IconPointFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Category, CurriculumDocument, Phase } from '#contracts/content/curriculum-document.ts';
import { Badge } from '../../../design/badge.tsx';
import { Aside, Sheet, Stack } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './curricula.module.css';
import { hoursOf } from './editor/edits.ts';
import { isNow } from './is-now.ts';
import { useCurriculumSentence } from './use-sentence.ts';

/** A curriculum to read: the facts, the year by phases, the rubric. Calm on screen, whole on paper. */
export function PlanSheet({
  document,
  over,
  tools,
}: {
  document: CurriculumDocument;
  over?: ReactNode;
  tools?: ReactNode;
}) {
  const { t } = useWords('curricula');
  const words = useCurriculumSentence();
  const { title, description, mainTheme, totalHours, fieldwork, fieldworkCount, presentation } = document;
  const facts: [string, string][] = [
    [t('mainTheme'), mainTheme],
    [t('totalHours'), words.hours(totalHours)],
    [t('field.fieldwork'), fieldwork ? t('fieldworkTimes', { count: fieldworkCount }) : t('no')],
    [t('field.presentation'), presentation ? t(`format.${document.presentationFormat}`) : t('no')],
    [t('groupWork'), t(`group.${document.groupWork}`)],
    [t('partners'), document.partners],
  ];
  return (
    <article className={s.plan}>
      <header className={s.planHead}>
        <div>
          {over}
          <h2>{title || t('unnamed')}</h2>
        </div>
        {tools}
      </header>
      {description && <p className={s.lead}>{description}</p>}
      <dl className={s.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <Stack gap={5}>
        {document.phases.map((phase) => (
          <PhaseSheet key={phase.id} phase={phase} />
        ))}
        {document.rubric.length > 0 && (
          <Sheet title={t('rubric')} className={s.breakable}>
            <Stack gap={5}>
              {document.rubric.map((category) => (
                <RubricTable key={category.id} category={category} />
              ))}
            </Stack>
          </Sheet>
        )}
      </Stack>
    </article>
  );
}

function PhaseSheet({ phase }: { phase: Phase }) {
  const { t } = useWords('curricula');
  const words = useCurriculumSentence();
  const now = new Date();
  const today = { month: now.getMonth() + 1, day: now.getDate() };
  return (
    <Sheet
      title={phase.name || t('unnamed')}
      more={
        <Aside as="span" small>
          {words.hours(hoursOf({ phases: [phase] }))}
        </Aside>
      }
      flush
      className={s.breakable}
    >
      <ol className={s.weeks}>
        {phase.weeks.map((week) => {
          const current = isNow(week.label, today);
          return (
            <li key={week.id} className={s.readWeek} aria-current={current ? 'date' : undefined}>
              <div className={s.weekSide}>
                <b>{week.label || t('unnamed')}</b>
                <Aside as="span" small>
                  {words.hours(week.hours)}
                </Aside>
                {current && (
                  <Badge tone="info" icon={IconPointFilled}>
                    {t('nowWeek')}
                  </Badge>
                )}
              </div>
              <div className={s.weekMain}>
                {week.theme && <h3>{week.theme}</h3>}
                {week.activities && <p className={s.text}>{week.activities}</p>}
                {(week.support || week.evaluation) && (
                  <dl className={s.weekFacts}>
                    {(['support', 'evaluation'] as const).map(
                      (field) =>
                        week[field] && (
                          <div key={field}>
                            <dt>{t(field)}</dt>
                            <dd className={s.text}>{week[field]}</dd>
                          </div>
                        ),
                    )}
                  </dl>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Sheet>
  );
}

function RubricTable({ category }: { category: Category }) {
  const { t } = useWords('curricula');
  return (
    <section className={s.category}>
      <h3>{category.name || t('unnamed')}</h3>
      {category.description && <Aside>{category.description}</Aside>}
      {category.levels.length > 0 && (
        <table className={s.rubric}>
          <caption className={s.caption}>{category.name}</caption>
          <thead>
            <tr>
              <th scope="col">{t('level')}</th>
              <th scope="col">{t('criterion')}</th>
            </tr>
          </thead>
          <tbody>
            {category.levels.map((level) => (
              <tr key={level.id}>
                <th scope="row">{level.name}</th>
                <td className={s.text}>{level.criterion}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
