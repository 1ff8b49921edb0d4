import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChatEvent, Phase, TurnView } from '#contracts/ai/coach.ts';
import type { ClassId, ConversationId, TurnId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { beforeNextTry, until, type WatchedLine, watchedLine } from '../../../design/watched-line.ts';
import { currentLanguage } from '../../../i18n/index.ts';

export type Sending = { id: TurnId; text: string; phase: Phase; step: 'stay' | 'more' | 'topic' };
/** `again`: the line broke and is being made anew; `away`: it stays broken for now. */
export type Line = 'fine' | 'again' | 'away';
type Of = { classId: ClassId; conversationId: ConversationId; fresh: boolean };

/** Waits before each try to get a broken line back. */
const TRIES = [500, 1000, 2000, 4000, 8000, 8000];

/**
 * One conversation as the page sees it: what was said, and the answer that is being written. An answer lives on the
 * server; a reload or a broken line takes it up where it is.
 */
export function useTalk({ classId, conversationId, fresh }: Of) {
  const queries = useQueryClient();
  const options = api.ai.conversation.queryOptions({ input: { id: conversationId } });
  const [begun, setBegun] = useState(!fresh);
  const query = useQuery({ ...options, enabled: begun, refetchOnWindowFocus: false });
  const [live, setLive] = useState<TurnView | null>(null);
  const [ended, setEnded] = useState<TurnView | null>(null);
  const [line, setLine] = useState<Line>('fine');
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [opening, setOpening] = useState(false);
  const here = useRef<AbortController>(undefined);
  const latest = useRef(options);
  latest.current = options;

  const finish = useCallback(
    async (turn: TurnView) => {
      setEnded(turn);
      setLive(turn);
      queries.invalidateQueries({ queryKey: api.ai.conversations.key() });
      // Until it is read again, the turn as it ended stands there.
      const read = await queries.fetchQuery({ ...latest.current, staleTime: 0 }).catch(() => undefined);
      setBegun(true);
      if (read) setLive((now) => (now?.id === turn.id ? null : now));
    },
    [queries],
  );

  const listen = useCallback(
    async (events: AsyncIterable<ChatEvent>, on: WatchedLine, onTurn?: () => void): Promise<boolean> => {
      for await (const event of until(events, on.signal)) {
        on.heard();
        setLine('fine');
        if (event.kind === 'piece') setLive((turn) => turn && { ...turn, answer: turn.answer + event.text });
        else onTurn?.();
        if (event.kind === 'turn') setLive(event.turn);
        if (event.kind === 'end') {
          await finish(event.turn);
          return true;
        }
      }
      return false;
    },
    [finish],
  );

  /** Takes an answer up again until it is over, for a while. */
  const follow = useCallback(
    async (id: TurnId, left: AbortSignal) => {
      for (const ms of [0, ...TRIES]) {
        if (ms || !navigator.onLine) setLine('again');
        await beforeNextTry(ms, left);
        if (left.aborted) return;
        const on = watchedLine(left);
        try {
          if (await listen(await client.ai.followTurn({ id }, { signal: on.signal }), on)) return;
        } catch (caught) {
          if (caught instanceof ApiProblem && caught.status === 404) return;
        } finally {
          on.done();
        }
      }
      if (!left.aborted) setLine('away');
    },
    [listen],
  );

  /** Answers whether the message has arrived; until then the words stay in their box. */
  const send = async (message: Sending, onArrived: () => void): Promise<void> => {
    const stop = new AbortController();
    here.current = stop;
    setProblem(null);
    setOpening(true);
    let arrived = false;
    const onTurn = () => {
      setOpening(false);
      if (!arrived) onArrived();
      arrived = true;
    };
    const on = watchedLine(stop.signal);
    try {
      const input = { ...message, classId, conversationId, language: currentLanguage() };
      if (await listen(await client.ai.chat(input, { signal: on.signal }), on, onTurn)) return;
      await follow(message.id, stop.signal);
    } catch (caught) {
      if (stop.signal.aborted) return;
      if (arrived) await follow(message.id, stop.signal);
      else setProblem(caught instanceof ApiProblem ? caught : new ApiProblem({ code: 'OFFLINE' }));
    } finally {
      on.done();
      setOpening(false);
    }
  };
  const writing = live ? (live.state === 'writing' ? live.id : null) : (query.data?.conversation.writing ?? null);
  const stop = async () => {
    if (writing) await client.ai.stopTurn({ id: writing }).catch(setProblem);
  };
  const reconnect = () => {
    const next = new AbortController();
    here.current = next;
    if (writing) follow(writing, next.signal);
  };

  // An answer that was being written when the page came is taken up.
  const found = query.data?.conversation.writing ?? null;
  useEffect(() => {
    if (!found || here.current) return;
    const next = new AbortController();
    here.current = next;
    follow(found, next.signal);
  }, [found, follow]);
  // Leaving the page leaves the line; the answer goes on.
  useEffect(
    () => () => {
      here.current?.abort();
      here.current = undefined;
    },
    [],
  );

  const known = query.data?.turns ?? [];
  const turns = live ? [...known.filter(({ id }) => id !== live.id), live] : known;
  const loading = begun && query.isPending && turns.length === 0;
  return { query, loading, turns, live, ended, line, problem, opening, writing, send, stop, reconnect };
}
