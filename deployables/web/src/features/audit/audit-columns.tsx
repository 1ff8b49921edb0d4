import { Link } from '@tanstack/react-router';
import type { AuditEvent, AuditPerson } from '#contracts/audit.ts';
import type { Column } from '../../design/data-table.tsx';
import { Aside } from '../../design/layout.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { fullName } from '../../i18n/names.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useFactWords, useKindWords } from './use-kind-words.ts';

/** A name with its page behind it; of somebody who was erased, that there was somebody. */
function Who({ person }: { person: AuditPerson }) {
  const { t } = useWords('audit');
  if (!`${person.familyName}${person.givenName}`) {
    return (
      <Aside as="span" small faint>
        {t('erased', { id: person.id.slice(-6) })}
      </Aside>
    );
  }
  return (
    <Link to="/people/$id" params={{ id: person.id }} data-row-link>
      {fullName(person)}
    </Link>
  );
}

export function useAuditColumns(): Column<AuditEvent>[] {
  const { t } = useWords('audit');
  const kindWord = useKindWords();
  const facts = useFactWords();
  return [
    { key: 'at', header: t('at'), cell: ({ at }) => formatMoment(at) },
    { key: 'kind', header: t('kind'), phone: 'main', cell: ({ kind }) => kindWord(kind) },
    {
      key: 'about',
      header: t('about'),
      phone: 'named',
      cell: ({ person }) => (person ? <Who person={person} /> : '–'),
    },
    {
      key: 'by',
      header: t('by'),
      phone: 'named',
      cell: ({ actor, person }) =>
        !actor ? t('system') : actor.id === person?.id ? t('themselves') : <Who person={actor} />,
    },
    {
      key: 'details',
      header: t('details'),
      cell: (event) => [event.place, ...facts(event)].filter(Boolean).join('・') || '–',
    },
    {
      key: 'position',
      header: t('position'),
      right: true,
      phone: 'hide',
      cell: ({ part, pos }) => (
        <Aside as="span" small faint>
          {part}-{pos}
        </Aside>
      ),
    },
  ];
}
