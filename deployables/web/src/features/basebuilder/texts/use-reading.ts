import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { PupilTextView } from '#contracts/basebuilder/texts.ts';
import type { UserId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';

/**
 * Tells the server that the passage was opened, and that its end has come into view. Who is there sooner than anybody
 * can read is told to wait a moment: it is said again then, if they are still there.
 */
export function useReading(studentId: UserId, text: PupilTextView) {
  const queries = useQueryClient();
  const end = useRef<HTMLDivElement>(null);
  const { id, passage, reading } = text;
  const note = useMutation<PupilTextView['reading'], ApiProblem, 'open' | 'end'>({
    mutationFn: (at) => client.basebuilder.noteReading({ studentId, id, at }),
    onSuccess: (fresh) => {
      queries.setQueryData<PupilTextView>(
        api.basebuilder.studentText.queryKey({ input: { studentId, id } }),
        (before) => before && { ...before, reading: fresh },
      );
      void queries.invalidateQueries({ queryKey: api.basebuilder.studentTexts.key() });
      void queries.invalidateQueries({ queryKey: api.basebuilder.studentPath.key() });
    },
  });
  const { mutateAsync } = note;
  const reads = passage !== '' && reading.state !== 'ended';
  useEffect(() => {
    if (passage !== '' && reading.state === 'none') void mutateAsync('open').catch(() => undefined);
  }, [passage, reading.state, mutateAsync]);
  useEffect(() => {
    if (!reads || reading.state === 'none' || !end.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () =>
      void mutateAsync('end').catch((problem: unknown) => {
        const wait = problem instanceof ApiProblem ? Number(problem.data.retryAfter ?? 5) : 5;
        timer = setTimeout(tell, Math.max(1, wait) * 1000);
      });
    const watcher = new IntersectionObserver(([seen]) => {
      clearTimeout(timer);
      if (seen?.isIntersecting) tell();
    });
    watcher.observe(end.current);
    return () => {
      watcher.disconnect();
      clearTimeout(timer);
    };
  }, [reads, reading.state, mutateAsync]);
  return end;
}
