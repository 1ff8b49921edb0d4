import type { Circumstances, Pupil } from '#modules/basebuilder/database/circumstances.ts';
import {
  type Learner,
  PracticeAnswer,
  PracticeDay,
  Presentation,
  RecallBin,
  type Word,
} from '#modules/basebuilder/database/practice.ts';
import { binOf, lossOf } from '#modules/basebuilder/domain/practice/calibration.ts';
import { judge } from '#modules/basebuilder/domain/practice/choices.ts';
import { mondayOf } from '#modules/basebuilder/domain/practice/days.ts';
import { levelAfter } from '#modules/basebuilder/domain/practice/level.ts';
import { type Pen, theOpenItem, theWord } from '#modules/basebuilder/use-cases/practice/present-item.ts';
import { refusalOf } from '#modules/basebuilder/use-cases/practice/refusals.ts';

export type Said = {
  itemId: string;
  presentationId: string;
  answer: string;
  ms: number;
  /** When, by the device's clock; now where there was a line. */
  at?: number | undefined;
  sessionId?: string | undefined;
};
export type Counted = { answer: PracticeAnswer; presentation: Presentation; counted: boolean };

/** Whoever left the page open for an hour did not think for an hour. */
const LONGEST = 600_000;

/**
 * Judges an answer, once: the first one to a presentation that arrives counts, every other one hears what it came to. So
 * a word answered on two devices that were both without a line counts once, as both asked the same presentation. Whoever
 * calls holds the learner. Everything is checked before anything is written.
 */
export async function solve(work: Pen, learner: Learner, now: Circumstances, said: Said): Promise<Counted> {
  const { em } = work;
  const pupil: Pupil = learner;
  const { itemId, presentationId } = said;
  const presentation = await em.findOne(Presentation, { id: presentationId, personId: pupil.id, itemId });
  if (!presentation) throw refusalOf('unknown');
  const before = await em.findOne(PracticeAnswer, { presentationId });
  if (before) return { answer: before, presentation, counted: false };
  if (!(said.ms >= 0)) throw refusalOf('time_impossible');
  if (presentation.form !== 'text' && said.answer !== '' && !presentation.choices.includes(said.answer))
    throw refusalOf('not_a_choice');
  await theOpenItem(work, pupil, itemId);

  const word = await theWord(work, pupil, itemId);
  const received = work.clock.now();
  // A device's clock may be wrong: nobody answers before they were asked, or later than now.
  const answeredAt = Math.min(received, Math.max(presentation.madeAt, said.at ?? received));
  const right = judge(presentation.accepted, said.answer);
  const ms = Math.min(LONGEST, Math.round(said.ms));
  const day = now.dayOf(answeredAt);
  const card = { memory: memoryOf(word), lastDay: word.lastDay ?? undefined };
  const predicted = now.scheduler.predict(card, day);
  const { memory, dueDay } = now.scheduler.next(card, day, { right, form: presentation.form, ms });
  const answer = em.create(PracticeAnswer, {
    id: work.ids.next(),
    schoolId: pupil.schoolId,
    personId: pupil.id,
    itemId,
    presentationId,
    sessionId: said.sessionId ?? null,
    given: said.answer,
    isRight: right,
    form: presentation.form,
    ms,
    offline: said.at !== undefined,
    answeredAt,
    receivedAt: received,
    levelBefore: word.level,
    levelAfter: levelAfter(word.level, right),
    dueDay,
    predicted: predicted ?? null,
  });
  presentation.answeredAt = answeredAt;
  await count(work, learner, { day, right, ms, first: (word.lastDay ?? '') < mondayOf(day) });
  if (predicted !== undefined) await compare(work, learner, predicted, right);
  Object.assign(word, {
    level: answer.levelAfter,
    ...memory,
    dueDay,
    lastDay: day,
    lastAt: answeredAt,
    metAt: word.metAt ?? answeredAt,
    rightCount: word.rightCount + (right ? 1 : 0),
    wrongCount: word.wrongCount + (right ? 0 : 1),
    openId: null,
  });
  return { answer, presentation, counted: true };
}

const memoryOf = ({ stability, difficulty }: Word) =>
  typeof stability === 'number' && typeof difficulty === 'number' ? { stability, difficulty } : undefined;

/** Counters, so that no page ever adds answers up. */
async function count(
  work: Pen,
  learner: Learner,
  { day, right, ms, first }: { day: string; right: boolean; ms: number; first: boolean },
): Promise<void> {
  const found = await work.em.findOne(PracticeDay, { personId: learner.id, day });
  const row =
    found ??
    work.em.create(PracticeDay, {
      id: work.ids.next(),
      schoolId: learner.schoolId,
      personId: learner.id,
      day,
      answers: 0,
      rights: 0,
      words: 0,
      ms: 0,
    });
  row.answers += 1;
  row.rights += right ? 1 : 0;
  row.words += first ? 1 : 0;
  row.ms += ms;
  learner.answers += 1;
  learner.rights += right ? 1 : 0;
}

async function compare(work: Pen, learner: Learner, predicted: number, right: boolean): Promise<void> {
  const place = { personId: learner.id, bin: binOf(predicted) };
  const found = await work.em.findOne(RecallBin, place);
  const row =
    found ??
    work.em.create(RecallBin, {
      id: work.ids.next(),
      schoolId: learner.schoolId,
      ...place,
      answers: 0,
      rights: 0,
      predicted: 0,
      loss: 0,
    });
  row.answers += 1;
  row.rights += right ? 1 : 0;
  row.predicted += predicted;
  row.loss += lossOf(predicted, right);
}
