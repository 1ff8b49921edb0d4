import * as z from 'zod';
import type { Ground } from '#contracts/ai/drafts.ts';
import { evaluationEvidence } from '#contracts/analytics/queries.ts';
import { surveyAnswers } from '#contracts/assessment/queries.ts';
import type { ClassId, UserId } from '#contracts/ids.ts';
import type { ModuleContext } from '#kernel/module.ts';
import type { Draft } from '#modules/ai/database/drafts.ts';

/** Characters of one ground as it is told to a model, and as it is kept with the draft. */
const TOLD = 400;

/**
 * What an answer may rest on, each under a short mark of its own: a model names marks, never our ids, and what it names
 * without having been told is found out.
 */
export class Grounds {
  readonly #by = new Map<string, Ground>();

  constructor(grounds: readonly Ground[]) {
    for (const [index, ground] of grounds.entries()) this.#by.set(`E${index + 1}`, ground);
  }

  get size(): number {
    return this.#by.size;
  }

  /** One line each. Line breaks inside would let a text pretend to be another ground. */
  told(): string {
    return [...this.#by]
      .map(([mark, { kind, text }]) => `[${mark}] (${kind}) ${text.replace(/\s+/gu, ' ').slice(0, TOLD)}`)
      .join('\n');
  }

  /** A list of at least one mark that was told; the model is told which there are. There must be one. */
  get marks() {
    return z.array(z.enum([...this.#by.keys()])).min(1);
  }

  of(marks: readonly string[]): Ground[] {
    return [...new Set(marks)].flatMap((mark) => {
      const ground = this.#by.get(mark);
      return ground ? [{ ...ground, text: ground.text.slice(0, TOLD) }] : [];
    });
  }
}

type Asked = Pick<Draft, 'classId' | 'aboutId' | 'personId' | 'language'>;
const pupilOf = (draft: Asked) => (draft.aboutId ?? draft.personId) as UserId;

/** What the pupil did in the class, as analytics tells it. */
export async function workOf(context: ModuleContext, draft: Asked): Promise<Ground[]> {
  const asked = { classId: draft.classId as ClassId, personId: pupilOf(draft) };
  const { items } = await context.ask(evaluationEvidence, asked);
  return items.map(({ id, kind, day, text }) => ({ id, kind, text: day ? `${day} ${text}` : text }));
}

/** What the pupil answered in both surveys; nothing when one of them was not handed in. */
export async function interestsOf(context: ModuleContext, draft: Asked): Promise<Ground[] | undefined> {
  const { surveys } = await context.ask(surveyAnswers, { studentId: pupilOf(draft), language: draft.language });
  if (new Set(surveys.map(({ type }) => type)).size < 2) return undefined;
  return surveys.flatMap(({ type, answers }) =>
    answers.map(({ questionId, question, answer }) => ({ kind: type, id: questionId, text: `${question}: ${answer}` })),
  );
}
