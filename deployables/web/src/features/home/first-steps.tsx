import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { ButtonLink } from '../../design/button.tsx';
import { Icon } from '../../design/icon.tsx';
import { Hidden, Sheet } from '../../design/layout.tsx';
import { useWords } from '../../i18n/use-words.ts';
import s from './home.module.css';

/** What a new school still needs; gone once all of it is there. */
export function FirstSteps() {
  const { t } = useWords('home');
  const people = useQuery(api.user.counts.queryOptions({ input: {} }));
  const years = useQuery(api.academic.years.queryOptions({ input: {} }));
  const groups = useQuery(api.academic.classGroups.queryOptions({ input: {} }));
  const classes = useQuery(api.academic.classes.queryOptions({ input: { limit: 1 } }));
  if (!people.data || !years.data || !groups.data || !classes.data) return null;
  const steps = [
    { key: 'years', to: '/school/years', done: years.data.items.some(({ terms }) => terms.length > 0) },
    { key: 'people', to: '/people/imports/new', done: people.data.students > 0 },
    { key: 'teachers', to: '/people/new', done: people.data.teachers > 0 },
    { key: 'groups', to: '/school/class-groups', done: groups.data.items.length > 0 },
    { key: 'classes', to: '/classes/new', done: classes.data.total > 0 },
  ] as const;
  const next = steps.find(({ done }) => !done);
  if (!next) return null;
  return (
    <Sheet title={t('steps')} flush>
      <ol>
        {steps.map(({ key, to, done }) => (
          <li key={key} className={s.step} data-done={done || undefined}>
            <Icon of={done ? IconCircleCheck : IconCircleDashed} size={22} />
            <span>
              <b>{t(`step.${key}`)}</b>
              {done ? <Hidden>{t('stepDone')}</Hidden> : <small>{t(`step.${key}Text`)}</small>}
            </span>
            {!done && (
              <ButtonLink to={to} size="small" kind={key === next.key ? 'primary' : 'soft'}>
                {t('stepGo')}
              </ButtonLink>
            )}
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
