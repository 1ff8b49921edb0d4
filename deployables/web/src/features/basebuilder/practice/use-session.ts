import { useEffect, useState, useSyncExternalStore } from 'react';
import { client } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Engine, type Scope } from './engine.ts';
import { packed, packOf, queueAnswer, unpack } from './offline/store.ts';
import { keepPages, sendAnswers, takeAlong } from './offline/sync.ts';

/** The session on the screen; it is opened once, and what waits on the device is sent as soon as there is a line. */
export function useSession(scope: Scope) {
  const me = useMe();
  const personId = me.user.id;
  const [{ engine, subscribe }] = useState(() => {
    const listeners = new Set<() => void>();
    const ports = {
      now: () => Date.now(),
      online: () => navigator.onLine,
      start: ({ kind, thingId, query }: Scope) =>
        client.basebuilder.startPractice({ kind, ...(thingId ? { thingId } : {}), ...(query ? { query } : {}) }),
      solve: client.basebuilder.solve,
      end: (id: Parameters<typeof client.basebuilder.endPractice>[0]['id']) => client.basebuilder.endPractice({ id }),
      pack: () => packOf(personId),
      packed,
      unpack,
      queue: (answer: Omit<Parameters<typeof queueAnswer>[0], 'personId'>) => queueAnswer({ ...answer, personId }),
    };
    const made = new Engine(scope, ports, () => {
      for (const listener of listeners) listener();
    });
    return {
      engine: made,
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    };
  });
  useEffect(() => {
    keepPages();
    const begin = async () => {
      // First what waits: the questions of the session follow from it.
      if (navigator.onLine) await sendAnswers(personId).catch(() => undefined);
      await engine.open();
    };
    void begin();
    const back = () => void sendAnswers(personId).catch(() => undefined);
    addEventListener('online', back);
    return () => removeEventListener('online', back);
  }, [engine, personId]);
  const view = useSyncExternalStore(subscribe, () => engine.view);
  const { step, offline } = view;
  useEffect(() => {
    // The pack is taken along while there is a line: when a session begins and when it ends.
    if ((step === 'asking' || step === 'over') && !offline && navigator.onLine) void refresh(me).catch(() => undefined);
  }, [step, offline, me]);
  return { engine, view };
}

const EVERY_MS = 120_000;
let takenAt = 0;
async function refresh(me: Parameters<typeof takeAlong>[0]): Promise<void> {
  if (Date.now() - takenAt < EVERY_MS) return;
  takenAt = Date.now();
  await takeAlong(me).catch((problem: unknown) => {
    takenAt = 0;
    throw problem;
  });
}
