import { token } from '#kernel/container.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { sectionsOf } from '#modules/assessment/database/find-quizzes.ts';
import type { Sections } from '#modules/assessment/domain/quizzes/item.ts';

/** Revisions held in memory: a class of forty needs one, with some room for a school's examination day. */
const MOST = 100;

/**
 * What attempts are asked, read once: a revision never changes, and with four hundred pupils answering it is wanted
 * hundreds of times a second. The least recently wanted one goes first.
 */
export class Revisions {
  readonly #known = new Map<string, Sections>();

  async of(em: EntityManager, quizId: string, number: number): Promise<Sections> {
    const key = `${quizId} ${number}`;
    const sections = this.#known.get(key) ?? (await sectionsOf(em, quizId, number));
    this.#known.delete(key);
    this.#known.set(key, sections);
    if (this.#known.size > MOST) this.#known.delete(this.#known.keys().next().value ?? '');
    return sections;
  }
}

export const revisionsToken = token<Revisions>('revisions of quizzes');
