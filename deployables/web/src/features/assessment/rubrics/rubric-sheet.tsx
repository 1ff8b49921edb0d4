import type { RubricDocument } from '#contracts/assessment/rubrics.ts';
import { Aside, Sheet } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './rubrics.module.css';

/** A rubric to read: what each level of each criterion looks like. */
export function RubricSheet({ rubric, title }: { rubric: RubricDocument; title: string }) {
  const { t } = useWords('rubrics');
  return (
    <Sheet title={title}>
      {rubric.description && <Aside>{rubric.description}</Aside>}
      {rubric.criteria.map((criterion) => (
        <section key={criterion.id} className={s.criterion}>
          <h3>{criterion.name || t('unnamed')}</h3>
          {criterion.description && <Aside small>{criterion.description}</Aside>}
          <dl className={s.levels}>
            {criterion.levels.map((level) => (
              <div key={level.id}>
                <dt>
                  <b>{level.name}</b> <small>{level.points}</small>
                </dt>
                <dd>{level.criterion}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Sheet>
  );
}
