import { useState } from 'react';
import { NO_NAMES } from '../entry/name-fields.tsx';

/** What one has typed so far. The password is not part of it: it never lies on the device. */
export const EMPTY_DRAFT = {
  name: '',
  code: '',
  timeZone: 'Asia/Tokyo',
  contactEmail: '',
  year: 'april' as 'april' | 'other',
  yearStartsOn: '',
  yearEndsOn: '',
  ...NO_NAMES,
  loginId: '',
  email: '',
};
export type Draft = typeof EMPTY_DRAFT;

const STORED = 'quested.draft.setup';

function read(): Draft {
  try {
    return { ...EMPTY_DRAFT, ...JSON.parse(localStorage.getItem(STORED) ?? '{}') };
  } catch {
    return EMPTY_DRAFT;
  }
}

/** Kept on this device while one types; the browser may be closed in between. */
export function useDraft() {
  const [draft, setDraft] = useState(read);
  const keep = (part: Partial<Draft>) =>
    setDraft((before) => {
      const next = { ...before, ...part };
      localStorage.setItem(STORED, JSON.stringify(next));
      return next;
    });
  return { draft, keep, forget: () => localStorage.removeItem(STORED) };
}
