import { defineEntity, type InferEntity } from '@mikro-orm/core';
import type { SchoolId, UserId } from '#contracts/ids.ts';
import { eventSeq, instant, p, version } from '#kernel/database/columns.ts';
import type { Role, Status } from '../domain/person.ts';

const key = () => p.string().length(64);
const name = () => p.string().length(60);

/** A person with an account. What changes with every sign-in stands in `Credential`, so that it disturbs no edit. */
export const User = defineEntity({
  name: 'User',
  tableName: 'user',
  properties: {
    id: p.string().length(36).$type<UserId>().primary(),
    /** `null`: the operator of the installation. */
    schoolId: p.string().length(36).$type<SchoolId>().strictNullable(),
    role: p.string().length(16).$type<Role>(),
    status: p.string().length(16).$type<Status>(),
    language: p.string().length(2).$type<'ja' | 'en'>(),
    loginId: p.string().length(40),
    /** Fingerprint of the folded login id (security/fingerprint.ts); likewise `emailKey`. */
    loginKey: key().unique('user_login'),
    email: p.string().length(200).strictNullable(),
    emailKey: key().strictNullable().unique('user_email'),
    /** Waits for its confirmation and counts for nothing until then. */
    pendingEmail: p.string().length(200).strictNullable(),
    familyName: name(),
    givenName: name(),
    familyKana: name(),
    givenKana: name(),
    /** For order and search (domain/folding.ts). */
    kanaKey: p.string().length(250),
    searchKey: p.string().length(500),
    rejectionReason: p.string().length(500).strictNullable(),
    createdAt: instant(),
    eventSeq: eventSeq(),
    version: version(),
  },
  indexes: [
    { name: 'user_by_state', properties: ['schoolId', 'role', 'status'] },
    { name: 'user_by_kana', properties: ['schoolId', 'kanaKey', 'id'] },
  ],
});
export type User = InferEntity<typeof User>;

/** How a person signs in, and what stops them. One row per user. */
export const Credential = defineEntity({
  name: 'Credential',
  tableName: 'credential',
  properties: {
    userId: p.string().length(36).$type<UserId>().primary(),
    passwordHash: p.string().length(200),
    mustChangePassword: p.boolean(),
    /** The latest lock after wrong passwords, for people to see; the locks themselves are in `SignInGuard`. */
    lockedUntil: instant().strictNullable(),
    lastSignInAt: instant().strictNullable(),
    /** Access tokens made before this instant are void. */
    tokensValidFrom: instant(),
    version: version(),
  },
  indexes: [{ name: 'credential_tokens', properties: ['tokensValidFrom'] }],
});
export type Credential = InferEntity<typeof Credential>;

/** Wrong passwords for one account (or for a login nobody has) from one address, or from all (`address` is `*`). */
export const SignInGuard = defineEntity({
  name: 'SignInGuard',
  tableName: 'sign_in_guard',
  properties: {
    /** Fingerprint of account and address. */
    id: key().primary(),
    account: key(),
    address: p.string().length(64),
    failures: p.integer(),
    blockedUntil: instant(),
    lastFailedAt: instant(),
  },
  indexes: [
    { name: 'sign_in_guard_account', properties: ['account'] },
    { name: 'sign_in_guard_age', properties: ['lastFailedAt'] },
  ],
});
export type SignInGuard = InferEntity<typeof SignInGuard>;

/** The one installation: its row is what makes a second set-up fail. School name and zone serve until academic's replica has arrived. */
export const Installation = defineEntity({
  name: 'Installation',
  tableName: 'installation',
  properties: {
    id: p.string().length(36).primary(),
    schoolId: p.string().length(36).$type<SchoolId>(),
    schoolName: p.string().length(120),
    timeZone: p.string().length(60),
    at: instant(),
    eventSeq: eventSeq(),
  },
});
export type Installation = InferEntity<typeof Installation>;
