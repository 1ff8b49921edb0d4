import * as z from 'zod';
import { SchoolId, UserId } from '#contracts/ids.ts';

export const Role = z.enum(['admin', 'teacher', 'student']);
export type Role = z.infer<typeof Role>;

/** `registered ─mail link→ confirmed ─approval→ active ⇄ suspended`; `confirmed ─→ rejected`. */
export const UserStatus = z.enum(['registered', 'confirmed', 'active', 'suspended', 'rejected']);
export type UserStatus = z.infer<typeof UserStatus>;

export const Language = z.enum(['ja', 'en']);
export type Language = z.infer<typeof Language>;

const name = z.string().trim().min(1).max(60);
/** Names as a school keeps them; readings (かな) may be empty for names that have none. */
export const PersonNames = z.object({
  familyName: name,
  givenName: name,
  familyKana: z.string().trim().max(60),
  givenKana: z.string().trim().max(60),
});
export type PersonNames = z.infer<typeof PersonNames>;

/** 3–40 of letters, digits and `. _ -`; compared after NFKC and lower case. */
export const LoginId = z
  .string()
  .trim()
  .min(3)
  .max(40)
  .regex(/^[\p{L}\p{N}._-]+$/u);
export const Email = z.email().max(200);
/** Only its length is checked here; the rules of product.md §1 are the use case's. */
export const Password = z.string().min(1).max(200);

/** The facts about a person that other modules keep. */
export const PersonFacts = z.object({
  schoolId: SchoolId.nullable(),
  role: Role,
  status: UserStatus,
  language: Language,
});
/** What identifies a person: kept apart from the facts so that it can be erased. */
export const PersonIdentity = PersonNames.extend({
  loginId: z.string(),
  email: z.string().nullable(),
});

export const PersonView = PersonNames.extend({
  id: UserId,
  schoolId: SchoolId.nullable(),
  role: Role,
  status: UserStatus,
  language: Language,
  loginId: z.string(),
  /** Only to the person and administrators; `null` to others and where there is none. */
  email: z.string().nullable(),
  /** A new address that waits for its confirmation. */
  pendingEmail: z.string().nullable(),
  /** 学年-組-番号 of the current school year. */
  grade: z.number().int().nullable(),
  classGroup: z.string().nullable(),
  number: z.number().int().nullable(),
  /** Too many wrong passwords: no sign-in until this instant. */
  lockedUntil: z.string().nullable(),
  lastSignInAt: z.string().nullable(),
  /** Why a registration was refused. */
  rejectionReason: z.string().nullable(),
  createdAt: z.string(),
  version: z.number().int(),
});
export type PersonView = z.infer<typeof PersonView>;
