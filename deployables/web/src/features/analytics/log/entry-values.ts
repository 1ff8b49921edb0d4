import type { EntryView, SentEntry } from '#contracts/analytics/entries.ts';
import type { ClassId, EntryId } from '#contracts/ids.ts';
import { client } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { randomId } from '../../../api/random-id.ts';

/** What stands in the editor. `writer` goes along, so that a window that was closed goes on as the same writer. */
export type EntryValues = {
  classId: string;
  day: string;
  title: string;
  did: string;
  detail: string;
  reflection: string;
  tags: string[];
  state: 'draft' | 'entered';
  writer: string;
};

export const emptyEntry = (classId: string, day: string): EntryValues => ({
  classId,
  day,
  title: '',
  did: '',
  detail: '',
  reflection: '',
  tags: [],
  state: 'draft',
  writer: randomId(),
});

export const valuesOf = ({ classId, day, title, did, detail, reflection, tags, state }: EntryView): EntryValues => ({
  classId,
  day,
  title,
  did,
  detail,
  reflection,
  tags,
  state,
  writer: randomId(),
});

export const sentEntry = (id: string, values: EntryValues, revision: number, version: number): SentEntry => ({
  ...values,
  id: id as EntryId,
  classId: values.classId as ClassId,
  revision,
  version,
});

/** Sends an entry and answers the version it has now; what the server thinks of it is thrown as any refusal is. */
export async function sendEntry(entry: SentEntry): Promise<number> {
  const { entries } = await client.analytics.sendEntries({ entries: [entry] });
  const [answer] = entries;
  if (!answer || answer.verdict === 'conflict') throw new ApiProblem({ code: 'VERSION_CONFLICT', status: 409 });
  if (answer.verdict === 'refused')
    throw new ApiProblem({
      code: answer.code ?? 'UNPROCESSABLE',
      status: 422,
      ...(answer.errors ? { errors: answer.errors } : {}),
    });
  return answer.version;
}
