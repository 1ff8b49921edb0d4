import type { curriculumAccepted } from '#contracts/ai/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Curriculum } from '#modules/content/database/curricula.ts';
import { createCurriculum } from '#modules/content/use-cases/curricula/create-curriculum.ts';

/** A teacher has taken a drafted curriculum over: a draft of the class, judged exactly as one written by hand. */
export async function onCurriculumAccepted(work: Work, { data }: EnvelopeOf<typeof curriculumAccepted>): Promise<void> {
  const { curriculumId: id, classId, document, acceptedBy } = data;
  if ((await work.em.count(Curriculum, { id })) > 0) return;
  try {
    await createCurriculum(work, classId, { document, origin: 'ai', id, by: acceptedBy });
  } catch (refusal) {
    // The class was put away between the acceptance and now; the draft stays with the AI's drafts.
    if (!(refusal instanceof Refusal)) throw refusal;
    work.log.info({ curriculumId: id, code: refusal.code }, 'an accepted draft has no class any more');
  }
}
