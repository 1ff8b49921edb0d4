import { expectVersion } from '#kernel/database/expect-version.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { theBankItem } from '#modules/assessment/database/find-quizzes.ts';
import { BankItem } from '#modules/assessment/database/quizzes.ts';
import { itemProblems } from '#modules/assessment/domain/quizzes/check.ts';
import type { Item } from '#modules/assessment/domain/quizzes/item.ts';
import { wordsOf } from '#modules/assessment/domain/quizzes/words.ts';
import { sayingOf } from '#modules/assessment/use-cases/quizzes/refusals.ts';

/** As much of an item as is looked through; a text column of MySQL holds three bytes of each. */
const MOST_WORDS = 20_000;

export type Filed = { item: Item; subject: string; tags: string[] };

/** Puts a finished item into the bank of a school, under an id of its own. */
export function addBankItem(work: Work, schoolId: string, filed: Filed): BankItem {
  refuseUnfinished(filed.item);
  const id = work.ids.next();
  return work.em.create(BankItem, {
    id,
    schoolId,
    ...columnsOf(id, filed),
    createdBy: work.actor ?? null,
    changedBy: work.actor ?? null,
    changedAt: work.clock.now(),
    removedAt: null,
    version: 1,
  });
}

export async function changeBankItem(
  work: Work,
  id: string,
  { version, ...filed }: Filed & { version: number },
): Promise<BankItem> {
  const row = await theBankItem(work.em, id);
  expectVersion(row, version, 'item');
  refuseUnfinished(filed.item);
  Object.assign(row, columnsOf(id, filed), { changedBy: work.actor ?? null, changedAt: work.clock.now() });
  await work.em.flush();
  return row;
}

/** Takes it out of the bank or puts it back; quizzes have their own copies. */
export async function removeBankItem(work: Work, id: string, removed: boolean): Promise<BankItem> {
  const row = await theBankItem(work.em, id);
  row.removedAt = removed ? (row.removedAt ?? work.clock.now()) : null;
  await work.em.flush();
  return row;
}

function columnsOf(id: string, { item, subject, tags }: Filed) {
  const all = [...new Set(tags)];
  return {
    type: item.type,
    item: { ...item, id, bankItemId: null },
    subject,
    tags: all.length ? `\n${all.join('\n')}\n` : '',
    words: wordsOf(item).slice(0, MOST_WORDS),
  };
}

function refuseUnfinished(item: Item): void {
  const problems = itemProblems(item);
  if (problems.length === 0) return;
  throw new Refusal('QUIZ_INCOMPLETE', 'Only a finished item goes into the bank.', {
    fields: problems.map(({ path, reason }) => ({ path: `item.${path}`, reason, detail: sayingOf(reason) })),
  });
}
