import { defineEntity, type InferEntity } from '@mikro-orm/core';
import type { SessionId, UserId } from '#contracts/ids.ts';
import { id, instant, json, p, version } from '#kernel/database/columns.ts';
import type { LinkPurpose } from '../domain/mail-links.ts';

/** One sign-in on one device: a family of refresh tokens (domain/refresh-tokens.ts), kept as fingerprints. */
export const Session = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: p.string().length(36).$type<SessionId>().primary(),
    userId: p.string().length(36).$type<UserId>(),
    /** Fingerprint of the part all tokens of the family share; only who has had one knows it. */
    family: p.string().length(64).unique('session_family'),
    current: json<string[]>(),
    previous: json<string[]>(),
    rotatedAt: instant(),
    remember: p.boolean(),
    device: p.string().length(200),
    startedAt: instant(),
    lastSeenAt: instant(),
    expiresAt: instant(),
    endedAt: instant().strictNullable(),
    version: version(),
  },
  indexes: [
    { name: 'session_of_user', properties: ['userId', 'endedAt'] },
    { name: 'session_ended', properties: ['endedAt'] },
    { name: 'session_expiry', properties: ['expiresAt'] },
  ],
});
export type Session = InferEntity<typeof Session>;

/** A one-time link that was mailed; only the fingerprint of its token is kept. */
export const MailLink = defineEntity({
  name: 'MailLink',
  tableName: 'mail_link',
  properties: {
    id: id(),
    userId: p.string().length(36).$type<UserId>(),
    purpose: p.string().length(32).$type<LinkPurpose>(),
    token: p.string().length(64).unique('mail_link_token'),
    /** The address the link proves. */
    email: p.string().length(200),
    expiresAt: instant(),
    usedAt: instant().strictNullable(),
    createdAt: instant(),
    eventSeq: p.integer().default(0),
    version: version(),
  },
  indexes: [
    { name: 'mail_link_of_user', properties: ['userId', 'purpose', 'createdAt'] },
    { name: 'mail_link_expiry', properties: ['expiresAt'] },
  ],
});
export type MailLink = InferEntity<typeof MailLink>;
