import type { SameWords } from '../../words.ts';
import type ja from '../ja/profile.ts';

export default {
  title: 'Settings',
  mine: 'About me',
  school: 'School',
  seat: 'Homeroom and number',
  emailHint: 'A new address counts once you open the link in the mail sent to it.',
  pendingEmail: 'A mail was sent to {{email}}. Until you open its link, the old address stays.',
  display: 'Display',
  changePassword: 'Change the password',
  sessions: 'Where you are signed in',
  unknownDevice: 'Unknown device',
  thisDevice: 'This device',
  lastSeen: 'Last used {{at}}',
  end: 'End it',
  endAll: 'Sign out everywhere',
} satisfies SameWords<typeof ja>;
