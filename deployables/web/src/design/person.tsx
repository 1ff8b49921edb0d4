import type { Role } from '#contracts/user/people.ts';
import { fullName, reading } from '../i18n/names.ts';
import { classes } from './classes.ts';
import s from './person.module.css';

type Person = { familyName: string; givenName: string; familyKana: string; givenKana: string };

const Avatar = ({ person, as }: { person: Person; as: Role }) => (
  <span className={classes(s.avatar, s[as])} aria-hidden>
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

export const StudentChip = ({ person, as = 'student' }: { person: Person; as?: Role }) => (
  <span className={s.chip}>
    <Avatar person={person} as={as} />
    <PersonName person={person} />
  </span>
);
