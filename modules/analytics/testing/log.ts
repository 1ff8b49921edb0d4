import type { EntryListItem, EntryVerdict, EntryView } from '#contracts/analytics/entries.ts';
import { uuidV7 } from '#kernel/ids.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import type { Course, Seated } from '#kernel/testing/school-with-class.ts';

export const ids = uuidV7();
export type EntryList = { items: EntryListItem[]; total: number; next?: string };

/** What an entry is sent with; the rest is as given. */
export const newEntry = (course: Course, words: object = {}) => ({
  id: ids.next(),
  classId: course.id,
  day: '2026-11-22',
  title: '商工課の佐伯さんにインタビュー',
  did: '空き店舗の担当の人に話を聞いた。',
  tags: ['interview'],
  state: 'entered',
  writer: '018f0000-0000-7000-8000-0000000000aa',
  revision: 1,
  version: 0,
  ...words,
});
export type Sent = ReturnType<typeof newEntry>;

/** People at the log, through the API. */
export function logOf(app: TestApplication) {
  const call = async <T = EntryView>(who: Seated, method: string, path: string, body?: object) =>
    app.call<T>(method, path, { token: await who.as(), ...(body ? { body } : {}) });
  const send = async (who: Seated, ...entries: object[]): Promise<EntryVerdict[]> =>
    (await call<{ entries: EntryVerdict[] }>(who, 'POST', '/activities', { entries })).body.entries;
  return {
    call,
    send,
    enter: async (who: Seated, course: Course, words: object = {}): Promise<Sent> => {
      const entry = newEntry(course, words);
      const [verdict] = await send(who, entry);
      if (verdict?.verdict !== 'kept') throw new Error(JSON.stringify(verdict));
      return entry;
    },
    read: async (who: Seated, { id }: { id: string }) => (await call(who, 'GET', `/activities/${id}`)).body,
    mine: async (who: Seated, query = '') =>
      (await call<EntryList>(who, 'GET', `/students/${who.id}/activities${query}`)).body,
    ofStudent: async (who: Seated, of: Seated, query = '') =>
      (await call<EntryList>(who, 'GET', `/students/${of.id}/activities${query}`)).body,
    ofClass: async (who: Seated, course: Course, query = '') =>
      (await call<EntryList>(who, 'GET', `/classes/${course.id}/activities${query}`)).body,
    remark: (who: Seated, { id }: { id: string }, text: string, remarkId = ids.next()) =>
      call(who, 'POST', `/activities/${id}/comments`, { remarkId, text }),
  };
}
