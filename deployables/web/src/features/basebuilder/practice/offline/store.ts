import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { PackedItem, QueuedAnswer, RefusedAnswer } from '#contracts/basebuilder/practice-views.ts';
import type { Me } from '#contracts/user/routes.ts';

/** Goes with the person at sign-out (app/session.ts knows the name). */
export const DATABASE = 'quested.practice';

export type Packed = PackedItem & { personId: string; place: number };
export type Queued = QueuedAnswer & { personId: string };
export type Unsent = RefusedAnswer & { personId: string; title: string };

interface Tables extends DBSchema {
  /** Who took the pack along, and for which day. */
  owner: { key: 'owner'; value: { me: Me; day: string; at: number } };
  pack: { key: string; value: Packed; indexes: { person: string } };
  queue: { key: string; value: Queued; indexes: { person: string } };
  refused: { key: string; value: Unsent; indexes: { person: string } };
}

let opened: Promise<IDBPDatabase<Tables>> | undefined;
function database(): Promise<IDBPDatabase<Tables>> {
  opened ??= openDB<Tables>(DATABASE, 1, {
    upgrade(db) {
      db.createObjectStore('owner');
      db.createObjectStore('pack', { keyPath: 'id' }).createIndex('person', 'personId');
      db.createObjectStore('queue', { keyPath: 'presentationId' }).createIndex('person', 'personId');
      db.createObjectStore('refused', { keyPath: 'presentationId' }).createIndex('person', 'personId');
    },
    // Another tab signs out: what keeps the database open would keep it from going.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated: () => {
      opened = undefined;
    },
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

/** Private windows may refuse to keep anything: then practice needs a line, and nothing else changes. */
const orNothing = async <T>(act: () => Promise<T>, nothing: T): Promise<T> => act().catch(() => nothing);

/** Today's pack takes the place of the one before it; questions answered here and not sent yet are not asked again. */
export const keepPack = (me: Me, day: string, items: readonly PackedItem[]): Promise<void> =>
  orNothing(async () => {
    const db = await database();
    const answered = new Set(await db.getAllKeysFromIndex('queue', 'person', me.user.id));
    const change = db.transaction(['owner', 'pack'], 'readwrite');
    await change.objectStore('owner').put({ me, day, at: Date.now() }, 'owner');
    await change.objectStore('pack').clear();
    for (const [place, item] of items.entries())
      if (!answered.has(item.id)) await change.objectStore('pack').put({ ...item, personId: me.user.id, place });
    await change.done;
  }, undefined);

export const owner = () => orNothing(async () => (await database()).get('owner', 'owner'), undefined);

export const packOf = (personId: string): Promise<Packed[]> =>
  orNothing(async () => {
    const all = await (await database()).getAllFromIndex('pack', 'person', personId);
    return all.sort((a, b) => a.place - b.place);
  }, []);

export const packed = (presentationId: string) =>
  orNothing(async () => (await database()).get('pack', presentationId), undefined);

/** Answered with a line: not to be asked again from the pack. */
export const unpack = (presentationId: string): Promise<void> =>
  orNothing(async () => (await database()).delete('pack', presentationId), undefined);

/** Keeps an answer until it is sent; the first one to a question stays. Throws where nothing can be kept. */
export async function queueAnswer(answer: Queued): Promise<void> {
  const db = await database();
  const change = db.transaction(['queue', 'pack'], 'readwrite');
  if (!(await change.objectStore('queue').get(answer.presentationId))) await change.objectStore('queue').put(answer);
  await change.objectStore('pack').delete(answer.presentationId);
  await change.done;
}

export const queueOf = (personId: string): Promise<Queued[]> =>
  orNothing(async () => (await database()).getAllFromIndex('queue', 'person', personId), []);

/** The server has said what became of them. */
export async function settle(sent: readonly string[], refused: readonly Unsent[]): Promise<void> {
  const db = await database();
  const change = db.transaction(['queue', 'refused'], 'readwrite');
  for (const id of sent) await change.objectStore('queue').delete(id);
  for (const one of refused) await change.objectStore('refused').put(one);
  await change.done;
}

export const refusedOf = (personId: string): Promise<Unsent[]> =>
  orNothing(async () => (await database()).getAllFromIndex('refused', 'person', personId), []);
export const forgetRefused = (ids: readonly string[]): Promise<void> =>
  orNothing(async () => {
    const db = await database();
    for (const id of ids) await db.delete('refused', id);
  }, undefined);
