import { dayIn } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { seatsOf } from '#modules/basebuilder/database/open-to-pupil.ts';
import { PracticeSettings } from '#modules/basebuilder/database/practice.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import {
  DEFAULT_CAP,
  DEFAULT_PARAMETERS,
  DEFAULT_RETENTION,
  type Scheduler,
  schedulerOf,
} from '#modules/basebuilder/domain/practice/schedule.ts';
import { schools } from '#modules/basebuilder/replicas/academic.ts';

export type Pupil = { id: string; schoolId: string };
/** What holds for a pupil at a moment: the school's day, its scheduler, and how much a day may bring. */
export type Circumstances = { today: string; dayOf: (instant: number) => string; scheduler: Scheduler; cap: number };

/** Where a school's clocks are. */
export const timeZoneOf = async (em: EntityManager, schoolId: string): Promise<string> =>
  (await em.findOne(schools.entity, { id: schoolId }))?.timeZone ?? 'Asia/Tokyo';

type Said = { retention?: number | null | undefined; dailyCap?: number | null | undefined };
/** Of several classes the highest retention and the lowest cap count; where none says anything, the school's. */
export function settingsOf(school: Said | undefined, classes: readonly Said[]): { retention: number; cap: number } {
  const of = (pick: (said: Said) => number | null | undefined) =>
    classes.flatMap((said) => {
      const value = pick(said);
      return typeof value === 'number' ? [value] : [];
    });
  const [retentions, caps] = [of((said) => said.retention), of((said) => said.dailyCap)];
  return {
    retention: retentions.length > 0 ? Math.max(...retentions) : (school?.retention ?? DEFAULT_RETENTION),
    cap: caps.length > 0 ? Math.min(...caps) : (school?.dailyCap ?? DEFAULT_CAP),
  };
}

/** Two statements, whatever the pupil has done. */
export async function circumstancesOf(em: EntityManager, pupil: Pupil, now: number): Promise<Circumstances> {
  const zone = await timeZoneOf(em, pupil.schoolId);
  const rows = await tables(em)
    .selectFrom('practice_settings')
    .select(['id', 'retention', 'dailyCap', 'parameters'])
    .where((e) => e.or([e('id', '=', pupil.schoolId), e('id', 'in', seatsOf(em, pupil.id))]))
    .execute();
  const school = rows.find(({ id }) => id === pupil.schoolId);
  const { retention, cap } = settingsOf(
    school,
    rows.filter((row) => row !== school),
  );
  return {
    today: dayIn(zone, now),
    dayOf: (instant) => dayIn(zone, instant),
    scheduler: schedulerOf(parametersOf(school?.parameters), retention),
    cap,
  };
}

const parametersOf = (text: string | undefined): readonly number[] =>
  text ? ((JSON.parse(text) as number[] | null) ?? DEFAULT_PARAMETERS) : DEFAULT_PARAMETERS;

/** The same for a class as a whole. */
export async function circumstancesOfClass(em: EntityManager, schoolId: string, classId: string, now: number) {
  const [zone, school, own] = await Promise.all([
    timeZoneOf(em, schoolId),
    em.findOne(PracticeSettings, { id: schoolId }),
    em.findOne(PracticeSettings, { id: classId }),
  ]);
  const { retention, cap } = settingsOf(school ?? undefined, own ? [own] : []);
  return {
    today: dayIn(zone, now),
    zone,
    cap,
    retention,
    own,
    scheduler: schedulerOf(school?.parameters ?? DEFAULT_PARAMETERS, retention),
  };
}
