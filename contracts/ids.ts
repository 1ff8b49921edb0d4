import * as z from 'zod';

/** Every id is a UUIDv7: sortable by creation, never guessable from another one. */
const id = <Brand extends string>() => z.uuid().brand<Brand>();

export const SchoolId = id<'SchoolId'>();
export type SchoolId = z.infer<typeof SchoolId>;
export const UserId = id<'UserId'>();
export type UserId = z.infer<typeof UserId>;
export const SchoolYearId = id<'SchoolYearId'>();
export type SchoolYearId = z.infer<typeof SchoolYearId>;
export const TermId = id<'TermId'>();
export type TermId = z.infer<typeof TermId>;
export const ClassGroupId = id<'ClassGroupId'>();
export type ClassGroupId = z.infer<typeof ClassGroupId>;
export const SubjectId = id<'SubjectId'>();
export type SubjectId = z.infer<typeof SubjectId>;
export const ClassId = id<'ClassId'>();
export type ClassId = z.infer<typeof ClassId>;
export const EnrollmentId = id<'EnrollmentId'>();
export type EnrollmentId = z.infer<typeof EnrollmentId>;
export const MembershipId = id<'MembershipId'>();
export type MembershipId = z.infer<typeof MembershipId>;
export const GroupId = id<'GroupId'>();
export type GroupId = z.infer<typeof GroupId>;
export const ImportId = id<'ImportId'>();
export type ImportId = z.infer<typeof ImportId>;
export const SessionId = id<'SessionId'>();
export type SessionId = z.infer<typeof SessionId>;
export const NoticeId = id<'NoticeId'>();
export type NoticeId = z.infer<typeof NoticeId>;
export const SagaId = id<'SagaId'>();
export type SagaId = z.infer<typeof SagaId>;
export const MailId = id<'MailId'>();
export type MailId = z.infer<typeof MailId>;
export const MainThemeId = id<'MainThemeId'>();
export type MainThemeId = z.infer<typeof MainThemeId>;
export const ThemeId = id<'ThemeId'>();
export type ThemeId = z.infer<typeof ThemeId>;
