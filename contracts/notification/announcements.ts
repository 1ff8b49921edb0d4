import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { Instant, may, Nothing, route, Version } from '#contracts/define.ts';
import { AnnouncementId, ClassGroupId, ClassId, GroupId, UserId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

const tags = ['notification'];

/**
 * Whom something is for. `classGroup` (ホームルーム), `class` (講座), `team` (a project group of a class) and `person` name
 * themselves by id (`name` of a team is what the author calls it), `grade` is 1–12; `school` is everybody.
 */
export const AudiencePart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('school') }),
  z.object({ kind: z.literal('grade'), grade: z.number().int().min(1).max(12) }),
  z.object({ kind: z.literal('classGroup'), id: ClassGroupId }),
  z.object({ kind: z.literal('class'), id: ClassId }),
  z.object({ kind: z.literal('team'), id: GroupId, classId: ClassId, name: z.string().trim().max(100) }),
  z.object({ kind: z.literal('person'), id: UserId }),
]);
export type AudiencePart = z.infer<typeof AudiencePart>;
/** Of school, grades, class groups and classes: the pupils, those who teach (administrators of the school included), or both. */
export const AudienceRole = z.enum(['students', 'staff', 'everyone']);
export type AudienceRole = z.infer<typeof AudienceRole>;

/** `publishing`: the receipts are being written. `withdrawn`: taken back, nobody reads it any more. */
export const AnnouncementState = z.enum(['draft', 'scheduled', 'publishing', 'published', 'withdrawn']);
export type AnnouncementState = z.infer<typeof AnnouncementState>;

const words = {
  title: z.string().trim().max(100),
  /** Markdown. */
  body: z.string().max(10_000),
  audience: z.array(AudiencePart).max(60),
  role: AudienceRole,
};

export const AnnouncementView = z.object({
  id: AnnouncementId,
  ...words,
  /** What each part of the audience is called, in its order. */
  audienceNames: z.array(z.string()),
  state: AnnouncementState,
  author: PersonRef,
  /** When it goes out by itself; only while it is scheduled. */
  publishAt: Instant.nullable(),
  publishedAt: Instant.nullable(),
  /** Its words were changed after it had gone out. */
  correctedAt: Instant.nullable(),
  /** People who have received it, and of those who have opened it. */
  receivers: z.number().int(),
  readers: z.number().int(),
  remindedAt: Instant.nullable(),
  version: z.number().int(),
});
export type AnnouncementView = z.infer<typeof AnnouncementView>;

/** As who received it sees it. */
export const ReceivedAnnouncement = AnnouncementView.pick({
  id: true,
  title: true,
  body: true,
  author: true,
  audienceNames: true,
  correctedAt: true,
}).extend({ publishedAt: Instant, readAt: Instant.nullable() });
export type ReceivedAnnouncement = z.infer<typeof ReceivedAnnouncement>;

/** `place`: 学年-組-番号 where the person sits in a class group. */
export const AnnouncementReader = z.object({
  person: PersonRef,
  grade: z.number().int().nullable(),
  classGroup: z.string().nullable(),
  number: z.number().int().nullable(),
  readAt: Instant.nullable(),
});
export type AnnouncementReader = z.infer<typeof AnnouncementReader>;

/** What the caller may address. Teachers: their classes with the teams in them and the class groups they lead. */
export const AudienceChoices = z.object({
  school: z.boolean(),
  grades: z.array(z.number().int()),
  classGroups: z.array(z.object({ id: ClassGroupId, name: z.string(), grade: z.number().int() })),
  classes: z.array(z.object({ id: ClassId, name: z.string() })),
});
export type AudienceChoices = z.infer<typeof AudienceChoices>;

const mine = may(['self', 'adminOfSchool'], 'announcement', 'id');
const staff = may(['teacherOfSchool', 'adminOfSchool'], 'school');
const one = z.object({ id: AnnouncementId });

