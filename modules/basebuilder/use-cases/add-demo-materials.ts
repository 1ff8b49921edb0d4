import type { CategoryId, ItemId } from '#contracts/ids.ts';
import { DAY, dayIn } from '#kernel/clock.ts';
import type { Work } from '#kernel/module.ts';
import { Category, type KnowledgeItem } from '#modules/basebuilder/database/materials.ts';
import { DEMO_CATEGORIES, DEMO_PASSAGE, DEMO_PATH } from '#modules/basebuilder/domain/demo.ts';
import { schools } from '#modules/basebuilder/replicas/academic.ts';
import { type Deliverer, deliverSets } from '#modules/basebuilder/use-cases/deliver-sets.ts';
import { assignPath } from '#modules/basebuilder/use-cases/paths/assign-path.ts';
import { addPath } from '#modules/basebuilder/use-cases/paths/write-path.ts';
import { createItem } from '#modules/basebuilder/use-cases/write-item.ts';
import { createEntries, createSet } from '#modules/basebuilder/use-cases/write-set.ts';

const WORDS_OF_SET = 10;
type Given = { classIds: readonly string[]; by: Deliverer };

/**
 * Gives a sample school categories with words, text sets, one of them with a passage, and a path, all of it given to its
 * classes. A school that has categories is left alone, so that it can run again.
 */
export async function addDemoMaterials(work: Work, schoolId: string, { classIds, by }: Given): Promise<void> {
  const { em } = work;
  if (await em.count(Category, { schoolId })) return;
  const roots = new Map<string, string>();
  const category = (name: string, parentId: string | null, position: number) =>
    em.create(Category, { id: work.ids.next(), schoolId, parentId, name, position, archivedAt: null, version: 1 }).id;
  const sets: string[] = [];
  for (const [position, { path, words }] of DEMO_CATEGORIES.entries()) {
    const [root = '', leaf = ''] = path;
    const parentId = roots.get(root) ?? category(root, null, position);
    roots.set(root, parentId);
    const categoryId = category(leaf, parentId, position) as CategoryId;
    const items = words.map(([title, question, explanation = ''], index) =>
      createItem(work, schoolId, {
        ...{ categoryId, title, question, explanation, answerType: 'text', accepted: [title], choices: [] },
        ...{ difficulty: 1 + (index % 4), active: true, imageId: null, audioId: null },
      }),
    );
    for (let at = 0; at < items.length; at += WORDS_OF_SET) {
      const title = `【${leaf}】No.${at / WORDS_OF_SET + 1}`;
      sets.push(setOf(work, schoolId, { title, categoryId, passage: '' }, items.slice(at, at + WORDS_OF_SET)));
    }
  }
  await em.flush();
  const reading = addPassage(work, schoolId);
  await em.flush();
  const [first = '', second = ''] = sets;
  const last = sets.at(2) ?? first;
  const path = await addPath(work, schoolId, {
    ...DEMO_PATH,
    steps: [
      { key: 'words', kind: 'set', thingId: last, count: null, after: [] },
      { key: 'read', kind: 'reading', thingId: reading, count: null, after: ['words'] },
      { key: 'more', kind: 'set', thingId: second, count: null, after: ['words', 'read'] },
    ],
  });
  await em.flush();
  if (classIds.length === 0) return;
  const { timeZone } = await em.findOneOrFail(schools.entity, { id: schoolId });
  const due = (days: number) => dayIn(timeZone, work.clock.now() + days * DAY);
  await deliverSets(work, schoolId, by, { setIds: [first, reading], classIds, dueDay: due(7) });
  await deliverSets(work, schoolId, by, { setIds: sets.slice(2, 4), classIds, dueDay: null });
  for (const classId of classIds)
    await assignPath(work, path.id, by, { classId, to: [{ kind: 'class', id: classId }], dueDay: due(14) });
}

function setOf(
  work: Work,
  schoolId: string,
  words: { title: string; categoryId: string | null; passage: string },
  items: readonly KnowledgeItem[],
): string {
  const set = createSet(work, schoolId, words);
  createEntries(work, set.id, { wordIds: items.map(({ id }) => id), questionIds: [] });
  return set.id;
}

function addPassage(work: Work, schoolId: string): string {
  const { title, passage, question, right, choices } = DEMO_PASSAGE;
  const parentId = null;
  const categoryId = work.em.create(Category, {
    ...{ id: work.ids.next(), schoolId, parentId, name: '読みもの', position: 99, archivedAt: null, version: 1 },
  }).id as CategoryId;
  const asked = createItem(work, schoolId, {
    ...{ categoryId, title: right, question, answerType: 'choice', accepted: [right], choices: [...choices] },
    ...{ explanation: '', difficulty: 2, active: true, imageId: null, audioId: null },
  });
  const set = createSet(work, schoolId, { title, categoryId, passage });
  createEntries(work, set.id, { wordIds: [], questionIds: [asked.id as ItemId] });
  return set.id;
}
