import { curriculumAccepted, summaryAccepted, themePicked } from '#contracts/ai/events.ts';
import type { ClassId, CurriculumId, MainThemeId, SchoolId, UserId } from '#contracts/ids.ts';
import { notFound } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import type { Draft } from '#modules/ai/database/drafts.ts';
import { expectOpenClass, expectPupil } from '#modules/ai/database/find-class.ts';
import { theWritten } from '#modules/ai/database/find-drafts.ts';
import { pickedIn } from '#modules/ai/writers/written.ts';

/** A pupil takes one proposal over; the others stay. Taking the same one twice is taking it once. */
export async function pickTheme(work: Work, id: string, proposalId: string): Promise<Draft> {
  const { draft, written, by } = await theWritten(work.em, id, 'themes');
  const proposal = written.proposals.find((one) => one.id === proposalId);
  if (!proposal) throw notFound('proposal');
  const picked = pickedIn(draft.accepted);
  if (picked.includes(proposal.id)) return draft;
  await expectOpenClass(work.em, draft.classId);
  await expectPupil(work.em, draft.classId, draft.personId);
  work.em.assign(draft, { accepted: { picked: [...picked, proposal.id] }, ...acceptedNow(work, draft) });
  const { id: themeId, grounds: _grounds, ...words } = proposal;
  const mainThemeId = draft.ask.kind === 'themes' ? (draft.ask.mainThemeId as MainThemeId | null) : null;
  work.publish(
    themePicked,
    draft,
    { ...placeOf(draft), personId: draft.personId as UserId, themeId, mainThemeId, by },
    words,
  );
  return draft;
}

export async function acceptCurriculum(work: Work, id: string): Promise<Draft> {
  const { draft, written, by } = await theWritten(work.em, id, 'curriculum');
  if (draft.acceptedAt) return draft;
  await expectOpenClass(work.em, draft.classId);
  work.em.assign(draft, { accepted: {}, ...acceptedNow(work, draft) });
  work.publish(curriculumAccepted, draft, {
    ...placeOf(draft),
    by,
    acceptedBy: (work.actor ?? draft.personId) as UserId,
    curriculumId: draft.id as CurriculumId,
    document: written.document,
  });
  return draft;
}

/** The words as the teacher leaves them; accepting again replaces them. */
export async function acceptSummary(work: Work, id: string, text: string): Promise<Draft> {
  const { draft, by } = await theWritten(work.em, id, 'summary');
  if (draft.accepted && 'text' in draft.accepted && draft.accepted.text === text) return draft;
  const accepted = acceptedNow(work, draft);
  work.em.assign(draft, { accepted: { text }, ...accepted });
  const people = { personId: (draft.aboutId ?? '') as UserId, acceptedBy: accepted.acceptedBy as UserId };
  work.publish(summaryAccepted, draft, { ...placeOf(draft), by, ...people }, { text });
  return draft;
}

const acceptedNow = (work: Work, draft: Draft) => ({
  acceptedAt: work.clock.now(),
  acceptedBy: work.actor ?? draft.personId,
});
const placeOf = (draft: Draft) => ({ schoolId: draft.schoolId as SchoolId, classId: draft.classId as ClassId });
