import {
  type Icon,
  IconBell,
  IconBooks,
  IconCalendarCog,
  IconCards,
  IconChalkboard,
  IconChecklist,
  IconClipboardText,
  IconFileText,
  IconHistory,
  IconHome,
  IconMail,
  IconMessageCircleQuestion,
  IconNotebook,
  IconSchool,
  IconSparkles,
  IconSpeakerphone,
  IconUserCheck,
  IconUsers,
} from '@tabler/icons-react';
import type { Role } from '#contracts/user/people.ts';

/** Every place one can go to from everywhere; the spine shows the first ones, the command palette all. */
export const PLACES = {
  '/': { icon: IconHome, word: 'nav.today' },
  '/classes': { icon: IconSchool, word: 'nav.classes' },
  '/log': { icon: IconNotebook, word: 'nav.log' },
  '/coach': { icon: IconMessageCircleQuestion, word: 'nav.coach' },
  '/alerts': { icon: IconMessageCircleQuestion, word: 'nav.alerts' },
  '/plans': { icon: IconChecklist, word: 'nav.plans' },
  '/practice': { icon: IconCards, word: 'nav.practice' },
  '/surveys': { icon: IconClipboardText, word: 'nav.surveys' },
  '/record': { icon: IconFileText, word: 'nav.record' },
  '/approvals': { icon: IconUserCheck, word: 'nav.approvals' },
  '/people': { icon: IconUsers, word: 'nav.people' },
  '/school/class-groups': { icon: IconChalkboard, word: 'nav.classGroups' },
  '/school': { icon: IconCalendarCog, word: 'nav.school' },
  '/school/subjects': { icon: IconBooks, word: 'nav.subjects' },
  '/school/audit': { icon: IconHistory, word: 'nav.audit' },
  '/mailbox': { icon: IconMail, word: 'nav.mailbox' },
  '/ai': { icon: IconSparkles, word: 'nav.ai' },
  '/notices': { icon: IconBell, word: 'nav.notices' },
  '/announcements': { icon: IconSpeakerphone, word: 'nav.announcements' },
} as const satisfies Record<string, { icon: Icon; word: string }>;
export type Place = keyof typeof PLACES;

/** What stands on the spine, most used first. A phone shows the first five, a pupil's four and the way to write. */
export const SPINE: Record<Role, readonly Place[]> = {
  student: ['/', '/classes', '/log', '/plans', '/practice', '/coach', '/record', '/surveys'],
  teacher: ['/', '/classes', '/practice', '/approvals', '/people', '/school/class-groups', '/announcements', '/coach'],
  admin: ['/', '/people', '/classes', '/approvals', '/school', '/mailbox', '/ai'],
};

export const PALETTE: Record<Role, readonly Place[]> = {
  student: [...SPINE.student, '/notices', '/announcements'],
  teacher: [...SPINE.teacher, '/alerts', '/notices'],
  admin: [
    ...SPINE.admin,
    '/practice',
    '/school/class-groups',
    '/school/subjects',
    '/school/audit',
    '/alerts',
    '/notices',
    '/announcements',
  ],
};
