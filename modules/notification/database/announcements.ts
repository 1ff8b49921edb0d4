import { defineEntity, type InferEntity } from '@mikro-orm/core';
import type { AnnouncementState, AudiencePart, AudienceRole } from '#contracts/notification/announcements.ts';
import { id, instant, json, p, reference, version } from '#kernel/database/columns.ts';

/** Words for many. Who receives it is settled when it goes out, by receipts. */
export const Announcement = defineEntity({
  name: 'Announcement',
  tableName: 'announcement',
  properties: {
    id: id(),
    schoolId: reference(),
    authorId: reference(),
    title: p.string().length(100),
    body: p.text(),
    audience: json<AudiencePart[]>(),
    role: p.string().length(10).$type<AudienceRole>(),
    state: p.string().length(12).$type<AnnouncementState>(),
    publishAt: instant().nullable(),
    publishedAt: instant().nullable(),
    correctedAt: instant().nullable(),
    remindedAt: instant().nullable(),
    createdAt: instant(),
    version: version(),
  },
  indexes: [{ properties: ['schoolId', 'authorId'] }, { properties: ['state', 'publishAt'] }],
});
export type Announcement = InferEntity<typeof Announcement>;

/** One person's copy of an announcement. */
export const Receipt = defineEntity({
  name: 'AnnouncementReceipt',
  tableName: 'announcement_receipt',
  properties: {
    id: id(),
    announcementId: reference(),
    personId: reference(),
    readAt: instant().nullable(),
  },
  uniques: [{ name: 'announcement_receipt_once', properties: ['announcementId', 'personId'] }],
  indexes: [{ properties: ['personId', 'announcementId'] }],
});
export type Receipt = InferEntity<typeof Receipt>;

export const announcementEntities = [Announcement, Receipt];
