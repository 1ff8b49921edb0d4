import type { Role } from '#contracts/user/people.ts';
import { fullName, reading } from '../i18n/names.ts';
import { classes } from './classes.ts';
import s from './person.module.css';

type Person = { familyName: string; givenName: string; familyKana: string; givenKana: string };

export const Avatar = ({ person, role }: { person: Person; role?: Role }) => (
  <span className={classes(s.avatar, role && s[role])} aria-hidden>
    {[...person.familyName][0] ?? '・'}
  </span>
);

/** 相川 陽菜 あいかわ ひな */
export const PersonName = ({ person }: { person: Person }) => (
  <span>
    <span className={s.name}>{fullName(person)}</span>
    {reading(person) && <span className={s.kana}>{reading(person)}</span>}
  </span>
);

export const StudentChip = ({ person, role = 'student' }: { person: Person; role?: Role }) => (
  <span className={s.chip}>
    <Avatar person={person} role={role} />
    <PersonName person={person} />
  </span>
);
