import type { Kysely } from 'kysely';
import type * as z from 'zod';
import type * as academic from '#contracts/academic/replicas.ts';
import type { Raw } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type { Import, ImportLine } from './imports.ts';
import type { Credential, Installation, SignInGuard, User } from './people.ts';
import type { MailLink, Session } from './sessions.ts';

/** Ids compare as plain text here; brands are for writing. */
type Plain<Row> = Unbranded<Raw<Row>>;
type Unbranded<Row> = {
  [Key in keyof Row]: Row[Key] extends string & z.$brand
    ? string
    : Row[Key] extends (string & z.$brand) | null
      ? string | null
      : Row[Key];
};
type Replica<Row> = Raw<Row> & { id: string; gone: 0 | 1 };

/** The module's tables as lists read them (kernel/database/cursor.ts `Raw`). */
export type Tables = {
  user: Plain<User>;
  credential: Plain<Credential>;
  sign_in_guard: Plain<SignInGuard>;
  installation: Plain<Installation>;
  session: Plain<Session>;
  mail_link: Plain<MailLink>;
  import: Plain<Import>;
  import_line: Plain<ImportLine>;
  replica_academic_schools: Replica<z.input<typeof academic.schools.row>>;
  replica_academic_class_groups: Replica<z.input<typeof academic.classGroups.row>>;
  replica_academic_memberships: Replica<z.input<typeof academic.memberships.row>>;
};
export const tables = (em: EntityManager): Kysely<Tables> => em.getKysely<Tables>();
