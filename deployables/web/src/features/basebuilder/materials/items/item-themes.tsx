import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ItemId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { fullName } from '../../../../i18n/names.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import s from '../materials.module.css';

/** The questions of pupils an item is linked to; linking is done in the practice of their class. */
export function ItemThemes({ id }: { id: ItemId }) {
  const { t } = useWords('materials');
  const { data } = useQuery(api.basebuilder.itemThemes.queryOptions({ input: { id } }));
  if (!data || data.items.length === 0) return null;
  return (
    <section className={s.themes} aria-label={t('items.themes')}>
      <h3>{t('items.themes')}</h3>
      <ul>
        {data.items.map(({ theme, student, classId, className, relevance }) => (
          <li key={theme.id}>
            <Link to="/classes/$id/practice" params={{ id: classId }} search={{ view: 'themes' }}>
              {theme.question || theme.title}
            </Link>
            <small>{`${fullName(student)} ・ ${className} ・ ${t('items.relevance', { relevance })}`}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
