import { defineEntity, type InferEntity } from '@mikro-orm/core';
import type { Channels, KindGroup, MailKind, NoticeKind } from '#contracts/notification/kinds.ts';
import type { MailView } from '#contracts/notification/routes.ts';
import { day, id, instant, json, p, reference, version } from '#kernel/database/columns.ts';
import { announcementEntities } from '#modules/notification/database/announcements.ts';
import type { TemplateKey } from '#modules/notification/templates/template.ts';

/**
 * That somebody was told of something. `cause` makes it once per person, however often the event behind it arrives.
 * It is a line of their inbox when it is `shown`, and waits for their digest while `digest` says so.
 */
export const Notice = defineEntity({
  name: 'Notice',
  tableName: 'notice',
  properties: {
    id: id(),
    personId: reference(),
    schoolId: reference().nullable(),
    kind: p.string().length(40).$type<NoticeKind>(),
    values: json<Record<string, string | number>>(),
    link: p.string().length(200).nullable(),
    cause: p.string().length(100),
    shown: p.boolean().default(true),
    digest: p.string().length(10).$type<'none' | 'waiting' | 'done'>().default('none'),
    readAt: instant().nullable(),
    createdAt: instant(),
    /** Its place in the order of all notices, given after it was written (live/number-notices.ts); none until then. */
    number: p.bigint('number').nullable(),
  },
  uniques: [{ name: 'notice_once', properties: ['personId', 'kind', 'cause'] }],
  indexes: [
    { properties: ['personId', 'readAt'] },
    { properties: ['schoolId', 'digest', 'personId'] },
    { name: 'notice_number', properties: ['number'] },
  ],
});
export type Notice = InferEntity<typeof Notice>;

/** The number of the last notice; one row, whose lock is the turn of whoever gives numbers. */
export const NoticeCount = defineEntity({
  name: 'NoticeCount',
  tableName: 'notice_count',
  properties: { id: id(), last: p.bigint('number') },
});

/** A mail and what became of it. What it says is sealed (kernel/secrets.ts), because it may hold a one-time link. */
export const Mail = defineEntity({
  name: 'Mail',
  tableName: 'mail',
  properties: {
    id: id(),
    personId: reference(),
    schoolId: reference().nullable(),
    kind: p.string().length(40).$type<MailKind>(),
    cause: p.string().length(100),
    address: p.string().length(200),
    language: p.string().length(2).$type<'ja' | 'en'>().default('ja'),
    subject: p.string().length(300),
    sealedText: p.text(),
    /** The HTML part, without its frame; mails written before there was one have none. */
    sealedHtml: p.text().nullable(),
    state: p.string().length(10).$type<MailView['state']>(),
    attempts: p.integer().default(0),
    /** 0: somebody waits for it at a closed door; goes before everything else that is due. */
    rank: p.integer().default(1),
    nextAt: instant(),
    error: p.string().length(300).nullable(),
    createdAt: instant(),
    sentAt: instant().nullable(),
    version: version(),
  },
  uniques: [{ name: 'mail_once', properties: ['personId', 'kind', 'cause'] }],
  indexes: [
    { properties: ['state', 'nextAt'] },
    { properties: ['schoolId', 'createdAt'] },
    { properties: ['address', 'state'] },
  ],
});
export type Mail = InferEntity<typeof Mail>;

/** What somebody chose: only groups they touched stand in `channels`; the rest is as their role has it. */
export const Preference = defineEntity({
  name: 'Preference',
  tableName: 'preference',
  properties: {
    /** The person's. */
    id: id(),
    channels: json<Partial<Record<KindGroup, Channels>>>(),
    quiet: p.string().length(10).$type<'school' | 'own' | 'off'>(),
    /** Minutes after midnight of the school's wall clock; used with `own`. */
    quietFrom: p.integer(),
    quietTo: p.integer(),
    digest: p.string().length(10).$type<'daily' | 'weekly' | 'off'>(),
    /** 1 Monday … 7 Sunday. */
    weekday: p.integer(),
    version: version(),
  },
});
export type Preference = InferEntity<typeof Preference>;

/** When a school's mails of the day go out, and when people are left in peace. */
export const SchoolTimes = defineEntity({
  name: 'SchoolTimes',
  tableName: 'school_times',
  properties: {
    /** The school's. */
    id: id(),
    /** Hour of the school's wall clock, 0–23. */
    dailyHour: p.integer(),
    quietFrom: p.integer(),
    quietTo: p.integer(),
    version: version(),
  },
});
export type SchoolTimes = InferEntity<typeof SchoolTimes>;

/** That a piece of work was done for a school's day. Unique, so that of several processes one does it. */
export const OccasionDone = defineEntity({
  name: 'OccasionDone',
  tableName: 'occasion_done',
  properties: {
    id: id(),
    work: p.string().length(40),
    schoolId: reference(),
    day: day(),
    at: instant(),
  },
  uniques: [{ name: 'occasion_once', properties: ['work', 'schoolId', 'day'] }],
  indexes: [{ properties: ['day'] }],
});
export type OccasionDone = InferEntity<typeof OccasionDone>;

/** A letter of an administrator to many people, counted when it is asked for; its mails are written by a job. */
export const Letter = defineEntity({
  name: 'Letter',
  tableName: 'letter',
  properties: { id: id(), schoolId: reference(), people: p.integer(), at: instant() },
  indexes: [{ properties: ['schoolId', 'at'] }],
});
export type Letter = InferEntity<typeof Letter>;

/** An address a mail server knows nothing of: nothing is tried there until somebody says it is mended. */
export const DeadAddress = defineEntity({
  name: 'DeadAddress',
  tableName: 'dead_address',
  properties: { id: id(), address: p.string().length(200).unique(), reason: p.string().length(300), at: instant() },
});
export type DeadAddress = InferEntity<typeof DeadAddress>;

/** A school's own wording of a mail, the newest counting; `subject` null goes back to the built-in one. */
export const SchoolTemplate = defineEntity({
  name: 'SchoolTemplate',
  tableName: 'school_template',
  properties: {
    id: id(),
    schoolId: reference(),
    key: p.string().length(40).$type<TemplateKey>(),
    language: p.string().length(2).$type<'ja' | 'en'>(),
    /** 1, 2, 3 … of this wording. */
    number: p.integer(),
    subject: p.string().length(200).nullable(),
    body: p.text().nullable(),
    /** The built-in version it was written beside. */
    basedOn: p.integer(),
    changedBy: reference(),
    changedAt: instant(),
  },
  uniques: [{ name: 'school_template_number', properties: ['schoolId', 'key', 'language', 'number'] }],
});
export type SchoolTemplate = InferEntity<typeof SchoolTemplate>;

export const entities = [
  Notice,
  NoticeCount,
  Mail,
  Letter,
  Preference,
  SchoolTimes,
  OccasionDone,
  DeadAddress,
  SchoolTemplate,
  ...announcementEntities,
];
