import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { day, eventSeq, id, instant, json, p, reference, version } from '#kernel/database/columns.ts';

/** An entry of a pupil's log. Its id is made by the pupil's device. Deleted ones can be taken back for a while. */
export const Entry = defineEntity({
  name: 'Entry',
  tableName: 'entry',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    personId: reference(),
    day: day(),
    title: p.string().length(100),
    did: p.text(),
    detail: p.text(),
    reflection: p.text(),
    tags: json<string[]>(),
    /** All its words as a search looks for them. */
    folded: p.text(),
    state: p.enum(['draft', 'entered'] as const),
    /** Whose words these are: a window of a device, and how many times it had changed them. */
    writer: reference(),
    revision: p.bigint('number'),
    removedAt: instant().nullable(),
    createdAt: instant(),
    changedAt: instant(),
    eventSeq: eventSeq(),
    version: version(),
  },
  indexes: [
    { name: 'entry_person', properties: ['personId', 'day', 'id'] },
    // With `removedAt`, so that entries are counted by the day without a look at their rows.
    { name: 'entry_class', properties: ['classId', 'state', 'removedAt', 'day', 'id'] },
    { name: 'entry_seat', properties: ['classId', 'personId', 'state'] },
    { name: 'entry_removed', properties: ['removedAt'] },
  ],
});
export type Entry = InferEntity<typeof Entry>;

/**
 * How the talk about an entry stands; its key is the entry's. A row of its own, so that reading and answering never
 * collide with the pupil who writes.
 */
export const EntryTalk = defineEntity({
  name: 'EntryTalk',
  tableName: 'entry_talk',
  properties: {
    id: id(),
    classId: reference(),
    personId: reference(),
    stars: p.integer().nullable(),
    readAt: instant().nullable(),
    readBy: reference().nullable(),
    remarks: p.integer().default(0),
    /** Since when it waits for a teacher. */
    waitingSince: instant().nullable(),
    /** Since when there is something for the pupil to look at. */
    newsAt: instant().nullable(),
    eventSeq: eventSeq(),
    version: version(),
  },
  indexes: [
    { name: 'entry_talk_waiting', properties: ['classId', 'waitingSince'] },
    { name: 'entry_talk_news', properties: ['personId', 'newsAt'] },
  ],
});
export type EntryTalk = InferEntity<typeof EntryTalk>;

/** Something said about an entry. Its id is made by the device of who says it. */
export const EntryRemark = defineEntity({
  name: 'EntryRemark',
  tableName: 'entry_remark',
  properties: {
    id: id(),
    entryId: reference(),
    personId: reference(),
    as: p.enum(['teacher', 'pupil'] as const),
    text: p.text(),
    at: instant(),
    eventSeq: eventSeq(),
  },
  indexes: [{ name: 'entry_remark_entry', properties: ['entryId', 'at'] }],
});
export type EntryRemark = InferEntity<typeof EntryRemark>;

/** A tag a class has added to those every class knows. */
export const LogTag = defineEntity({
  name: 'LogTag',
  tableName: 'log_tag',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    name: p.string().length(30),
    /** Not offered any more; entries keep it. */
    removed: p.boolean().default(false),
  },
  uniques: [{ name: 'log_tag_name', properties: ['classId', 'name'] }],
});
export type LogTag = InferEntity<typeof LogTag>;

/** How much a pupil has entered in a class, and for which day last: what the first pages count with. */
export const LogCount = defineEntity({
  name: 'LogCount',
  tableName: 'log_count',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    personId: reference(),
    entries: p.integer(),
    lastDay: day().nullable(),
  },
  uniques: [{ name: 'log_count_seat', properties: ['classId', 'personId'] }],
});
export type LogCount = InferEntity<typeof LogCount>;

/** A file of a piece of a pupil's work, as content tells of it. The key is the file's id. */
export const WorkFile = defineEntity({
  name: 'WorkFile',
  tableName: 'work_file',
  properties: {
    id: id(),
    personId: reference(),
    /** The entry or submission. */
    thingId: reference(),
    size: p.bigint('number'),
    seq: p.integer(),
    gone: p.boolean(),
  },
  indexes: [{ name: 'work_file_thing', properties: ['thingId', 'personId'] }],
});
export type WorkFile = InferEntity<typeof WorkFile>;

export const logEntities = [Entry, EntryTalk, EntryRemark, LogTag, LogCount, WorkFile];
