import type { Work } from '#kernel/module.ts';
import type { Pupil } from '#modules/basebuilder/database/circumstances.ts';
import { KnowledgeItem } from '#modules/basebuilder/database/materials.ts';
import { Presentation, Word } from '#modules/basebuilder/database/practice.ts';
import { isOpen } from '#modules/basebuilder/database/practice-scope.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import { chanceOf } from '#modules/basebuilder/domain/practice/chance.ts';
import { acceptedOf, presentationOf } from '#modules/basebuilder/domain/practice/choices.ts';
import { refusalOf } from '#modules/basebuilder/use-cases/practice/refusals.ts';

/** What is written with: of a transaction only this, so that a sample school may have practised yesterday. */
export type Pen = Pick<Work, 'em' | 'ids' | 'clock'>;
export type Presented = { presentation: Presentation; item: KnowledgeItem; word: Word };

/** The item, if the pupil may practise it now. */
export async function theOpenItem(work: Pen, pupil: Pupil, itemId: string): Promise<KnowledgeItem> {
  const item = await work.em.findOne(KnowledgeItem, { id: itemId, schoolId: pupil.schoolId });
  if (!item) throw refusalOf('unknown');
  if ((item.archivedAt ?? null) !== null || !item.active) throw refusalOf('item_archived');
  if (!(await isOpen(work.em, pupil.id, itemId))) throw refusalOf('not_delivered');
  return item;
}

/** What a pupil knows of an item; of a new one nothing. */
export async function theWord(work: Pen, pupil: Pupil, itemId: string): Promise<Word> {
  const known = await work.em.findOne(Word, { personId: pupil.id, itemId });
  return (
    known ??
    work.em.create(Word, {
      id: work.ids.next(),
      schoolId: pupil.schoolId,
      personId: pupil.id,
      itemId,
      level: 0,
      rightCount: 0,
      wrongCount: 0,
    })
  );
}

/**
 * Asks a pupil an item. The question that waits for its answer is asked again, with the same choices in the same order,
 * until it is answered: reloading or another device gains nothing. Only when the item or its form has changed there is
 * a new one. Whoever calls holds the learner. `met`: it is shown now; questions packed to take along are not yet.
 */
export async function presentItem(work: Pen, pupil: Pupil, item: KnowledgeItem, met = true): Promise<Presented> {
  const word = await theWord(work, pupil, item.id);
  if (met) word.metAt ??= work.clock.now();
  const waiting = word.openId ? await work.em.findOne(Presentation, { id: word.openId }) : null;
  const id = work.ids.next();
  const asked = presentationOf(item, word.level, await otherTitles(work, item), chanceOf(id));
  if (waiting && waiting.itemVersion === item.version && waiting.form === asked.form)
    return { presentation: waiting, item, word };
  const presentation = work.em.create(Presentation, {
    id,
    schoolId: pupil.schoolId,
    personId: pupil.id,
    itemId: item.id,
    itemVersion: item.version,
    ...asked,
    accepted: acceptedOf(item),
    madeAt: work.clock.now(),
  });
  word.openId = id;
  return { presentation, item, word };
}

const NEIGHBOURS = 20;

/** Titles of words of the same category, those made just before and after it: enough to choose three from. */
async function otherTitles({ em }: Pen, item: KnowledgeItem): Promise<string[]> {
  if (item.answerType !== 'text' || item.choices.length > 0) return [];
  const beside = (side: '<' | '>') =>
    tables(em)
      .selectFrom('knowledge_item')
      .select('title')
      .where('categoryId', '=', item.categoryId)
      .where('active', '=', 1)
      .where('archivedAt', 'is', null)
      .where('answerType', '=', 'text')
      .where('id', side, item.id)
      .orderBy('id', side === '<' ? 'desc' : 'asc')
      .limit(NEIGHBOURS)
      .execute();
  return [...(await beside('<')), ...(await beside('>'))].map(({ title }) => title);
}
