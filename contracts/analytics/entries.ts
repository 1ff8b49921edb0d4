import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { Day, Instant, may, Nothing, route, Version } from '#contracts/define.ts';
import { ClassId, EntryId, LogTagId, RemarkId, UserId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';
import { ProblemCode } from '#contracts/problem.ts';

const oneLine = (value: string): string => value.toWellFormed().replace(/\s+/gu, ' ').trim();
/** Longer words; light Markdown, shown as text wherever it is HTML. */
const text = (most: number) =>
  z
    .string()
    .overwrite((value) => value.toWellFormed())
    .max(most);

/** The kinds of work every class knows; what a class adds is a tag under its own name. */
export const ENTRY_TAGS = [
  'literature',
  'experiment',
  'interview',
  'fieldwork',
  'presentation',
  'group-work',
  'planning',
  'reflection',
] as const;
/** One of `ENTRY_TAGS`, or the name of a tag of the class. */
const Tag = z.string().overwrite(oneLine).min(1).max(30);

/** `draft`: only its writer sees it. */
export const EntryState = z.enum(['draft', 'entered']);
export type EntryState = z.infer<typeof EntryState>;

const words = {
  classId: ClassId,
  /** In the school's time zone; neither to come nor before the previous school year. */
  day: Day,
  /** May be empty while the entry is a draft. */
  title: z.string().overwrite(oneLine).max(100),
  did: text(4000).default(''),
  detail: text(16_000).default(''),
  reflection: text(4000).default(''),
  tags: z.array(Tag).max(10).default([]),
  state: EntryState,
};
/**
 * Who wrote what is sent: a window of a device, and how many times it has changed the words. What one writer sends
 * again, or late, is known by it.
 */
const writing = { writer: z.uuid(), revision: z.number().int().min(1) };

/** A UUIDv7 the device has made: sending the entry again can never make a second one. */
export const NewEntryId = EntryId.refine((id) => /^.{14}7/.test(id), { error: 'not a UUIDv7' });

export const SentEntry = z.object({
  id: NewEntryId,
  ...words,
  ...writing,
  /** The version the words were written on; 0 where the device knows of none. */
  version: z.number().int().min(0).default(0),
});
export type SentEntry = z.infer<typeof SentEntry>;

/**
 * `kept`: it stands so now. `known`: it has stood so, or newer words of the same writer have come already. `conflict`:
 * somewhere else it was changed meanwhile. `refused`: `code` and `errors` say why.
 */
export const EntryVerdict = z.object({
  id: EntryId,
  verdict: z.enum(['kept', 'known', 'conflict', 'refused']),
  /** The version that stands now; 0 where there is none. */
  version: z.number().int(),
  code: ProblemCode.optional(),
  errors: z.array(z.object({ pointer: z.string(), reason: z.string(), detail: z.string() })).optional(),
});
export type EntryVerdict = z.infer<typeof EntryVerdict>;

export const EntryListItem = z.object({
  id: EntryId,
  classId: ClassId,
  className: z.string(),
  student: PersonRef,
  day: Day,
  title: z.string(),
  /** The beginning of what was written, without line breaks. */
  excerpt: z.string(),
  tags: z.array(z.string()),
  state: EntryState,
  files: z.number().int(),
  /** Given by a teacher. */
  stars: z.number().int().min(1).max(5).nullable(),
  remarks: z.number().int(),
  /** A teacher has read it. */
  readAt: Instant.nullable(),
  /** A teacher has said something the pupil has not looked at yet. */
  news: z.boolean(),
  /** Nobody has read it, or the pupil has answered since: what a teacher looks at first. */
  waiting: z.boolean(),
  changedAt: Instant,
  version: z.number().int(),
});
export type EntryListItem = z.infer<typeof EntryListItem>;

export const EntryRemarkView = z.object({
  id: RemarkId,
  by: PersonRef,
  as: z.enum(['teacher', 'pupil']),
  text: z.string(),
  at: Instant,
});
export type EntryRemarkView = z.infer<typeof EntryRemarkView>;

export const EntryView = EntryListItem.omit({ excerpt: true }).extend({
  did: z.string(),
  detail: z.string(),
  reflection: z.string(),
  thread: z.array(EntryRemarkView),
  /** The class has been put away, or the pupil has left it: only to be read. */
  closed: z.boolean(),
  createdAt: Instant,
});
export type EntryView = z.infer<typeof EntryView>;

const filter = {
  classId: ClassId.optional(),
  tag: Tag.optional(),
  /** Looked for in all its words, かな as カナ, wide as narrow. */
  q: z.string().max(100).optional(),
};
export const ClassEntryFilter = z.enum(['waiting', 'week', 'starred']);
export type ClassEntryFilter = z.infer<typeof ClassEntryFilter>;
export const LogTagView = z.object({ id: LogTagId, name: z.string() });
export type LogTagView = z.infer<typeof LogTagView>;

const tags = ['analytics'];
const one = z.object({ id: EntryId });
const readers = ['self', 'teacherOfClass', 'adminOfSchool'] as const;
const studentReaders = ['self', 'teacherOfStudent', 'adminOfSchool'] as const;

export const entryRoutes = {
  sendEntries: route
    .meta({ ...may(['memberOfSchool'], 'school'), bodyLimit: 5 * 1024 * 1024 })
    .route({
      method: 'POST',
      path: '/activities',
      summary: 'Keep entries of my log, one or what a device has gathered without a line; each has its own verdict',
      tags,
    })
    // Each is judged by itself as a `SentEntry`: one that does not fit must not hold the others up.
    .input(
      z.object({
        entries: z
          .array(z.looseObject({ id: EntryId }))
          .min(1)
          .max(50),
      }),
    )
    .output(z.object({ entries: z.array(EntryVerdict) })),
  entry: route
    .meta(may([...readers, 'teacherOfStudent'], 'entry', 'id'))
    .route({ method: 'GET', path: '/activities/{id}', summary: 'One entry with the talk about it', tags })
    .input(one)
    .output(EntryView),
  changeEntry: route
    .meta(may(['self'], 'entry', 'id'))
    .route({ method: 'PUT', path: '/activities/{id}', summary: 'Change an entry of mine', tags })
    .input(z.object({ id: EntryId, version: Version, ...words, ...writing }))
    .output(EntryView),
  removeEntry: route
    .meta(may(['self'], 'entry', 'id'))
    .route({
      method: 'DELETE',
      path: '/activities/{id}',
      successStatus: 204,
      summary: 'Delete an entry no teacher has answered; it can be taken back for 30 days',
      tags,
    })
    .input(one)
    .output(Nothing),
  restoreEntry: route
    .meta(may(['self'], 'entry', 'id'))
    .route({ method: 'POST', path: '/activities/{id}/restore', summary: 'Take a deleted entry back', tags })
    .input(one)
    .output(EntryView),
  studentEntries: route
    .meta(may([...studentReaders], 'user', 'studentId'))
    .route({
      method: 'GET',
      path: '/students/{studentId}/activities',
      summary: 'The log of a pupil, newest day first; others see what is entered, teachers of their own classes',
      tags,
    })
    .input(PageQuery.extend({ studentId: UserId, ...filter, state: EntryState.optional() }))
    .output(pageOf(EntryListItem)),
  exportEntriesCsv: route
    .meta({ ...may([...studentReaders], 'user', 'studentId'), stream: 'answer' })
    .route({ method: 'GET', path: '/students/{studentId}/activities.csv', summary: 'The log of a pupil as CSV', tags })
    .input(z.object({ studentId: UserId, ...filter })),
  exportEntriesPdf: route
    .meta({ ...may([...studentReaders], 'user', 'studentId'), limit: 'upload' })
    .route({
      method: 'GET',
      path: '/students/{studentId}/activities.pdf',
      summary: 'The log of a pupil as PDF (A4), the newest 200 entries',
      tags,
    })
    .input(z.object({ studentId: UserId, ...filter }))
    .output(z.file()),
  classEntries: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/classes/{classId}/activities',
      summary: 'What the pupils of a class have entered; what waits for a teacher comes oldest first',
      tags,
    })
    .input(
      PageQuery.extend({
        ...filter,
        classId: ClassId,
        studentId: UserId.optional(),
        show: ClassEntryFilter.optional(),
      }),
    )
    .output(pageOf(EntryListItem)),
  logTags: route
    .meta(may(['memberOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({ method: 'GET', path: '/classes/{classId}/log-tags', summary: 'Tags a class has added', tags })
    .input(z.object({ classId: ClassId }))
    .output(z.object({ items: z.array(LogTagView) })),
  addLogTag: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({
      method: 'POST',
      path: '/classes/{classId}/log-tags',
      successStatus: 201,
      summary: 'Add a tag for the log of a class',
      tags,
    })
    .input(z.object({ classId: ClassId, name: Tag }))
    .output(LogTagView),
  removeLogTag: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'logTag', 'id'))
    .route({
      method: 'DELETE',
      path: '/log-tags/{id}',
      successStatus: 204,
      summary: 'Offer a tag no more; entries keep it',
      tags,
    })
    .input(z.object({ id: LogTagId }))
    .output(Nothing),

  readEntry: route
    .meta(may(['teacherOfClass', 'self'], 'entry', 'id'))
    .route({
      method: 'POST',
      path: '/activities/{id}/read',
      successStatus: 204,
      summary: 'I have read this: the teacher the entry, the pupil the answer',
      tags,
    })
    .input(one)
    .output(Nothing),
  starEntry: route
    .meta(may(['teacherOfClass'], 'entry', 'id'))
    .route({ method: 'PUT', path: '/activities/{id}/stars', summary: 'Give an entry 1–5 stars, or none', tags })
    .input(z.object({ id: EntryId, stars: z.number().int().min(1).max(5).nullable() }))
    .output(EntryView),
  remarkEntry: route
    .meta(may(['teacherOfClass', 'self'], 'entry', 'id'))
    .route({
      method: 'POST',
      path: '/activities/{id}/comments',
      successStatus: 201,
      summary: 'Say something about an entry, or answer; the other side is told',
      tags,
    })
    .input(
      z.object({
        id: EntryId,
        /** Made by the device: what is sent twice is said once. */
        remarkId: RemarkId,
        text: z
          .string()
          .overwrite((value) => value.toWellFormed().trim())
          .min(1)
          .max(2000),
      }),
    )
    .output(EntryView),
};
