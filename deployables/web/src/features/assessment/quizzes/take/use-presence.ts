import { useEffect, useRef } from 'react';
import type { Pulse } from '#contracts/assessment/attempts.ts';
import type { AttemptId } from '#contracts/ids.ts';
import { client } from '../../../../api/client.ts';

const EVERY_MS = 15_000;

/** Says where the pupil is, so that the teacher's live view is true, and hears what has changed about the time. */
export function usePresence(id: AttemptId, itemId: string | null, on: boolean, hear: (pulse: Pulse) => void): void {
  const at = useRef(itemId);
  at.current = itemId;
  const moved = useRef<() => void>(() => undefined);
  useEffect(() => {
    if (!on) return;
    let stopped = false;
    const tell = () => {
      const visible = document.visibilityState === 'visible';
      client.assessment.beAt({ id, itemId: at.current, visible }).then(
        (pulse) => void (stopped || hear(pulse)),
        // The answers say it when the line is away; the next beat tries again.
        () => undefined,
      );
    };
    moved.current = tell;
    tell();
    const timer = setInterval(tell, EVERY_MS);
    document.addEventListener('visibilitychange', tell);
    addEventListener('online', tell);
    return () => {
      stopped = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tell);
      removeEventListener('online', tell);
    };
  }, [id, on, hear]);
  // Turning a page is told with the next beat at the latest; staying on it for a moment tells it at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another item is another place
  useEffect(() => {
    if (!on) return;
    const timer = setTimeout(() => moved.current(), 3000);
    return () => clearTimeout(timer);
  }, [itemId, on]);
}
