import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { Chip } from '../../design/choice.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { SearchField } from '../../design/field.tsx';
import { Stack } from '../../design/layout.tsx';
import { PersonName } from '../../design/person.tsx';
import { ErrorState, ListSkeleton } from '../../design/states.tsx';
import { fullName } from '../../i18n/names.ts';
import { useWords } from '../../i18n/use-words.ts';
import s from './person-filter.module.css';

type Props = { label: string; id: string | undefined; onChange: (id: string | undefined) => void };

/** One person to filter by: found by name, shown as a chip, and let go by pressing it again. */
export function PersonFilter({ label, id, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({ ...api.user.get.queryOptions({ input: { id: id ?? '' } }), enabled: Boolean(id) });
  const name = data ? fullName(data) : error ? id?.slice(-6) : '…';
  return (
    <>
      <Chip pressed={Boolean(id)} onClick={() => (id ? onChange(undefined) : setOpen(true))}>
        {id ? `${label}: ${name}` : label}
      </Chip>
      <Dialog open={open} onClose={() => setOpen(false)} title={label}>
        <FindPerson
          onFound={(found) => {
            setOpen(false);
            onChange(found);
          }}
        />
      </Dialog>
    </>
  );
}

function FindPerson({ onFound }: { onFound: (id: string) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const found = useQuery(
    api.user.list.queryOptions({
      input: { limit: 30, sort: 'kana', ...(q ? { q } : {}) },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Stack gap={3}>
      <SearchField label={t('picker.search')} value={typed} onChange={setTyped} data-autofocus />
      {found.error ? (
        <ErrorState problem={found.error} onRetry={found.refetch} />
      ) : found.isPending ? (
        <ListSkeleton />
      ) : (
        <ul className={s.list} aria-label={t('picker.found')}>
          {found.data.items.map((person) => (
            <li key={person.id}>
              <button type="button" className={s.line} onClick={() => onFound(person.id)}>
                <PersonName person={person} />
                <small>{t(`role.${person.role}`)}</small>
              </button>
            </li>
          ))}
          {found.data.items.length === 0 && <li className={s.none}>{t('palette.none')}</li>}
        </ul>
      )}
    </Stack>
  );
}
