import type { DraftKind, DraftView } from '#contracts/ai/drafts.ts';
import type { ClassId, DraftId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { Draft } from '#modules/ai/database/drafts.ts';
import { sitsIn } from '#modules/ai/database/find-class.ts';
import { theDraft } from '#modules/ai/database/find-drafts.ts';
import { classNamesOf, namesOf } from '#modules/ai/database/names.ts';
import { pickedIn } from '#modules/ai/writers/written.ts';

const MOST = 30;

export async function readDraft(em: EntityManager, id: string): Promise<DraftView> {
  const [view] = await viewsOf(em, [await theDraft(em, id)]);
  if (!view) throw new Error('a draft of a kind no page shows');
  return view;
}

/** The newest of a kind in a class: for its teachers all, for anybody else their own. */
export async function listDrafts(
  em: EntityManager,
  { classId, kind, viewer, aboutId }: { classId: string; kind: DraftKind; viewer: string; aboutId: string | undefined },
): Promise<DraftView[]> {
  const teaches = await sitsIn(em, classId, viewer, 'teacher');
  const drafts = await em.find(
    Draft,
    {
      classId,
      kind,
      removedAt: null,
      ...(teaches ? {} : { personId: viewer }),
      ...(aboutId === undefined ? {} : { aboutId }),
    },
    { orderBy: { id: 'desc' }, limit: MOST },
  );
  return viewsOf(em, drafts);
}

async function viewsOf(em: EntityManager, drafts: readonly Draft[]): Promise<DraftView[]> {
  const name = await namesOf(
    em,
    drafts.flatMap(({ personId, aboutId }) => [personId, aboutId]),
  );
  const className = await classNamesOf(
    em,
    drafts.map(({ classId }) => classId),
  );
  return drafts.flatMap((draft) => {
    const base = {
      id: draft.id as DraftId,
      classId: draft.classId as ClassId,
      className: className(draft.classId),
      language: draft.language,
      askedBy: name(draft.personId),
      about: draft.aboutId ? name(draft.aboutId) : null,
      state: draft.state,
      failure: draft.failure ?? null,
      by: draft.model && draft.prompt ? { model: draft.model, prompt: draft.prompt } : null,
      askedAt: iso(draft.askedAt),
      endedAt: draft.endedAt ? iso(draft.endedAt) : null,
      acceptedAt: draft.acceptedAt ? iso(draft.acceptedAt) : null,
    };
    const words = wordsOf(draft);
    return words ? [{ ...base, ...words }] : [];
  });
}

function wordsOf(draft: Draft) {
  const { kind, value } = draft;
  if (kind === 'themes') {
    const picked = pickedIn(draft.accepted);
    const proposals = value?.kind === 'themes' ? value.proposals : null;
    return { kind, proposals: proposals?.map((one) => ({ ...one, picked: picked.includes(one.id) })) ?? null };
  }
  if (kind === 'curriculum') return { kind, document: value?.kind === kind ? value.document : null };
  if (kind === 'summary') {
    const accepted = draft.accepted && 'text' in draft.accepted ? draft.accepted.text : null;
    return { kind, sentences: value?.kind === kind ? value.sentences : null, accepted };
  }
  if (kind === 'recommendation') return { kind, items: value?.kind === kind ? value.items : null };
  return undefined;
}
