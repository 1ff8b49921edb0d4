import { defineEntity, type InferEntity } from '@mikro-orm/core';
import type { DraftFailure } from '#contracts/ai/drafts.ts';
import { eventSeq, id, instant, json, p, reference, version } from '#kernel/database/columns.ts';
import type { Accepted, Ask, DraftKind, Written } from '#modules/ai/writers/written.ts';

/**
 * A text of the AI that somebody asked for, marked as a draft for good: by which model and prompt it was written, who
 * asked, and who took what of it over. `personId` is whose it is (the asker), `aboutId` the pupil it is about.
 */
export const Draft = defineEntity({
  name: 'Draft',
  tableName: 'draft',
  properties: {
    id: id(),
    kind: p.string().length(20).$type<DraftKind>(),
    schoolId: reference(),
    classId: reference(),
    personId: reference(),
    aboutId: reference().nullable(),
    language: p.enum(['ja', 'en'] as const),
    ask: json<Ask>(),
    /** Of evaluations: the request of analytics, one draft per pupil. */
    requestId: reference().nullable(),
    /** Names what is being written, while it is: one at a time, however many ask at the same moment. */
    slot: p.string().length(150).nullable(),
    state: p.enum(['waiting', 'written', 'failed'] as const).default('waiting'),
    failure: p.string().length(20).$type<DraftFailure>().nullable(),
    value: json<Written>().nullable(),
    model: p.string().length(200).nullable(),
    prompt: p.string().length(100).nullable(),
    /** The call it came from, for the administrator's page of what was sent. */
    callId: reference().nullable(),
    askedAt: instant(),
    endedAt: instant().nullable(),
    accepted: json<Accepted>().nullable(),
    acceptedAt: instant().nullable(),
    acceptedBy: reference().nullable(),
    removedAt: instant().nullable(),
    eventSeq: eventSeq(),
    version: version(),
  },
  uniques: [
    { name: 'draft_of_request', properties: ['requestId', 'aboutId'] },
    { name: 'draft_slot', properties: ['slot'] },
  ],
  indexes: [
    { name: 'draft_of_person', properties: ['personId', 'classId', 'kind', 'id'] },
    { name: 'draft_of_class', properties: ['classId', 'kind', 'id'] },
  ],
});
export type Draft = InferEntity<typeof Draft>;

export const draftEntities = [Draft];
