import { defineEntity, type InferEntity } from '@mikro-orm/core';
import type { MailView, NoticeKind } from '#contracts/notification/routes.ts';
import { id, instant, json, p, reference, version } from '#kernel/database/columns.ts';

/** One line of somebody's inbox. `cause` makes it once per person, however often the event behind it arrives. */
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
    readAt: instant().nullable(),
    createdAt: instant(),
    /** Its place in the order of all notices, given after it was written (live/number-notices.ts); none until then. */
    number: p.bigint('number').nullable(),
  },
  uniques: [{ name: 'notice_once', properties: ['personId', 'kind', 'cause'] }],
  indexes: [{ properties: ['personId', 'readAt'] }, { name: 'notice_number', properties: ['number'] }],
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
    kind: p.string().length(40).$type<NoticeKind>(),
    cause: p.string().length(100),
    address: p.string().length(200),
    subject: p.string().length(300),
    sealedText: p.text(),
    state: p.string().length(10).$type<MailView['state']>(),
    attempts: p.integer().default(0),
    nextAt: instant(),
    error: p.string().length(300).nullable(),
    createdAt: instant(),
    sentAt: instant().nullable(),
    version: version(),
  },
  uniques: [{ name: 'mail_once', properties: ['personId', 'kind', 'cause'] }],
  indexes: [{ properties: ['state', 'nextAt'] }, { properties: ['schoolId', 'createdAt'] }],
});
export type Mail = InferEntity<typeof Mail>;

export const entities = [Notice, NoticeCount, Mail];
