import * as z from 'zod';
import { Day, Instant, may, Nothing, route, Version } from '#contracts/define.ts';
import { ClassGroupId, ImportId, SchoolId, SessionId, UserId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';
import {
  Email,
  Language,
  LoginId,
  Password,
  PersonNames,
  PersonView,
  Role,
  UserStatus,
} from '#contracts/user/people.ts';

const tags = ['user'];
const auth = ['auth'];
const one = z.object({ id: UserId });
const inSchool = z.object({ schoolId: SchoolId.optional() });
const TimeZone = z.string().max(60);
const SchoolCode = z.string().trim().min(3).max(40);

/** Who is signed in, and what the page needs to greet them. */
export const Me = z.object({
  user: PersonView,
  school: z.object({ id: SchoolId, name: z.string(), timeZone: z.string() }).nullable(),
  /** A one-time password was used: a new one must be chosen before anything else. */
  mustChangePassword: z.boolean(),
});
export type Me = z.infer<typeof Me>;

/** Cookies for browsers are set as well; API clients use `accessToken` as bearer. Lifetimes in seconds. */
export const Tokens = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresIn: z.number().int(),
  me: Me,
});

const credentials = { limit: 'credentials', idempotent: false } as const;

export const authRoutes = {
  setupState: route
    .meta(may(['anonymous']))
    .route({ method: 'GET', path: '/setup', summary: 'Is the first run still to come?', tags: auth })
    .output(z.object({ needed: z.boolean(), version: z.string() })),
  setUp: route
    .meta({ ...may(['anonymous']), ...credentials })
    .route({
      method: 'POST',
      path: '/setup',
      successStatus: 201,
      summary: 'Found the school and its administrator',
      tags: auth,
    })
    .input(
      z.object({
        school: z.object({
          name: z.string().trim().min(1).max(120),
          code: SchoolCode.regex(/^[a-z0-9][a-z0-9-]*$/),
          timeZone: TimeZone.default('Asia/Tokyo'),
          contactEmail: Email.optional(),
          yearStartsOn: Day,
          yearEndsOn: Day,
        }),
        administrator: PersonNames.extend({ loginId: LoginId, email: Email.optional(), password: Password }),
        language: Language,
      }),
    )
    .output(Tokens),
  startDemo: route
    .meta({ ...may(['adminOfSchool'], 'school'), idempotent: false })
    .route({
      method: 'POST',
      path: '/setup/demo',
      successStatus: 202,
      summary: 'Fill the school with sample people and classes',
      tags: auth,
    })
    .output(z.object({ importId: ImportId })),
  login: route
    .meta({ ...may(['anonymous']), ...credentials })
    .route({ method: 'POST', path: '/auth/login', summary: 'Sign in by login id or e-mail', tags: auth })
    .input(
      z.object({ login: z.string().trim().min(1).max(200), password: Password, remember: z.boolean().default(false) }),
    )
    .output(Tokens),
  refresh: route
    .meta({ ...may(['anonymous']), limit: 'write', idempotent: false })
    .route({ method: 'POST', path: '/auth/refresh', summary: 'Exchange the refresh token for a new pair', tags: auth })
    .input(z.object({ refreshToken: z.string().max(400).optional() }))
    .output(Tokens),
  logout: route
    .meta({ ...may(['waiting']), idempotent: false })
    .route({ method: 'POST', path: '/auth/logout', successStatus: 204, summary: 'End this session', tags: auth })
    .output(Nothing),
  logoutEverywhere: route
    .meta({ ...may(['waiting']), idempotent: false })
    .route({
      method: 'POST',
      path: '/auth/logout-everywhere',
      successStatus: 204,
      summary: 'End all my sessions',
      tags: auth,
    })
    .output(Nothing),
  me: route
    .meta(may(['waiting']))
    .route({ method: 'GET', path: '/auth/me', summary: 'Who am I?', tags: auth })
    .output(Me),
  register: route
    .meta({ ...may(['anonymous']), ...credentials })
    .route({
      method: 'POST',
      path: '/auth/register',
      successStatus: 201,
      summary: 'Register with the code of a school',
      tags: auth,
    })
    .input(
      PersonNames.extend({
        schoolCode: SchoolCode,
        loginId: LoginId,
        email: Email,
        password: Password,
        role: z.enum(['student', 'teacher']),
        language: Language.default('ja'),
      }),
    )
    .output(z.object({ id: UserId, status: UserStatus })),
  lookUpSchool: route
    .meta({ ...may(['anonymous']), ...credentials })
    .route({ method: 'GET', path: '/auth/schools/{code}', summary: 'The name behind a school code', tags: auth })
    .input(z.object({ code: SchoolCode }))
    .output(z.object({ name: z.string() })),
  checkLink: route
    .meta({ ...may(['anonymous']), ...credentials })
    .route({
      method: 'GET',
      path: '/auth/verify-email/{token}',
      summary: 'Is the link of a mail still good? Changes nothing',
      tags: auth,
    })
    .input(z.object({ token: z.string().min(10).max(200) }))
    .output(z.object({ purpose: z.enum(['confirm', 'reset', 'confirm-new-address']), email: z.string() })),
  confirmEmail: route
    .meta({ ...may(['anonymous']), ...credentials })
    .route({ method: 'POST', path: '/auth/verify-email/{token}', summary: 'Confirm the address', tags: auth })
    .input(z.object({ token: z.string().min(10).max(200) }))
    .output(z.object({ status: UserStatus })),
  resendConfirmation: route
    .meta({ ...may(['anonymous']), ...credentials })
    .route({
      method: 'POST',
      path: '/auth/resend-verification',
      successStatus: 202,
      summary: 'Send the confirmation link again; the answer is the same for unknown people',
      tags: auth,
    })
    .input(z.object({ login: z.string().trim().min(1).max(200) }))
    .output(Nothing),
  forgotPassword: route
    .meta({ ...may(['anonymous']), ...credentials })
    .route({
      method: 'POST',
      path: '/auth/forgot-password',
      successStatus: 202,
      summary: 'Send a reset link; the answer is the same for unknown people',
      tags: auth,
    })
    .input(z.object({ login: z.string().trim().min(1).max(200) }))
    .output(Nothing),
  resetPassword: route
    .meta({ ...may(['anonymous']), ...credentials })
    .route({
      method: 'POST',
      path: '/auth/reset-password',
      successStatus: 204,
      summary: 'Choose a new password with the link of a mail',
      tags: auth,
    })
    .input(z.object({ token: z.string().min(10).max(200), password: Password }))
    .output(Nothing),
  changePassword: route
    .meta({ ...may(['waiting']), ...credentials })
    .route({
      method: 'POST',
      path: '/auth/change-password',
      summary: 'Choose a new password; other sessions end',
      tags: auth,
    })
    .input(z.object({ current: Password, password: Password }))
    .output(Tokens),
  sessions: route
    .meta(may(['waiting']))
    .route({ method: 'GET', path: '/auth/sessions', summary: 'My sessions', tags: auth })
    .output(
      z.object({
        items: z.array(
          z.object({
            id: SessionId,
            device: z.string(),
            startedAt: Instant,
            lastSeenAt: Instant,
            current: z.boolean(),
          }),
        ),
      }),
    ),
  endSession: route
    .meta(may(['waiting']))
    .route({
      method: 'DELETE',
      path: '/auth/sessions/{id}',
      successStatus: 204,
      summary: 'End one of my sessions',
      tags: auth,
    })
    .input(z.object({ id: SessionId }))
    .output(Nothing),
};

