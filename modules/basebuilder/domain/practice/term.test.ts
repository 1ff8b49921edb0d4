import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chanceOf } from '#modules/basebuilder/domain/practice/chance.ts';
import { addDays } from '#modules/basebuilder/domain/practice/days.ts';
import { categoryLevel, HIGHEST, levelAfter, setProficiency } from '#modules/basebuilder/domain/practice/level.ts';
import { planOf, todaysWords } from '#modules/basebuilder/domain/practice/plan.ts';
import { type Memory, schedulerOf } from '#modules/basebuilder/domain/practice/schedule.ts';

const [PUPILS, WORDS, DAYS, SET] = [30, 600, 90, 10];
type Known = { itemId: string; level: number; dueDay: string | null; lastDay?: string; memory?: Memory; asked: number };

/** The formulas as a pupil would work them out by hand, counting one level after the other. */
function slowSet(levels: readonly number[]): number {
  let filled = 0;
  for (const level of levels) for (let step = 1; step <= level; step++) filled += 1;
  let percent = 0;
  while (levels.length > 0 && (percent + 1) * HIGHEST * levels.length <= 100 * filled) percent += 1;
  return percent;
}
function slowCategory(levels: readonly number[]): number {
  for (let level = HIGHEST; level > 0; level--)
    if (levels.reduce((sum, one) => sum + one, 0) >= level * levels.length && levels.length > 0) return level;
  return 0;
}

/** A pupil of some diligence and memory goes through a term; answers what the session asks and nothing else. */
function term(seed: string, cap: number): { words: Known[]; most: number; early: number; answers: number } {
  const chance = chanceOf(seed);
  const scheduler = schedulerOf(undefined, 0.8 + chance() * 0.15);
  const [diligence, memory] = [0.5 + chance() * 0.5, 0.6 + chance() * 0.35];
  const words = Array.from({ length: WORDS }, (_, n): Known => ({ itemId: `${n}`, level: 0, dueDay: null, asked: 0 }));
  const byId = new Map(words.map((word) => [word.itemId, word]));
  let [most, early, answers] = [0, 0, 0];
  for (let place = 0; place < DAYS; place++) {
    const today = addDays('2026-04-06', place);
    if (chance() > diligence) continue;
    let done = 0;
    for (let session = 0; session < 6 && done < cap; session++) {
      const found = todaysWords(words, today);
      for (const id of planOf(found.words, chance, Math.min(15, cap - done))) {
        const word = byId.get(id);
        if (!word) throw new Error('a word was lost');
        if (found.due && (word.dueDay ?? '9') > today) early += 1;
        const right = chance() < memory;
        const next = scheduler.next({ memory: word.memory, lastDay: word.lastDay }, today, {
          right,
          form: word.level < 3 ? 'choice' : 'text',
          ms: 1000,
        });
        expect(next.dueDay > today).toBe(true);
        Object.assign(word, { ...next, level: levelAfter(word.level, right), lastDay: today, asked: word.asked + 1 });
        done += 1;
        answers += 1;
      }
    }
    most = Math.max(most, done);
  }
  return { words, most, early, answers };
}

it('a term of 30 pupils with 600 words over 90 days keeps the cap, loses no word, and its formulas equal slow ones', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4, maxLength: 8 }), fc.integer({ min: 10, max: 60 }), (seed, cap) => {
      for (let pupil = 0; pupil < PUPILS; pupil++) {
        const { words, most, early, answers } = term(`${seed} ${pupil}`, cap);
        expect(most).toBeLessThanOrEqual(cap);
        expect(early).toBe(0);
        expect(words).toHaveLength(WORDS);
        expect(words.reduce((sum, { asked }) => sum + asked, 0)).toBe(answers);
        // Whatever was asked once has a day on which it comes again; nothing falls out of the circle.
        for (const word of words) expect(word.dueDay !== null).toBe(word.asked > 0);
        for (let first = 0; first < WORDS; first += SET) {
          const levels = words.slice(first, first + SET).map(({ level }) => level);
          const sum = levels.reduce((total, level) => total + level, 0);
          expect(setProficiency(sum, levels.length)).toBe(slowSet(levels));
          expect(categoryLevel(sum, levels.length)).toBe(slowCategory(levels));
        }
      }
    }),
    { numRuns: 3 },
  );
}, 60_000);
