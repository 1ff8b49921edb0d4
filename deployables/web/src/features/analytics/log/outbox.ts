import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SentEntry } from '#contracts/analytics/entries.ts';
import { api, client } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import type { Kept } from '../../../design/kept-draft.ts';
import { type EntryValues, sentEntry } from './entry-values.ts';

const AT_ONCE = 50;
const AGAIN_MS = 10_000;

/** Entries that lie on this device only: written without a line, or in a window that was closed too early. */
function waiting(prefix: string) {
  return Object.keys(localStorage)
    .filter((place) => place.startsWith(prefix))
    .flatMap((place) => {
      try {
        const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Kept<EntryValues> | null;
        const id = place.slice(prefix.length);
        return kept && /^[0-9a-f-]{36}$/.test(id)
          ? [{ place, entry: sentEntry(id, kept.values, kept.at, kept.basis) }]
          : [];
      } catch {
        return [];
      }
    })
    .slice(0, AT_ONCE);
}

const entriesOf = (prefix: string): SentEntry[] => waiting(prefix).map(({ entry }) => entry);

/**
 * Sends what this device has kept, together, as soon as there is a line. What collides or is refused stays here, for its
 * own page to say why.
 */
export function useOutbox(): { left: readonly SentEntry[] } {
  const { user } = useMe();
  const queries = useQueryClient();
  const prefix = `quested.draft.${user.id}.entry.`;
  const [left, setLeft] = useState(() => entriesOf(prefix));
  useEffect(() => {
    const send = async () => {
      const found = waiting(prefix);
      setLeft(found.map(({ entry }) => entry));
      if (found.length === 0 || !navigator.onLine) return;
      const { entries } = await client.analytics.sendEntries({ entries: found.map(({ entry }) => entry) });
      for (const [index, { verdict }] of entries.entries())
        if (verdict === 'kept' || verdict === 'known') localStorage.removeItem(found[index]?.place ?? '');
      setLeft(entriesOf(prefix));
      queries.invalidateQueries({ queryKey: api.analytics.studentEntries.key() });
    };
    const quietly = () => void send().catch(() => undefined);
    quietly();
    const timer = setInterval(quietly, AGAIN_MS);
    addEventListener('online', quietly);
    return () => {
      clearInterval(timer);
      removeEventListener('online', quietly);
    };
  }, [prefix, queries]);
  return { left };
}
