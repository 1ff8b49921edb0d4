import { useEffect } from 'react';

/** The badge and the lists of notices follow the inbox; the code for it comes after the page works. */
export function useLiveInbox(personId: string): void {
  useEffect(() => {
    const left = new AbortController();
    import('../../features/notification/live-inbox.ts').then(
      ({ followInbox }) => followInbox(personId, left.signal),
      () => undefined,
    );
    return () => left.abort();
  }, [personId]);
}