/** A sentence about one cell: `reason` is the stable key the page translates, `values` fill its blanks. */
export const CellProblem = z.object({
  column: z.string(),
  reason: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type CellProblem = z.infer<typeof CellProblem>;

export const IMPORT_COLUMNS = [
  'login_id',
  'family_name',
  'given_name',
  'family_kana',
  'given_kana',
  'email',
  'password',
  'role',
  'grade',
  'class_group',
  'attendance_number',
] as const;

/** One row of the file as read, and what would become of it. `line` counts from 2: line 1 is the header. */
export const ImportRow = z.object({
  line: z.number().int(),
  verdict: z.enum(['create', 'update', 'unchanged', 'error']),
  cells: z.record(z.string(), z.string()),
  problems: z.array(CellProblem),
  /** What an update changes: column → the value until now. */
  changes: z.record(z.string(), z.string()),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportView = z.object({
  id: ImportId,
  fileName: z.string(),
  encoding: z.enum(['utf-8', 'utf-8-bom', 'shift_jis']),
  /** `checked ─commit→ running → done ─undo→ undone`; `failed` says why and has written nothing. */
  state: z.enum(['checked', 'running', 'done', 'failed', 'undoing', 'undone']),
  createGroups: z.boolean(),
  counts: z.object({
    all: z.number().int(),
    create: z.number().int(),
    update: z.number().int(),
    unchanged: z.number().int(),
    error: z.number().int(),
  }),
  /** Class groups the file names that do not exist yet. */
  missingGroups: z.array(z.string()),
  unknownColumns: z.array(z.string()),
  /** Rows done of rows to do, while it runs. */
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  failure: z.string().nullable(),
  /** Until when the whole import can be undone; `null` when it cannot (any more). */
  undoUntil: z.string().nullable(),
  /** Login slips with one-time passwords wait to be shown; afterwards they are gone. */
  slipsWaiting: z.boolean(),
  createdAt: Instant,
  version: z.number().int(),
});
export type ImportView = z.infer<typeof ImportView>;

/** A login slip; `password` is shown this once and kept nowhere in the clear. */
export const Slip = z.object({
  userId: UserId,
  loginId: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  grade: z.number().int().nullable(),
  classGroup: z.string().nullable(),
  number: z.number().int().nullable(),
  password: z.string(),
});
export type Slip = z.infer<typeof Slip>;

const staffOfPerson = ['adminOfSchool', 'operator'] as const;
const importer = ['adminOfSchool', 'operator'] as const;

export const userRoutes = {
  list: route
    .meta(may(['teacherOfSchool', 'adminOfSchool', 'operator'], 'school', 'schoolId'))
    .route({ method: 'GET', path: '/users', summary: 'People of a school', tags })
    .input(
      PageQuery.extend({
        schoolId: SchoolId.optional(),
        q: z.string().trim().max(100).optional(),
        role: Role.optional(),
        status: UserStatus.optional(),
        classGroupId: ClassGroupId.optional(),
        grade: z.coerce.number().int().optional(),
        sort: z.enum(['class', 'kana', 'recent']).default('class'),
      }),
    )
    .output(pageOf(PersonView)),
  counts: route
    .meta(may(['teacherOfSchool', 'adminOfSchool', 'operator'], 'school', 'schoolId'))
    .route({ method: 'GET', path: '/users/counts', summary: 'How many people, by role and state', tags })
    .input(inSchool)
    .output(
      z.object({
        students: z.number().int(),
        teachers: z.number().int(),
        admins: z.number().int(),
        waitingStudents: z.number().int(),
        waitingTeachers: z.number().int(),
        unconfirmed: z.number().int(),
        suspended: z.number().int(),
      }),
    ),
  create: route
    .meta({ ...may(['adminOfSchool', 'operator'], 'school', 'schoolId'), idempotent: false })
    .route({
      method: 'POST',
      path: '/users',
      successStatus: 201,
      summary: 'Add one person; answers the login slip',
      tags,
    })
    .input(
      inSchool.extend({
        ...PersonNames.shape,
        loginId: LoginId,
        email: Email.optional(),
        role: Role,
        language: Language.default('ja'),
      }),
    )
    .output(z.object({ user: PersonView, slip: Slip })),
  get: route
    .meta(may(['self', 'teacherOfSchool', ...staffOfPerson], 'user', 'id'))
    .route({ method: 'GET', path: '/users/{id}', summary: 'One person', tags })
    .input(one)
    .output(PersonView),
  update: route
    .meta(may(['self', ...staffOfPerson], 'user', 'id'))
    .route({ method: 'PUT', path: '/users/{id}', summary: 'Change names, language or address', tags })
    .input(one.extend({ ...PersonNames.shape, language: Language, email: Email.nullable(), version: Version }))
    .output(PersonView),
  changeRole: route
    .meta(may([...staffOfPerson], 'user', 'id'))
    .route({ method: 'PUT', path: '/users/{id}/role', summary: 'Change the role', tags })
    .input(one.extend({ role: Role, version: Version }))
    .output(PersonView),
  approve: route
    .meta(may(['teacherOfSchool', 'adminOfSchool', 'operator'], 'school', 'schoolId'))
    .route({
      method: 'POST',
      path: '/users/approvals',
      summary: 'Approve waiting people (pupils: teachers may; teachers: administrators only)',
      tags,
    })
    .input(inSchool.extend({ ids: z.array(UserId).min(1).max(200) }))
    .output(z.object({ approved: z.array(UserId) })),
  reject: route
    .meta(may(['teacherOfSchool', ...staffOfPerson], 'user', 'id'))
    .route({ method: 'POST', path: '/users/{id}/rejection', summary: 'Refuse a registration with a reason', tags })
    .input(one.extend({ reason: z.string().trim().min(1).max(500) }))
    .output(PersonView),
  suspend: route
    .meta(may([...staffOfPerson], 'user', 'id'))
    .route({ method: 'POST', path: '/users/{id}/suspension', summary: 'Suspend; counts on the next request', tags })
    .input(one)
    .output(PersonView),
  reinstate: route
    .meta(may([...staffOfPerson], 'user', 'id'))
    .route({ method: 'DELETE', path: '/users/{id}/suspension', summary: 'Let a suspended person in again', tags })
    .input(one)
    .output(PersonView),
  unlock: route
    .meta(may(['teacherOfStudent', ...staffOfPerson], 'user', 'id'))
    .route({ method: 'DELETE', path: '/users/{id}/lock', summary: 'Lift the lock after wrong passwords', tags })
    .input(one)
    .output(PersonView),
  resetByStaff: route
    .meta({ ...may(['teacherOfStudent', ...staffOfPerson], 'user', 'id'), idempotent: false })
    .route({
      method: 'POST',
      path: '/users/{id}/one-time-password',
      summary: 'New one-time password and its slip; all sessions end',
      tags,
    })
    .input(one)
    .output(Slip),
  importFile: route
    .meta({
      ...may([...importer], 'school', 'schoolId'),
      limit: 'upload',
      bodyLimit: 5 * 1024 * 1024,
      idempotent: false,
    })
    .route({
      method: 'POST',
      path: '/users/imports',
      successStatus: 201,
      summary: 'Check a CSV file of people (at most 5 MB, 5,000 rows); writes no account',
      tags,
    })
    .input(inSchool.extend({ file: z.file(), createGroups: z.stringbool().default(false) }))
    .output(ImportView),
  imports: route
    .meta(may([...importer], 'school', 'schoolId'))
    .route({ method: 'GET', path: '/users/imports', summary: 'Imports of the school, newest first', tags })
    .input(PageQuery.extend(inSchool.shape))
    .output(pageOf(ImportView)),
  import: route
    .meta(may([...importer], 'import', 'id'))
    .route({ method: 'GET', path: '/users/imports/{id}', summary: 'State and progress of an import', tags })
    .input(z.object({ id: ImportId }))
    .output(ImportView),
  importRows: route
    .meta(may([...importer], 'import', 'id'))
    .route({ method: 'GET', path: '/users/imports/{id}/rows', summary: "Every row's verdict", tags })
    .input(PageQuery.extend({ id: ImportId, verdict: ImportRow.shape.verdict.optional() }))
    .output(pageOf(ImportRow)),
  recheckImport: route
    .meta({ ...may([...importer], 'import', 'id'), idempotent: false })
    .route({
      method: 'PUT',
      path: '/users/imports/{id}',
      summary: 'Check again, with or without creating class groups',
      tags,
    })
    .input(z.object({ id: ImportId, createGroups: z.boolean(), version: Version }))
    .output(ImportView),
  commitImport: route
    .meta(may([...importer], 'import', 'id'))
    .route({
      method: 'POST',
      path: '/users/imports/{id}/commit',
      successStatus: 202,
      summary: 'Write the import as a job: all good rows or nothing',
      tags,
    })
    .input(
      z.object({
        id: ImportId,
        version: Version,
        /** Rows in error are left out only when this says so; otherwise one bad row stops everything. */
        skipErrors: z.boolean().default(false),
      }),
    )
    .output(ImportView),
  undoImport: route
    .meta(may([...importer], 'import', 'id'))
    .route({
      method: 'POST',
      path: '/users/imports/{id}/undo',
      successStatus: 202,
      summary: 'Take an import back while its accounts are unused (30 days)',
      tags,
    })
    .input(z.object({ id: ImportId }))
    .output(ImportView),
  importErrors: route
    .meta(may([...importer], 'import', 'id'))
    .route({
      method: 'GET',
      path: '/users/imports/{id}/errors.csv',
      summary: 'The rows in error as CSV, with what is wrong',
      tags,
    })
    .input(z.object({ id: ImportId }))
    .output(z.file()),
  takeSlips: route
    .meta({ ...may([...importer], 'import', 'id'), idempotent: false })
    .route({ method: 'POST', path: '/users/imports/{id}/slips', summary: 'The login slips of an import, once', tags })
    .input(z.object({ id: ImportId }))
    .output(z.object({ school: z.string(), items: z.array(Slip) })),
  exportList: route
    .meta(may(['adminOfSchool', 'operator'], 'school', 'schoolId'))
    .route({ method: 'GET', path: '/users/export.csv', summary: 'People as CSV, in the columns of the import', tags })
    .input(inSchool.extend({ role: Role.optional() }))
    .output(z.file()),
};
