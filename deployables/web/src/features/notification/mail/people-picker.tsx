import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UserId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { SearchField } from '../../../design/field.tsx';
import { Aside, Stack } from '../../../design/layout.tsx';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './mail.module.css';

export type Chosen = { id: UserId; name: string };
type Props = { chosen: readonly Chosen[]; onChange: (chosen: readonly Chosen[]) => void };

/** People by name: found by typing, taken by pressing, put back the same way. */
export function PeoplePicker({ chosen, onChange }: Props) {
  const { t } = useWords('mail-admin');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const found = useQuery(
    api.user.list.queryOptions({
      input: { q, limit: 8, status: 'active' },
      enabled: q !== '',
      placeholderData: keepPreviousData,
    }),
  );
  const taken = new Set(chosen.map(({ id }) => id));
  const offered = q === '' ? [] : (found.data?.items.filter(({ id }) => !taken.has(id)) ?? []);
  return (
    <Stack gap={3}>
      <SearchField
        label={t('findPeople')}
        value={typed}
        onChange={setTyped}
        onKeyDown={(event) => {
          // Enter takes the first one; it must not send the letter.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          const [first] = offered;
          if (first) onChange([...chosen, { id: first.id, name: fullName(first) }]);
          setTyped('');
        }}
      />
      {offered.length > 0 && (
        <ul className={s.chosen} aria-label={t('found')}>
          {offered.map((person) => (
            <li key={person.id}>
              <Button
                size="small"
                onClick={() => {
                  onChange([...chosen, { id: person.id, name: fullName(person) }]);
                  setTyped('');
                }}
              >
                {`${fullName(person)} (${person.loginId})`}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {q !== '' && found.data && offered.length === 0 && <Aside small>{t('nobodyFound')}</Aside>}
      {chosen.length > 0 && (
        <ul className={s.chosen} aria-label={t('chosen')}>
          {chosen.map(({ id, name }) => (
            <li key={id}>
              <Button
                size="small"
                icon={IconX}
                aria-label={t('leaveOut', { name })}
                onClick={() => onChange(chosen.filter((each) => each.id !== id))}
              >
                {name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}
