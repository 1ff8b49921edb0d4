import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binOf, calibrationOf, lossOf } from '#modules/basebuilder/domain/practice/calibration.ts';
import { chanceOf, shuffled } from '#modules/basebuilder/domain/practice/chance.ts';
import { type Asked, acceptedOf, presentationOf } from '#modules/basebuilder/domain/practice/choices.ts';
import { addDays, daysBetween, mondayOf } from '#modules/basebuilder/domain/practice/days.ts';
import { forecastOf } from '#modules/basebuilder/domain/practice/forecast.ts';
import {
  bandOf,
  categoryLevel,
  categoryPercent,
  levelAfter,
  setProficiency,
  wordBand,
} from '#modules/basebuilder/domain/practice/level.ts';
import { planOf, todaysWords } from '#modules/basebuilder/domain/practice/plan.ts';
import { DEFAULT_PARAMETERS, parameterProblem, schedulerOf } from '#modules/basebuilder/domain/practice/schedule.ts';
import { rhythmOf } from '#modules/basebuilder/domain/practice/week.ts';

describe('proficiency', () => {
  it.each([
    [0, true, 1],
    [4, true, 5],
    [5, true, 5],
    [3, false, 2],
    [0, false, 0],
  ])('of a word at level %i after %s is %i', (level, right, after) => expect(levelAfter(level, right)).toBe(after));
  it('of a text set: levels 5, 4, 3 and 0 of four items are floor(100 × 12 ÷ 20) = 60 %', () => {
    expect(setProficiency(5 + 4 + 3 + 0, 4)).toBe(60);
    expect(setProficiency(1, 3)).toBe(6);
    expect(setProficiency(50, 10)).toBe(100);
    expect(setProficiency(0, 0)).toBe(0);
  });
  it('of a category: levels 5, 4, 3 and 0 are level floor(12 ÷ 4) = 3, shown as 60 %', () => {
    expect(categoryLevel(12, 4)).toBe(3);
    expect(categoryLevel(11, 4)).toBe(2);
    expect(categoryLevel(20, 4)).toBe(5);
    expect(categoryLevel(0, 0)).toBe(0);
    expect(categoryPercent(3)).toBe(60);
  });
  it('falls into bands', () => {
    expect([100, 80, 79, 50, 49, 30, 29, 0].map(bandOf)).toEqual([
      'strong',
      'strong',
      'good',
      'good',
      'fair',
      'fair',
      'weak',
      'weak',
    ]);
    expect([0, 1, 2, 3, 4, 5].map(wordBand)).toEqual([
      'new',
      'beginner',
      'beginner',
      'intermediate',
      'intermediate',
      'mastered',
    ]);
  });
});

describe('choices', () => {
  const word: Asked = { title: '光合成', answerType: 'text', accepted: ['こうごうせい'], choices: [] };
  const others = ['呼吸', '蒸散', '発酵', '分裂', '光 合成', 'コウゴウセイ', '蒸散'];
  it('are the title and three others that differ and would not be right themselves', () => {
    for (let round = 0; round < 50; round++) {
      const { form, choices } = presentationOf(word, 2, others, chanceOf(`${round}`));
      expect(form).toBe('choice');
      expect(choices).toHaveLength(4);
      expect(choices).toContain('光合成');
      expect(choices).not.toContain('光 合成');
      expect(choices).not.toContain('コウゴウセイ');
      expect(new Set(choices).size).toBe(4);
    }
  });
  it('are fewer when there are fewer, and typed when there is only one', () => {
    expect(presentationOf(word, 0, ['呼吸'], chanceOf('a')).choices.sort()).toEqual(['光合成', '呼吸']);
    expect(presentationOf(word, 0, ['光合成'], chanceOf('a'))).toEqual({ form: 'text', choices: [] });
    expect(presentationOf(word, 3, others, chanceOf('a'))).toEqual({ form: 'text', choices: [] });
  });
  it('are its own where it has some, with the right one among four of six', () => {
    const own: Asked = { title: 'x', answerType: 'choice', accepted: ['C'], choices: ['A', 'B', 'C', 'D', 'E', 'F'] };
    for (let round = 0; round < 50; round++) {
      const { choices } = presentationOf(own, 5, others, chanceOf(`${round}`));
      expect(choices).toHaveLength(4);
      expect(choices).toContain('C');
    }
    expect(acceptedOf(own)).toEqual(['C']);
    expect(acceptedOf(word)).toEqual(['こうごうせい', '光合成']);
  });
  it('stand in the same order for the same question, and in every order for many', () => {
    expect(presentationOf(word, 0, others, chanceOf('q'))).toEqual(presentationOf(word, 0, others, chanceOf('q')));
    const places = new Set(
      Array.from({ length: 40 }, (_, round) =>
        presentationOf(word, 0, others, chanceOf(`${round}`)).choices.indexOf('光合成'),
      ),
    );
    expect(places.size).toBe(4);
  });
});

