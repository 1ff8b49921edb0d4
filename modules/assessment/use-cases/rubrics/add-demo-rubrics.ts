import type { Work } from '#kernel/module.ts';
import { documentOf, theRubricAssessment } from '#modules/assessment/database/find-rubrics.ts';
import { peerTargets } from '#modules/assessment/database/rubric-peers.ts';
import { RubricAssessment } from '#modules/assessment/database/rubrics.ts';
import { demoScores } from '#modules/assessment/domain/rubrics/demo.ts';
import { COLLABORATION } from '#modules/assessment/domain/rubrics/starters/collaboration.ts';
import { PRESENTATION } from '#modules/assessment/domain/rubrics/starters/presentation.ts';
import { rubricFrom } from '#modules/assessment/domain/rubrics/starters/starter.ts';
import { memberships } from '#modules/assessment/replicas/academic.ts';
import { moveAssessment } from '#modules/assessment/use-cases/rubrics/move-assessment.ts';
import { prepareAssessment } from '#modules/assessment/use-cases/rubrics/prepare-assessment.ts';
import { handInScores, keepScores } from '#modules/assessment/use-cases/rubrics/score.ts';
import { createRubric } from '#modules/assessment/use-cases/rubrics/write-rubric.ts';

export type DemoRubrics = { finished: string; open: string; teacher: string; pupils: string[] };

/**
 * Opens two assessments in a sample class: one that is going to be finished, one that stays open. A class that has
 * assessments is left alone, so that it can run again; so is one that nobody teaches.
 */
export async function openDemoRubrics(work: Work, classId: string): Promise<DemoRubrics | undefined> {
  if (await work.em.count(RubricAssessment, { classId })) return undefined;
  const seats = await work.em.find(
    memberships.entity,
    { placeId: classId, placeKind: 'class', gone: false },
    { orderBy: { personId: 'asc' } },
  );
  const teacher = seats.find((seat) => seat.as === 'teacher');
  const pupils = seats.filter((seat) => seat.as === 'student').map(({ personId }) => personId as string);
  if (!teacher || pupils.length === 0) return undefined;
  const opened = async (starter: typeof PRESENTATION, title: string, subject: string) => {
    const document = rubricFrom(starter, 'ja', work.ids.next);
    const rubric = await createRubric(work, { schoolId: teacher.schoolId, classId, document });
    const { id, version } = await prepareAssessment(work, classId, {
      ...{ rubricId: rubric.id, title, subject, dueOn: null },
      ...{ self: true, peers: 'some', peersEach: 2, anonymous: true },
    });
    await moveAssessment(work, id, { to: 'open', version });
    return id;
  };
  return {
    finished: await opened(PRESENTATION, '中間発表', '10月の中間発表'),
    open: await opened(COLLABORATION, '協働のふりかえり', 'グループでの調査'),
    teacher: teacher.personId,
    pupils,
  };
}

/** Some pupils of the class score, and the teacher scores them; in the open one only every third has. */
export async function scoreDemoRubrics(work: Work, demo: DemoRubrics, first: number, last: number): Promise<void> {
  for (const [id, part] of [
    [demo.finished, 1],
    [demo.open, 3],
  ] as const) {
    const assessment = await theRubricAssessment(work.em, id);
    const rubric = await documentOf(work.em, assessment);
    const { targets } = await peerTargets(work.em, assessment);
    for (const [index, pupil] of demo.pupils.slice(first, last).entries()) {
      const n = first + index;
      if (n % part !== 0) continue;
      const asPupil = { id: pupil, role: 'student' as const };
      await handInScores(work, asPupil, id, pupil, { ...demoScores(rubric, 'self', n, 0), why: '' });
      for (const other of targets.get(pupil) ?? []) {
        const scores = demoScores(rubric, 'peer', demo.pupils.indexOf(other), n);
        await handInScores(work, asPupil, id, other, { ...scores, why: '' });
      }
      const teacher = { id: demo.teacher, role: 'teacher' as const };
      const scores = demoScores(rubric, 'teacher', n, 0);
      if (part === 1) await handInScores(work, teacher, id, pupil, { ...scores, why: '' });
      else await keepScores(work, teacher, id, pupil, scores);
    }
  }
}

/** The results of the finished one are shown. */
export async function showDemoRubrics(work: Work, { finished }: DemoRubrics): Promise<void> {
  const { version } = await theRubricAssessment(work.em, finished);
  await moveAssessment(work, finished, { to: 'shown', version });
}