export const announcementRoutes = {
  receivedAnnouncements: route
    .meta(may(['self'], 'user', 'user_id'))
    .route({ method: 'GET', path: '/notifications/{user_id}/announcements', summary: 'What was announced to me', tags })
    .input(PageQuery.extend({ user_id: UserId }))
    .output(pageOf(ReceivedAnnouncement).extend({ unread: z.number().int() })),
  receivedAnnouncement: route
    .meta(may(['memberOfSchool'], 'announcement', 'id'))
    .route({ method: 'GET', path: '/announcements/{id}/received', summary: 'One that was announced to me', tags })
    .input(one)
    .output(ReceivedAnnouncement),
  readAnnouncement: route
    .meta(may(['memberOfSchool'], 'announcement', 'id'))
    .route({
      method: 'POST',
      path: '/announcements/{id}/read',
      successStatus: 204,
      summary: 'I have read it (既読); whoever wrote it sees that',
      tags,
    })
    .input(one)
    .output(Nothing),

  audienceChoices: route
    .meta(staff)
    .route({ method: 'GET', path: '/announcement-audiences', summary: 'Whom I may address', tags })
    .output(AudienceChoices),
  audiencePeople: route
    .meta(staff)
    .route({
      method: 'GET',
      path: '/announcement-people',
      summary: 'People I may address, by a part of their name',
      tags,
    })
    .input(z.object({ q: z.string().trim().min(1).max(60) }))
    .output(z.object({ items: z.array(PersonRef.extend({ classGroup: z.string().nullable() })) })),
  audienceSize: route
    .meta(staff)
    .route({ method: 'POST', path: '/announcement-audiences/size', summary: 'How many people these are', tags })
    .input(z.object({ audience: words.audience, role: words.role }))
    .output(z.object({ people: z.number().int() })),

  announcements: route
    .meta(staff)
    .route({
      method: 'GET',
      path: '/announcements',
      summary: 'Announcements I wrote; for administrators those of the school',
      tags,
    })
    .input(PageQuery.extend({ state: AnnouncementState.optional() }))
    .output(pageOf(AnnouncementView)),
  createAnnouncement: route
    .meta(staff)
    .route({ method: 'POST', path: '/announcements', successStatus: 201, summary: 'Begin an announcement', tags })
    .input(
      z.object({
        title: words.title.default(''),
        body: words.body.default(''),
        audience: words.audience.default([]),
        role: words.role.default('students'),
      }),
    )
    .output(AnnouncementView),
  announcement: route
    .meta(mine)
    .route({ method: 'GET', path: '/announcements/{id}', summary: 'One as its author sees it', tags })
    .input(one)
    .output(AnnouncementView),
  updateAnnouncement: route
    .meta(mine)
    .route({
      method: 'PUT',
      path: '/announcements/{id}',
      summary: 'Change it; once it has gone out its words only, which are marked as corrected',
      tags,
    })
    .input(one.extend(words).extend({ version: Version }))
    .output(AnnouncementView),
  publishAnnouncement: route
    .meta(mine)
    .route({
      method: 'POST',
      path: '/announcements/{id}/publish',
      summary: 'Send it now, or at an instant to come; again without an instant: now after all',
      tags,
    })
    .input(one.extend({ at: Instant.optional(), version: Version }))
    .output(AnnouncementView),
  unscheduleAnnouncement: route
    .meta(mine)
    .route({
      method: 'DELETE',
      path: '/announcements/{id}/publish',
      summary: 'Make a scheduled one a draft again',
      tags,
    })
    .input(one)
    .output(AnnouncementView),
  withdrawAnnouncement: route
    .meta(mine)
    .route({
      method: 'POST',
      path: '/announcements/{id}/withdraw',
      summary: 'Take it back: it leaves every inbox; mails that have left stay where they are',
      tags,
    })
    .input(one)
    .output(AnnouncementView),
  removeAnnouncement: route
    .meta(mine)
    .route({
      method: 'DELETE',
      path: '/announcements/{id}',
      successStatus: 204,
      summary: 'Throw a draft away',
      tags,
    })
    .input(one)
    .output(Nothing),
  announcementReaders: route
    .meta(mine)
    .route({
      method: 'GET',
      path: '/announcements/{id}/readers',
      summary: 'Who has read it and who has not (既読)',
      tags,
    })
    .input(PageQuery.extend({ id: AnnouncementId, read: z.stringbool().optional() }))
    .output(pageOf(AnnouncementReader)),
  remindReaders: route
    .meta(mine)
    .route({
      method: 'POST',
      path: '/announcements/{id}/remind',
      successStatus: 202,
      summary: 'Remind those who have not read it; each once a day of the school',
      tags,
    })
    .input(one)
    .output(z.object({ people: z.number().int() })),
};
