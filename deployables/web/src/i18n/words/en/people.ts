import type { SameWords } from '../../words.ts';
import type ja from '../ja/people.ts';

export default {
  title: 'People',
  search: 'Name, reading or ID',
  import: 'Import from CSV',
  add: 'Add a person',
  csvName: 'people.csv',
  seat: 'Class and number',
  classGroup: 'Homeroom',
  lastSignIn: 'Last sign-in',
  never: 'Not yet',
  createdAt: 'Registered',
  locked: 'Locked',
  none: 'Nobody fits',
  noneText: 'Try other words or fewer filters.',
  clearFilters: 'Clear all filters',

  'new.title': 'Add a person',
  'new.emailHint': 'Not needed: the login ID is enough.',
  'new.action': 'Add and make a login slip',

  record: 'Record',
  powers: 'Account',
  unlock: 'Unlock',
  oneTime: 'Make a new login slip',
  oneTimeAsk: 'Make a new login slip for {{name}}?',
  oneTimeText:
    'The current password stops working and all open devices are signed out. The new slip is shown once, right after this.',
  suspend: 'Suspend',
  suspended: '{{name}} was suspended',
  reinstate: 'Let in again',
  changeRole: 'Change the role',

  approvals: 'Waiting for approval',
  approve: 'Approve',
  approved_one: '{{count}} person approved',
  approved_other: '{{count}} people approved',
  waitingSince: 'Registered',
  nobodyWaits: 'Nobody is waiting',
  nobodyWaitsText: 'Whoever registers and confirms their address appears here.',
  toPeople: 'To all people',
  reject: 'Refuse',
  rejected: 'The registration of {{name}} was refused',
  rejectTitle: 'Refuse the registration of {{name}}',
  rejectReason: 'Reason',
  rejectHint: 'This sentence goes into the mail to the person.',
} satisfies SameWords<typeof ja>;
