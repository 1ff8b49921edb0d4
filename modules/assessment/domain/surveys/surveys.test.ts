import { describe, expect, it } from 'vitest';
import { answersFor, change, missing, sameAnswers } from '#modules/assessment/domain/surveys/answers.ts';
import { type Answers, type Definition, words } from '#modules/assessment/domain/surveys/definition.ts';
import { currentDefinition, definitionOf } from '#modules/assessment/domain/surveys/definitions.ts';
import { demoAnswers } from '#modules/assessment/domain/surveys/demo.ts';
import { scoresOf } from '#modules/assessment/domain/surveys/scores.ts';
import { describe as inWords, TRAITS } from '#modules/assessment/domain/surveys/traits.ts';

const interest = currentDefinition('interest');
const personality = currentDefinition('personality');
const everywhere = (answer: (reversed: boolean) => number): Answers =>
  Object.fromEntries(personality.questions.map((one) => [one.id, answer(one.kind === 'scale' && one.reversed)]));

describe('an answer', () => {
  it('is kept as the survey orders it, and taken out when it says nothing', () => {
    const first = change(
      interest,
      {},
      { subjects: ['science', 'mathematics', 'science'], noticed: '水がきれいになった' },
    );
    expect(first).toEqual({
      answers: { subjects: ['mathematics', 'science'], noticed: '水がきれいになった' },
      problems: [],
    });
    expect(change(interest, first.answers, { subjects: [], noticed: '  ' }).answers).toEqual({});
    expect(change(interest, first.answers, { subjects: null }).answers).toEqual({ noticed: '水がきれいになった' });
  });

  it('is refused by name when it is none', () => {
    const { problems } = change(
      interest,
      {},
      {
        subjects: ['science', 'magic'],
        noticed: 'あ'.repeat(1001),
        learn: 3,
        nothing: 'x',
      },
    );
    expect(problems).toEqual([
      { question: 'subjects', reason: 'not_an_answer' },
      { question: 'noticed', reason: 'too_long' },
      { question: 'learn', reason: 'not_an_answer' },
      { question: 'nothing', reason: 'unknown_question' },
    ]);
    for (const wrong of [0, 6, 2.5, Number.NaN, '3', ['3']]) {
      expect(change(personality, {}, { o1: wrong }).problems).toEqual([{ question: 'o1', reason: 'not_an_answer' }]);
    }
  });

  it('is wanted where the survey says so', () => {
    expect(missing(interest, { subjects: ['art'] }).map((one) => one.question)).toEqual(['strengths', 'ways']);
    expect(
      missing(
        personality,
        everywhere(() => 3),
      ),
    ).toEqual([]);
  });

  it('is the same whatever the order of questions', () => {
    expect(sameAnswers({ a: 1, b: ['x'] }, { b: ['x'], a: 1 })).toBe(true);
    expect(sameAnswers({ a: 1 }, { a: 2 })).toBe(false);
  });

  it('goes on into another version where the question is still asked, and keeps its meaning in its own', () => {
    const next: Definition = {
      ...interest,
      version: 2,
      questions: interest.questions
        .filter((one) => one.id !== 'noticed')
        .map((one) =>
          one.kind === 'choices' && one.id === 'subjects'
            ? { ...one, options: [{ id: 'art', words: words('美術', 'Art') }] }
            : one,
        ),
    };
    const given: Answers = { subjects: ['science'], strengths: ['logic'], noticed: '川' };
    expect(answersFor(next, given)).toEqual({ strengths: ['logic'] });
    expect(definitionOf('interest', 1, [interest, next])).toBe(interest);
    expect(currentDefinition('interest', [interest, next]).version).toBe(2);
  });
});

it('is answered in full by the pupils of a sample school, by each otherwise', () => {
  for (const definition of [interest, personality]) {
    const all = Array.from({ length: 60 }, (_, n) => demoAnswers(definition, n)).filter((one) => one !== undefined);
    expect(all.length).toBeGreaterThan(40);
    for (const answers of all) {
      expect(change(definition, {}, answers)).toEqual({ answers, problems: [] });
      expect(missing(definition, answers)).toEqual([]);
    }
    expect(new Set(all.map((answers) => JSON.stringify(answers))).size).toBeGreaterThan(20);
  }
});

describe('the personality survey', () => {
  it('has five traits with four statements each, two of them reversed', () => {
    const keys = new Map<string, boolean[]>();
    for (const one of personality.questions) {
      if (one.kind === 'scale') keys.set(one.trait, [...(keys.get(one.trait) ?? []), one.reversed]);
    }
    expect([...keys.keys()].toSorted()).toEqual(TRAITS.map((trait) => trait.id).toSorted());
    for (const reversed of keys.values()) expect(reversed.toSorted()).toEqual([false, false, true, true]);
  });

  it('scores 4 to 20 after reversing', () => {
    const all = (score: number) => Object.fromEntries(TRAITS.map((trait) => [trait.id, score]));
    expect(
      scoresOf(
        personality,
        everywhere((reversed) => (reversed ? 1 : 5)),
      ),
    ).toEqual(all(20));
    expect(
      scoresOf(
        personality,
        everywhere((reversed) => (reversed ? 5 : 1)),
      ),
    ).toEqual(all(4));
    // Whoever agrees with everything is in the middle: that is what reversing is for.
    expect(
      scoresOf(
        personality,
        everywhere(() => 5),
      ),
    ).toEqual(all(12));
    // By hand: o1 4, o2 (6 − 2) 4, o3 5, o4 (6 − 3) 3.
    const openness = { ...everywhere(() => 3), o1: 4, o2: 2, o3: 5, o4: 3 };
    expect(scoresOf(personality, openness).openness).toBe(16);
  });

  it('scores nothing that is not answered', () => {
    const { o1: _, ...rest } = everywhere(() => 3);
    expect(() => scoresOf(personality, rest)).toThrow('o1');
  });

  it('says something for every score', () => {
    for (const trait of TRAITS) {
      const said = Array.from({ length: 17 }, (_, index) => inWords(trait, index + 4));
      expect(new Set(said).size).toBe(3);
      for (const { ja, en } of said) expect(ja.length * en.length).toBeGreaterThan(0);
    }
  });
});
