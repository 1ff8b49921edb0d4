import { useDebouncedValue } from '@mantine/hooks';
import { type Icon as Glyph, IconSchool, IconUser } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { api } from '../../api/client.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Icon } from '../../design/icon.tsx';
import { Aside } from '../../design/layout.tsx';
import { fullName } from '../../i18n/names.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PALETTE, PLACES } from '../nav.ts';
import { useMe } from '../session.ts';
import s from './command-palette.module.css';

type Hit = { key: string; group: string; icon: Glyph; text: string; note?: string; href: string };

/** Places by their name, people and classes by the server's search. */
function useHits(typed: string): Hit[] {
  const { t } = useWords();
  const { user } = useMe();
  const [q] = useDebouncedValue(typed.trim(), 150);
  const options = { enabled: q.length > 0, placeholderData: keepPreviousData };
  const people = useQuery(
    api.user.list.queryOptions({
      input: { q, limit: 6 },
      ...options,
      enabled: q.length > 0 && user.role !== 'student',
    }),
  );
  const classes = useQuery(api.academic.classes.queryOptions({ input: { q, limit: 6 }, ...options }));

  const wanted = typed.trim().toLowerCase();
  const places = PALETTE[user.role].map((href) => ({ href, ...PLACES[href], text: t(PLACES[href].word) }));
  return [
    ...places
      .filter(({ text }) => text.toLowerCase().includes(wanted))
      .map(({ href, icon, text }) => ({ key: href, group: t('palette.places'), icon, text, href })),
    ...(wanted ? (people.data?.items ?? []) : []).map((person) => ({
      key: person.id,
      group: t('palette.people'),
      icon: IconUser,
      text: fullName(person),
      note: person.loginId,
      href: `/people/${person.id}`,
    })),
    ...(wanted ? (classes.data?.items ?? []) : []).map((one) => ({
      key: one.id,
      group: t('palette.classes'),
      icon: IconSchool,
      text: one.name,
      note: one.yearLabel,
      href: `/classes/${one.id}`,
    })),
  ];
}

export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const hits = useHits(typed);
  const current = hits[Math.min(at, hits.length - 1)];

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const open = (hit: Hit) => {
    onClose();
    navigate({ href: hit.href });
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((Math.min(at, hits.length - 1) + step + hits.length) % Math.max(hits.length, 1));
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      open(current);
    }
  };

  return (
    <Dialog open onClose={onClose} title={t('palette.open')}>
      <input
        className={s.input}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={current && `${id}-${current.key}`}
        aria-label={t('palette.placeholder')}
        placeholder={t('palette.placeholder')}
        value={typed}
        data-autofocus
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={pressed}
      />
      <div className={s.list} role="listbox" id={`${id}-list`} aria-label={t('palette.open')} ref={list}>
        {hits.map((hit, index) => (
          <div key={hit.key} role="presentation">
            {hit.group !== hits[index - 1]?.group && (
              <p className={s.group} role="presentation">
                {hit.group}
              </p>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's */}
            <div
              role="option"
              tabIndex={-1}
              id={`${id}-${hit.key}`}
              aria-selected={hit === current}
              className={s.option}
              onClick={() => open(hit)}
            >
              <Icon of={hit.icon} />
              {hit.text}
              {hit.note && <small>{hit.note}</small>}
            </div>
          </div>
        ))}
      </div>
      {hits.length === 0 && <p className={s.none}>{t('palette.none')}</p>}
      <Aside small faint>
        {t('palette.keys')}
      </Aside>
    </Dialog>
  );
}
