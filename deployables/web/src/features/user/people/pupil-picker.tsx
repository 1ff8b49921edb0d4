import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { PersonView } from '#contracts/user/people.ts';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { CheckBox, SearchField } from '../../../design/field.tsx';
import { Aside, Grow, Row, Stack } from '../../../design/layout.tsx';
import { PersonName } from '../../../design/person.tsx';
import { ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatSeat } from '../../../i18n/seat.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './pupil-picker.module.css';

type Props = {
  /** Who is in already and needs no second invitation. */
  present: ReadonlySet<string>;
  busy: boolean;
  action: (count: number) => ReactNode;
  onPick: (people: PersonView[]) => void;
};

/** Find pupils of the school by name, reading or id and tick them. */
export function PupilPicker({ present, busy, action, onPick }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const [picked, setPicked] = useState<ReadonlyMap<string, PersonView>>(new Map());
  const found = useQuery(
    api.user.list.queryOptions({
      input: { role: 'student', status: 'active', limit: 40, ...(q ? { q } : {}) },
      placeholderData: keepPreviousData,
    }),
  );
  const toggle = (person: PersonView) => {
    const next = new Map(picked);
    if (!next.delete(person.id)) next.set(person.id, person);
    setPicked(next);
  };
  return (
    <Stack gap={3}>
      <SearchField label={t('picker.search')} value={typed} onChange={setTyped} data-autofocus />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={s.list} aria-label={t('picker.found')} tabIndex={0}>
        {found.isLoadingError ? (
          <ErrorState problem={found.error} onRetry={found.refetch} />
        ) : found.isPending ? (
          <ListSkeleton />
        ) : (
          found.data.items.map((person) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: the box is inside
            <label key={person.id} className={s.line}>
              <CheckBox
                checked={picked.has(person.id) || present.has(person.id)}
                disabled={present.has(person.id)}
                onChange={() => toggle(person)}
              />
              <Grow>
                <PersonName person={person} />
              </Grow>
              <Aside as="span" small faint>
                {present.has(person.id) ? t('picker.present') : formatSeat(person)}
              </Aside>
            </label>
          ))
        )}
        {found.data?.items.length === 0 && <p className={s.none}>{t('palette.none')}</p>}
      </section>
      <Row end>
        <Button kind="primary" disabled={picked.size === 0} busy={busy} onClick={() => onPick([...picked.values()])}>
          {action(picked.size)}
        </Button>
      </Row>
    </Stack>
  );
}
