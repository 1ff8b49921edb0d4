import { DAY, dayIn } from '#kernel/clock.ts';
import type { Work } from '#kernel/module.ts';
import { timeZoneOf } from '#modules/analytics/database/find.ts';
import { Milestone, Submission, SubmissionReview, SubmissionVersion } from '#modules/analytics/database/milestones.ts';
import { Goal, Todo } from '#modules/analytics/database/plans.ts';
import { plusDays } from '#modules/analytics/domain/days.ts';
import { DEMO_GOALS, DEMO_LEVELS, DEMO_MILESTONES, DEMO_TODOS } from '#modules/analytics/domain/demo/milestones.ts';
import { memberships } from '#modules/analytics/replicas/academic.ts';

/**
 * Milestones of one sample class with what its pupils have handed in, and the plans of those pupils. A class that has
 * milestones is left alone, so that it can run again. What lies in the past is told to nobody.
 */
export async function addDemoPlans(work: Work, classId: string): Promise<void> {
  const { em, ids, clock } = work;
  if (await em.count(Milestone, { classId })) return;
  const seats = await em.find(
    memberships.entity,
    { placeId: classId, placeKind: 'class', gone: false },
    { orderBy: { personId: 'asc' } },
  );
  const teacher = seats.find((seat) => seat.as === 'teacher');
  if (!teacher) return;
  const { schoolId } = teacher;
  const today = dayIn(await timeZoneOf(em, schoolId), clock.now());
  const pupils = seats.filter((seat) => seat.as === 'student');
  for (const [column, words] of DEMO_MILESTONES.entries()) {
    const milestone = em.create(Milestone, {
      id: ids.next(),
      schoolId,
      classId,
      title: words.title,
      description: words.description,
      dueDay: plusDays(today, words.in),
      levels: [...DEMO_LEVELS],
      removed: false,
      createdAt: clock.now() - 60 * DAY,
      eventSeq: 0,
      version: 1,
    });
    for (const [index, { personId }] of pupils.entries())
      handIn(work, milestone, { personId, teacher: teacher.personId, words, turn: index * 3 + column * 2 });
  }
  for (const { personId } of pupils) await addPlans(work, { schoolId, personId }, today);
  await em.flush();
}

type Handed = { personId: string; teacher: string; words: (typeof DEMO_MILESTONES)[number]; turn: number };

/** Most have handed in what is due, some late, a few not at all; of what is due soon half is still being written. */
function handIn({ em, ids, clock }: Work, milestone: Milestone, { personId, teacher, words, turn }: Handed): void {
  const past = words.in < 0;
  if (!words.content || turn % 11 === 4) return;
  const writing = !past && turn % 2 === 0;
  const late = past && turn % 13 === 3;
  const at = clock.now() + Math.min(words.in, 0) * DAY + (late ? 2 : -((turn % 3) + 1)) * DAY;
  const id = ids.next();
  const { schoolId, classId, id: milestoneId } = milestone;
  const { content } = words;
  const reflection = turn % 4 === 1 ? '見る前に予想を書いておいたら、はずれたところがおもしろくなった。' : '';
  em.create(Submission, {
    id,
    schoolId,
    classId,
    milestoneId,
    personId,
    content,
    reflection,
    changed: writing,
    number: writing ? 0 : 1,
    submittedAt: writing ? null : at,
    late,
    eventSeq: 0,
    version: 1,
  });
  if (writing) return;
  const version = ids.next();
  em.create(SubmissionVersion, { id: version, submissionId: id, number: 1, content, reflection, files: [], late, at });
  if (!past || turn % 7 === 5) return;
  em.create(SubmissionReview, {
    id: version,
    submissionId: id,
    number: 1,
    text: words.comment,
    level: DEMO_LEVELS[turn % DEMO_LEVELS.length] ?? null,
    grade: null,
    by: teacher,
    at: at + DAY,
  });
}

async function addPlans(
  { em, ids, clock }: Work,
  who: { schoolId: string; personId: string },
  today: string,
): Promise<void> {
  if (await em.count(Goal, { personId: who.personId })) return;
  const made = { ...who, description: '', createdAt: clock.now(), version: 1 };
  for (const { title, in: days, priority } of DEMO_TODOS)
    em.create(Todo, { id: ids.next(), ...made, title, priority, dueDay: days === null ? null : plusDays(today, days) });
  for (const { in: days, ...goal } of DEMO_GOALS)
    em.create(Goal, { id: ids.next(), ...made, ...goal, setOn: plusDays(today, -14), dueDay: plusDays(today, days) });
}