describe('what comes next', () => {
  const of = (itemId: string, level: number, dueDay: string | null = null) => ({ itemId, level, dueDay });
  it('are due words, else the 20 lowest below 5, else everything', () => {
    const due = of('due', 4, '2026-11-20');
    const later = of('later', 0, '2026-12-01');
    expect(todaysWords([due, later, of('new', 0)], '2026-11-22')).toEqual({ due: true, words: [due] });
    const many = Array.from({ length: 30 }, (_, place) => of(`${place}`, place % 6));
    const lowest = todaysWords(many, '2026-11-22');
    expect(lowest.due).toBe(false);
    expect(lowest.words).toHaveLength(20);
    expect(Math.max(...lowest.words.map(({ level }) => level))).toBe(3);
    const known = [of('a', 5), of('b', 5)];
    expect(todaysWords(known, '2026-11-22')).toEqual({ due: false, words: known });
  });
  it('is the lowest when chance says so, else any of them', () => {
    const words = [of('high', 4), of('low', 0), of('middle', 2)];
    expect(planOf(words, () => 0.79)).toEqual(['low', 'middle', 'high']);
    expect(planOf(words, () => 0.999)).toEqual(['high', 'middle', 'low']);
    expect(
      planOf(
        Array.from({ length: 40 }, (_, n) => of(`${n}`, 0)),
        () => 0,
      ),
    ).toHaveLength(15);
  });
  it('is the lowest in 80 % of cases, and in some of the others by luck', () => {
    const words = Array.from({ length: 10 }, (_, n) => of(`${n}`, n % 5, `2026-11-${10 + n}`));
    const rounds = 4000;
    const first = Array.from({ length: rounds }, (_, n) => planOf(words, chanceOf(`round ${n}`))[0]);
    const share = first.filter((one) => one === '0').length / rounds;
    expect(share).toBeGreaterThan(0.79);
    expect(share).toBeLessThan(0.85);
  });
  it('never asks a word twice', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(50)), { maxLength: 60 }), fc.string(), (all, seed) => {
        const words = all.map(([level, day], place) => of(`${place}`, level, addDays('2026-11-01', day)));
        const plan = planOf(words, chanceOf(seed));
        expect(plan).toHaveLength(Math.min(15, words.length));
        expect(new Set(plan).size).toBe(plan.length);
      }),
    ));
  it('shuffles into every order alike', () => {
    const counts = new Map<string, number>();
    for (let round = 0; round < 6000; round++) {
      const order = shuffled(['a', 'b', 'c'], chanceOf(`${round}`)).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

describe('when a word comes again', () => {
  const scheduler = schedulerOf();
  const right = { right: true, form: 'choice', ms: 3000 } as const;
  const wrong = { ...right, right: false };
  const fresh = { memory: undefined, lastDay: undefined };
  it('follows FSRS-6 with its default parameters: right at once after 2 days (S₀(Good) = w₂ = 2.3065), then later and later', () => {
    let card: Parameters<typeof scheduler.next>[0] = fresh;
    let day = '2026-11-22';
    const intervals: number[] = [];
    for (let review = 0; review < 5; review++) {
      const next = scheduler.next(card, day, right);
      intervals.push(daysBetween(day, next.dueDay));
      [card, day] = [{ memory: next.memory, lastDay: day }, next.dueDay];
    }
    expect(intervals[0]).toBe(2);
    expect(intervals).toEqual([...intervals].sort((a, b) => a - b));
    expect(new Set(intervals).size).toBe(5);
  });
  it('is tomorrow after a wrong answer', () => {
    const known = scheduler.next(fresh, '2026-11-22', right);
    expect(scheduler.next({ ...known, lastDay: '2026-11-22' }, '2026-11-24', wrong).dueDay).toBe('2026-11-25');
    expect(scheduler.next(fresh, '2026-11-22', wrong).dueDay).toBe('2026-11-23');
  });
  it('is aimed at the chance of recall: on its due day it is about what was asked for', () => {
    for (const retention of [0.85, 0.9, 0.95]) {
      const aimed = schedulerOf(DEFAULT_PARAMETERS, retention);
      let card: Parameters<typeof scheduler.next>[0] = fresh;
      let day = '2026-04-01';
      for (let review = 0; review < 2; review++) {
        const next = aimed.next(card, day, right);
        [card, day] = [{ memory: next.memory, lastDay: day }, next.dueDay];
      }
      expect(aimed.predict(card, day)).toBeCloseTo(retention, 1);
    }
  });
  it('comes sooner when the answer was found only after long', () => {
    const known = { ...scheduler.next(fresh, '2026-11-22', right), lastDay: '2026-11-22' };
    const days = (ms: number) =>
      daysBetween('2026-11-24', scheduler.next(known, '2026-11-24', { ...right, ms }).dueDay);
    expect(days(60_000)).toBeLessThan(days(2000));
  });
  it('says nothing of the chance before the first answer and on the same day', () => {
    expect(scheduler.predict(fresh, '2026-11-22')).toBeUndefined();
    const known = { ...scheduler.next(fresh, '2026-11-22', right), lastDay: '2026-11-22' };
    expect(scheduler.predict(known, '2026-11-22')).toBeUndefined();
    expect(scheduler.predict(known, '2026-11-23')).toBeGreaterThan(0.9);
  });
  it('keeps to the bounds of its parameters', () => {
    expect(parameterProblem(DEFAULT_PARAMETERS)).toBeUndefined();
    expect(parameterProblem(DEFAULT_PARAMETERS.with(4, 99))).toBe(4);
    expect(parameterProblem(DEFAULT_PARAMETERS.slice(1))).toBe(20);
  });
});

describe('the rhythm of weeks', () => {
  const days = (...list: string[]) => list.map((day) => ({ day, words: 5 }));
  it('counts weeks with two days of practice; a week that is not over takes nothing away', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    const kept = days('2026-11-03', '2026-11-05', '2026-11-10', '2026-11-15', '2026-11-16');
    expect(rhythmOf(kept, '2026-11-17')).toEqual({ words: 5, days: ['2026-11-16'], weeks: 2, longest: 2 });
    expect(rhythmOf([...kept, ...days('2026-11-17')], '2026-11-17')).toMatchObject({ words: 10, weeks: 3 });
  });
  it('lets one week rest, and begins anew after two', () => {
    const before = days('2026-11-03', '2026-11-05');
    expect(rhythmOf([...before, ...days('2026-11-17', '2026-11-18')], '2026-11-18')).toMatchObject({ weeks: 2 });
    expect(rhythmOf([...before, ...days('2026-11-24', '2026-11-25')], '2026-11-25')).toMatchObject({
      weeks: 1,
      longest: 1,
    });
    expect(rhythmOf(before, '2026-11-30')).toMatchObject({ weeks: 0, longest: 1, words: 0 });
  });
});

describe('calibration', () => {
  it('compares the loss of predictions with that of always saying the average', () => {
    // Four words foretold at 0.9 (all right) and two at 0.2 (both wrong).
    const bin = (predicted: number, right: boolean, answers: number) => ({
      bin: binOf(predicted),
      answers,
      rights: right ? answers : 0,
      predicted: predicted * answers,
      loss: answers * lossOf(predicted, right),
    });
    const found = calibrationOf([bin(0.9, true, 4), bin(0.2, false, 2)]);
    expect(found.loss).toBeCloseTo((4 * -Math.log(0.9) + 2 * -Math.log(0.8)) / 6, 10);
    expect(found.average).toBeCloseTo(4 / 6, 10);
    expect(found.constantLoss).toBeCloseTo(-(4 / 6) * Math.log(4 / 6) - (2 / 6) * Math.log(2 / 6), 10);
    expect(found.loss ?? 1).toBeLessThan(found.constantLoss ?? 0);
    expect(calibrationOf([])).toMatchObject({ answers: 0, loss: null });
    expect([0, 0.049, 0.05, 0.999, 1].map(binOf)).toEqual([0, 0, 1, 19, 19]);
  });
});

describe('the forecast', () => {
  it('is what comes up day by day, never more than the cap; what is left waits', () => {
    const scheduler = schedulerOf();
    const words = Array.from({ length: 25 }, () => ({
      memory: { stability: 3, difficulty: 5 },
      lastDay: '2026-11-19',
      dueDay: '2026-11-22',
    }));
    const load = forecastOf(words, { today: '2026-11-22', days: 5, cap: 10, scheduler });
    expect(load.slice(0, 3)).toEqual([10, 10, 5]);
    expect(Math.max(...load)).toBeLessThanOrEqual(10);
  });
});
