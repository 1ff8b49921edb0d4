import { fold } from '../folding.ts';
import type { Names, Role } from '../person.ts';
import type { Column } from './columns.ts';
import type { Entry, Fault, GroupName } from './row.ts';

/** An account as an import meets it, with where the person sits this year. */
export type Known = {
  readonly id: string;
  readonly schoolId: string | null;
  readonly role: Role;
  readonly loginKey: string;
  readonly names: Names;
  readonly email: string | null;
  readonly group: GroupName | null;
  readonly number: number | null;
};

export type Circumstances = {
  readonly schoolId: string;
  readonly createGroups: boolean;
  /** Accounts that share a login id (folded) or an address with the file, of any school. */
  readonly byLogin: ReadonlyMap<string, Known>;
  readonly byEmail: ReadonlyMap<string, { id: string }>;
  readonly groups: readonly (GroupName & { seats: readonly { personId: string; number: number | null }[] })[];
  /** Names of who sits in the groups, for sentences. */
  readonly nameOf: (personId: string) => string;
};

export type Verdict = {
  readonly entry: Entry;
  readonly verdict: 'create' | 'update' | 'unchanged' | 'error';
  readonly faults: readonly Fault[];
  /** Column → the value until now. */
  readonly changes: Readonly<Partial<Record<Column, string>>>;
  readonly known: Known | undefined;
};

const groupKey = (group: GroupName): string => `${group.grade}/${fold(group.name).replace(/\s/g, '')}`;
/** A group as one would say it: with its grade, unless the name says it. */
export const groupLabel = (group: GroupName): string =>
  /^\d/.test(fold(group.name)) ? group.name : `${group.grade}年${group.name}`;

/** What becomes of each row of a file, in view of its other rows and of the accounts and seats there are. */
export function verdictsOf(
  entries: readonly Entry[],
  now: Circumstances,
): { rows: Verdict[]; missingGroups: string[] } {
  const missing = new Map<string, string>();
  const groups = new Set(now.groups.map(groupKey));
  for (const { group } of entries)
    if (group && !groups.has(groupKey(group))) missing.set(groupKey(group), groupLabel(group));

  const judge = judgeOf(entries, now, missing);
  const rows = entries.map((entry): Verdict => {
    const known = now.byLogin.get(entry.loginKey);
    const faults = [...entry.faults, ...judge(entry, known)];
    const changes = known && faults.length === 0 ? changesOf(entry, known) : {};
    if (faults.length > 0) return { entry, verdict: 'error', faults, changes, known };
    if (!known) return { entry, verdict: 'create', faults, changes, known };
    return { entry, verdict: Object.keys(changes).length > 0 ? 'update' : 'unchanged', faults, changes, known };
  });
  return { rows, missingGroups: [...missing.values()] };
}

/** Makes the judge of what a row by itself cannot know. */
function judgeOf(entries: readonly Entry[], now: Circumstances, missing: ReadonlyMap<string, string>) {
  const logins = new Map<string, Entry>();
  const emails = new Map<string, Entry>();
  const seats = new Map<string, Entry>();
  const moving = new Set(
    entries.flatMap((entry) =>
      entry.group && entry.faults.length === 0 ? (now.byLogin.get(entry.loginKey)?.id ?? []) : [],
    ),
  );
  const taken = new Map<string, string>(
    now.groups.flatMap((group) =>
      group.seats.flatMap(({ personId, number }) =>
        number === null || moving.has(personId) ? [] : [[`${groupKey(group)}/${number}`, personId] as const],
      ),
    ),
  );

  return (entry: Entry, known: Known | undefined): Fault[] => {
    const faults: Fault[] = [];
    const fault = (column: Column, reason: string, values: Fault['values'] = {}) =>
      faults.push({ column, reason, values });

    const sameLogin = entry.loginKey === '' ? undefined : earlier(logins, entry.loginKey, entry);
    if (sameLogin) fault('login_id', 'login_id_duplicate', { line: sameLogin.line });
    else if (known && known.schoolId !== now.schoolId) fault('login_id', 'login_id_taken');
    if (known && known.schoolId === now.schoolId && known.role === 'admin' && entry.faults.length === 0) {
      fault('role', 'role_forbidden');
    }
    if (entry.email !== null) {
      const sameEmail = earlier(emails, fold(entry.email), entry);
      const owner = now.byEmail.get(fold(entry.email));
      if (sameEmail) fault('email', 'email_duplicate', { line: sameEmail.line });
      else if (owner && owner.id !== known?.id) fault('email', 'email_taken');
    }
    if (entry.group) {
      const label = missing.get(groupKey(entry.group));
      if (label !== undefined && !now.createGroups) fault('class_group', 'group_missing', { group: label });
      if (entry.number !== null) {
        const seat = `${groupKey(entry.group)}/${entry.number}`;
        const sameSeat = earlier(seats, seat, entry);
        const holder = taken.get(seat);
        if (sameSeat) {
          const name = `${sameSeat.names.familyName} ${sameSeat.names.givenName}`;
          fault('attendance_number', 'number_duplicate', { line: sameSeat.line, name });
        } else if (holder !== undefined && holder !== known?.id) {
          fault('attendance_number', 'number_taken', { name: now.nameOf(holder) });
        }
      }
    }
    return faults;
  };
}

/** The row that said the same before this one; otherwise this one is remembered. */
function earlier(seen: Map<string, Entry>, key: string, entry: Entry): Entry | undefined {
  const first = seen.get(key);
  if (!first) seen.set(key, entry);
  return first;
}

/** What an update changes. Empty cells change nothing, and an existing account keeps its password. */
function changesOf(entry: Entry, known: Known): Verdict['changes'] {
  const changes: Partial<Record<Column, string>> = {};
  const compare = (column: Column, next: string, until: string) => {
    if (next !== '' && next !== until) changes[column] = until;
  };
  compare('family_name', entry.names.familyName, known.names.familyName);
  compare('given_name', entry.names.givenName, known.names.givenName);
  compare('family_kana', entry.names.familyKana, known.names.familyKana);
  compare('given_kana', entry.names.givenKana, known.names.givenKana);
  if (entry.email !== null && fold(entry.email) !== fold(known.email ?? '')) changes.email = known.email ?? '';
  compare('role', entry.role, known.role);
  if (entry.group) {
    const same = known.group && groupKey(entry.group) === groupKey(known.group);
    if (!same) {
      changes.grade = known.group ? String(known.group.grade) : '';
      changes.class_group = known.group?.name ?? '';
    }
    if (entry.number !== null && (!same || entry.number !== known.number)) {
      changes.attendance_number = known.number === null ? '' : String(known.number);
    }
  }
  return changes;
}
