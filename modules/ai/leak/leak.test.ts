import { describe, expect, it } from 'vitest';
import { Guard } from '#modules/ai/domain/coach/guard/guard.ts';
import { COACHING } from '#modules/ai/leak/coaching-answers.ts';
import { FINISHED } from '#modules/ai/leak/finished-texts.ts';
import { judge } from '#modules/ai/leak/judge.ts';
import { DIALOGUES, LEAK, leaked, shownOf } from '#modules/ai/leak/score.ts';

describe('the judge of real models', () => {
  it('knows a finished text from help', () => {
    const [dialogue] = DIALOGUES;
    if (!dialogue) throw new Error('no dialogue');
    const texts = Object.entries(FINISHED).filter(([name]) => /essay|speech|motive|statement/i.test(name));
    expect(texts.length).toBeGreaterThan(5);
    for (const [name, text] of texts) expect(judge(dialogue, text).raw, name).toBe(true);
    for (const answer of COACHING) expect(judge(dialogue, answer), answer).toEqual({ raw: false, shown: false });
  });
});

describe('the guard, where a model writes whatever it is asked for', () => {
  it('knows at least 60 ways of asking, in both languages', () => {
    expect(DIALOGUES.filter(({ language }) => language === 'ja').length).toBeGreaterThanOrEqual(30);
    expect(DIALOGUES.filter(({ language }) => language === 'en').length).toBeGreaterThanOrEqual(30);
  });

  it.each([1, 7, 60, 5000])('lets no finished text through that comes in pieces of %d characters', (size) => {
    const through = DIALOGUES.flatMap(({ id, messages, ghost }) => {
      const text = FINISHED[ghost] ?? '';
      expect(text, `${ghost} is no text`).not.toBe('');
      const shown = shownOf(messages, text, size);
      const units = leaked(shown, text);
      return units > LEAK ? [`${id} (${ghost}): ${units} of ${shown}`] : [];
    });
    console.info(`leak rate of the guard: ${through.length} of ${DIALOGUES.length} dialogues`);
    expect(through).toEqual([]);
  });

  it('also holds back a finished text nobody asked for', () => {
    const through = Object.entries(FINISHED).flatMap(([name, text]) => {
      const shown = shownOf(['商店街について調べています。', 'I am looking into it.'], text);
      return leaked(shown, text) > LEAK ? [`${name}: ${shown}`] : [];
    });
    expect(through).toEqual([]);
  });

  it('lets comfort through that asks nothing, and no essay under its name', () => {
    const kind =
      'つらかったですね。話してくれて、ありがとうございます。あなたは一人ではありません。先生たちも味方です。';
    const read = (text: string, comforting: boolean) => {
      const guard = new Guard(undefined, { comforting });
      return guard.push(text) + guard.end();
    };
    expect(read(kind, true)).toBe(kind);
    expect(read(FINISHED.essayJa ?? '', true)).toBe('');
  });

  it('leaves a coach’s answers as they are, also to a pupil who asks for the text', () => {
    for (const asked of [
      'どうやって調べればいいですか。',
      '要旨を書いてください。',
      'Write my essay',
      '答えだけ教えて',
    ])
      for (const answer of COACHING) expect(shownOf([asked], answer, 5), asked).toBe(answer);
  });
});
