import type * as z from 'zod';
import type { SchoolFacts } from '#contracts/academic/events.ts';
import * as academic from '#contracts/academic/events.ts';
import { classGroupSeats } from '#contracts/academic/queries.ts';
import { ClassGroupId, SchoolId, SchoolYearId } from '#contracts/ids.ts';
import { provide } from '#kernel/container.ts';
import type { Dialect } from '#kernel/database/database.ts';
import { answer, type ModuleManifest } from '#kernel/module.ts';
import { type Answer, type BootOptions, bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import type { Seats } from '#modules/user/database/read-models/import-circumstances.ts';
import { user } from '#modules/user/module.ts';
import { argonPasswords, passwordsToken } from '#modules/user/security/passwords.ts';
import { cryptoRandomness, randomnessToken } from '#modules/user/security/random.ts';

/** The module as it is, with a password hash that costs next to nothing. */
const quickUser: ModuleManifest = {
  ...user,
  services: () => [
    provide(randomnessToken, () => cryptoRandomness),
    provide(passwordsToken, () => argonPasswords(cryptoRandomness, { memory: 64, passes: 2, parallelism: 1 })),
  ],
};
export const YEAR = SchoolYearId.parse('00000000-0000-7000-8000-00000000aaaa');
export const PASSWORD = 'take-mizu-haru';
export const ADMINISTRATOR = {
  familyName: '桜井',
  givenName: '恵',
  familyKana: 'さくらい',
  givenKana: 'めぐみ',
  loginId: 'admin',
  email: 'admin@example.ac.jp',
  password: PASSWORD,
};
export const SETUP = {
  school: {
    name: '青葉高等学校',
    code: 'aoba-2026',
    timeZone: 'Asia/Tokyo',
    yearStartsOn: '2026-04-01',
    yearEndsOn: '2027-03-31',
  },
  administrator: ADMINISTRATOR,
  language: 'ja',
};

export type Signed = {
  accessToken: string;
  refreshToken: string;
  me: { user: { id: string; status: string; version: number }; mustChangePassword: boolean };
};

/** The module alone, a school set up in it, and academic played by the test. */
export type School = TestApplication & {
  readonly schoolId: SchoolId;
  readonly adminId: string;
  /** A fresh access token: the clock of a test may have moved. */
  asAdmin(): Promise<string>;
  as(id: string, role: 'admin' | 'teacher' | 'student'): Promise<string>;
  /** What academic answers about class groups. */
  readonly seats: { groups: Seats };
  signIn(login: string, password?: string, more?: object): Promise<Answer<Signed>>;
  /** Adds a person by the administrator's hand and lets them choose `PASSWORD`. */
  person(loginId: string, more?: object): Promise<{ id: string; token: string }>;
  /** Academic says that a person sits in a class group of the current year. */
  seat(
    personId: string,
    group: { id: string; grade: number; name: string },
    number: number | null,
    as?: 'student' | 'teacher',
  ): Promise<void>;
  events(
    type?: string,
  ): Promise<{ type: string; aggId: string; data: Record<string, unknown>; personal: Record<string, unknown> }[]>;
};

export async function bootUser(
  dialect: Dialect,
  options: Omit<BootOptions, 'modules'> & { seats?: { groups: Seats } } = {},
) {
  const seats = options.seats ?? { groups: [] };
  const app = await bootModule(quickUser, {
    ...options,
    dialect,
    answers: [answer(classGroupSeats, async () => seats)],
  });
  return { ...app, seats };
}

export async function bootSchool(dialect: Dialect, options: Omit<BootOptions, 'modules'> = {}): Promise<School> {
  const app = await bootUser(dialect, options);
  const set = await app.call<Signed>('POST', '/setup', { body: SETUP });
  if (set.status !== 201) throw new Error(`set-up failed: ${set.text}`);
  const [founded] = await eventsOf(app, 'user.installation-set-up.v1');
  const schoolId = SchoolId.parse(founded?.data.schoolId);
  await app.says(academic.schoolFounded, { id: schoolId, eventSeq: 0 }, schoolFacts(schoolId));
  const adminId = set.body.me.user.id;
  const as: School['as'] = (id, role) => app.tokenFor({ id, role, schoolId });
  const signIn: School['signIn'] = (login, password = PASSWORD, more = {}) =>
    app.call<Signed>('POST', '/auth/login', { body: { login, password, ...more } });

  return {
    ...app,
    schoolId,
    adminId,
    as,
    asAdmin: () => as(adminId, 'admin'),
    signIn,
    async person(loginId, more = {}) {
      const body = {
        familyName: '森',
        givenName: loginId,
        familyKana: 'もり',
        givenKana: '',
        loginId,
        role: 'student',
        ...more,
      };
      const made = await app.call<{ user: { id: string }; slip: { password: string } }>('POST', '/users', {
        token: await as(adminId, 'admin'),
        body,
      });
      if (made.status !== 201) throw new Error(`no person: ${made.text}`);
      const first = await signIn(loginId, made.body.slip.password);
      const changed = await app.call<Signed>('POST', '/auth/change-password', {
        token: first.body.accessToken,
        body: { current: made.body.slip.password, password: PASSWORD },
      });
      if (changed.status !== 200) throw new Error(`no password: ${changed.text}`);
      return { id: made.body.user.id, token: changed.body.accessToken };
    },
    async seat(personId, group, number, as = 'student') {
      const id = ClassGroupId.parse(group.id);
      const facts = { schoolId, yearId: YEAR, name: group.name, grade: group.grade };
      await app.says(academic.classGroupCreated, { id, eventSeq: 0 }, facts).catch(() => undefined);
      const row = { schoolId, personId, placeKind: 'classGroup' as const, placeId: id, as, number };
      const membership = { id: crypto.randomUUID(), eventSeq: 0 };
      await app.says(as === 'student' ? academic.pupilPlaced : academic.homeroomAssigned, membership, row);
    },
    events: (type) => eventsOf(app, type),
  };
}

export const schoolFacts = (schoolId: SchoolId): z.output<typeof SchoolFacts> => ({
  schoolId,
  name: SETUP.school.name,
  code: SETUP.school.code,
  timeZone: 'Asia/Tokyo',
  contactEmail: null,
  currentYearId: YEAR,
});

async function eventsOf(app: TestApplication, type?: string) {
  let rows = app
    .context('user')
    .read()
    .getKysely<{ bus_event: { id: number; type: string; aggId: string; data: string; personal: string | null } }>()
    .selectFrom('bus_event')
    .select(['type', 'aggId', 'data', 'personal'])
    .orderBy('id');
  if (type) rows = rows.where('type', '=', type);
  return (await rows.execute()).map((row) => ({
    type: row.type,
    aggId: row.aggId,
    data: JSON.parse(row.data),
    personal: row.personal === null ? {} : JSON.parse(row.personal),
  }));
}
