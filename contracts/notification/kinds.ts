import * as z from 'zod';

/** How a person hears: a line in the inbox (yes or no), and a mail at once, in the digest, or not at all. */
export const MailChannel = z.enum(['now', 'digest', 'none']);
export type MailChannel = z.infer<typeof MailChannel>;
export type Channels = { inApp: boolean; mail: MailChannel };

type Role = 'admin' | 'teacher' | 'student';
type Group = {
  /** What people of a role hear of it unless they chose otherwise; a role without a word here never gets any. */
  readonly mail: Partial<Record<Role, MailChannel>>;
  /** The line in the inbox cannot be switched off: others count on it (既読), or somebody may be in trouble. */
  readonly always?: true;
  /** Not held by quiet hours. */
  readonly urgent?: true;
};

/** What preferences speak of: kinds that people would switch together. */
export const GROUPS = {
  announcements: { mail: { student: 'now', teacher: 'now', admin: 'now' }, always: true },
  classes: { mail: { student: 'now', teacher: 'now' } },
  lessons: { mail: { student: 'digest' } },
  themes: { mail: { student: 'now', teacher: 'digest' } },
  feedback: { mail: { student: 'digest', teacher: 'digest' } },
  results: { mail: { student: 'digest' } },
  milestones: { mail: { student: 'digest', teacher: 'digest' } },
  reports: { mail: { student: 'none', teacher: 'now' } },
  safety: { mail: { teacher: 'now', admin: 'now' }, always: true, urgent: true },
  tasks: { mail: { teacher: 'none', admin: 'none' } },
  school: { mail: { admin: 'digest' } },
} as const satisfies Record<string, Group>;
export type KindGroup = keyof typeof GROUPS;
export const KindGroup = z.enum(Object.keys(GROUPS) as [KindGroup, ...KindGroup[]]);

/**
 * Every kind of news and the group it is switched with. `account`: essential, by the way the account needs, whatever
 * somebody prefers and however late it is; it stands in no preferences and cannot be unsubscribed.
 */
export const KINDS = {
  confirmation: 'account',
  reset: 'account',
  approval: 'account',
  rejection: 'account',
  enrolled: 'classes',
  'class-created': 'classes',
  'enrollment-undone': 'tasks',
  'curriculum-published': 'lessons',
  'curriculum-undone': 'tasks',
  'text-set-delivered': 'lessons',
  'path-assigned': 'lessons',
  'import-finished': 'tasks',
  'import-undone': 'tasks',
  'waiting-for-approval': 'school',
  'theme-proposed': 'themes',
  'theme-approved': 'themes',
  'theme-returned': 'themes',
  'theme-commented': 'feedback',
  'quiz-published': 'lessons',
  'quiz-released': 'results',
  'quiz-changed': 'results',
  'rubric-opened': 'lessons',
  'rubric-shown': 'results',
  feedback: 'feedback',
  'feedback-answered': 'feedback',
  'goal-commented': 'feedback',
  'submission-reviewed': 'results',
  'evaluation-published': 'results',
  'milestone-due': 'milestones',
  'milestone-overdue': 'milestones',
  'reminder-log': 'milestones',
  'reminder-milestone': 'milestones',
  'reminder-theme': 'milestones',
  announcement: 'announcements',
  'announcement-reminder': 'announcements',
  'daily-report': 'reports',
  'class-report': 'reports',
  'ai-alert': 'safety',
  'ai-refused': 'school',
} as const satisfies Record<string, KindGroup | 'account'>;
export type NoticeKind = keyof typeof KINDS;
export const NoticeKind = z.enum(Object.keys(KINDS) as [NoticeKind, ...NoticeKind[]]);

/** What a mail may be about: a kind of news, the digest of several, or words an administrator wrote. */
export const MailKind = z.enum([...NoticeKind.options, 'digest', 'written']);
export type MailKind = z.infer<typeof MailKind>;

const ESSENTIAL: Channels = { inApp: true, mail: 'now' };

const groupOf = (group: KindGroup): Group => GROUPS[group];

/** What a person of a role hears of a group without having chosen. */
export const defaultChannels = (group: KindGroup, role: Role): Channels => ({
  inApp: true,
  mail: groupOf(group).mail[role] ?? 'none',
});

/** The groups people of a role ever hear of, in the order of the page. */
export const groupsFor = (role: Role): KindGroup[] =>
  KindGroup.options.filter((group) => groupOf(group).mail[role] !== undefined);

/** How somebody hears of a kind, given what they chose. */
export function channelsOf(
  kind: NoticeKind,
  role: Role,
  chosen: Partial<Record<KindGroup, Channels>> | undefined,
): Channels & { urgent: boolean } {
  const group = KINDS[kind];
  if (group === 'account') return { ...ESSENTIAL, urgent: true };
  const { inApp, mail } = chosen?.[group] ?? defaultChannels(group, role);
  const { always, urgent } = groupOf(group);
  return { inApp: always || inApp, mail, urgent: urgent ?? false };
}

/** What somebody cannot do without: it goes before all others, at any hour, whatever they prefer. */
export const isEssential = (kind: MailKind): boolean =>
  kind !== 'digest' && kind !== 'written' && KINDS[kind] === 'account';

export const inAppAlways = (group: KindGroup): boolean => groupOf(group).always ?? false;

/** The group a mail's recipient may leave by one click; `undefined` for what must reach them. */
export function unsubscribes(kind: MailKind): KindGroup | 'digest' | undefined {
  if (kind === 'digest') return 'digest';
  if (kind === 'written') return undefined;
  const group = KINDS[kind];
  return group === 'account' || group === 'safety' ? undefined : group;
}
