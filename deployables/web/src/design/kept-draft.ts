import { useMemo, useState } from 'react';
import { useMe } from '../app/session.ts';

/** What was typed and not taken by the server yet: the values, the version they were typed on, and when. */
export type Kept<Values> = { values: Values; basis: number; at: number };

export type KeptDraft<Values> = {
  /** What lay here when the page was opened. */
  readonly found: Kept<Values> | undefined;
  /** Answers whether the device took it. */
  readonly keep: (values: Values, basis: number) => boolean;
  readonly forget: () => void;
};

/**
 * A draft on this device under a name of its own, e.g. `theme.<id>`. It outlives reload, closed tab, lost network and a
 * session that ran out; another person at the same device never meets it, and signing out clears it (app/session.ts).
 */
export function useKeptDraft<Values>(name: string): KeptDraft<Values> {
  const { user } = useMe();
  const place = `quested.draft.${user.id}.${name}`;
  const [found] = useState(() => read<Values>(place));
  return useMemo(
    () => ({
      found,
      keep: (values, basis) => {
        try {
          localStorage.setItem(place, JSON.stringify({ values, basis, at: Date.now() }));
          return true;
        } catch {
          // The device is full, or keeps nothing at all (private windows): the form says so.
          return false;
        }
      },
      forget: () => localStorage.removeItem(place),
    }),
    [found, place],
  );
}

function read<Values>(place: string): Kept<Values> | undefined {
  try {
    return (JSON.parse(localStorage.getItem(place) ?? 'null') as Kept<Values> | null) ?? undefined;
  } catch {
    return undefined;
  }
}
