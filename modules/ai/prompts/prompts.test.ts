import { describe, expect, it } from 'vitest';
import { PROMPTS } from '#modules/ai/prompts/list.ts';
import { definePrompt, filled, placeProblems } from '#modules/ai/prompts/prompt.ts';

describe('prompts', () => {
  it.each(PROMPTS.map((prompt) => [prompt.key, prompt] as const))(
    '%s uses its values in both languages',
    (_key, prompt) => {
      expect(placeProblems(prompt, prompt.text.ja)).toEqual([]);
      expect(placeProblems(prompt, prompt.text.en)).toEqual([]);
      expect(prompt.title.ja && prompt.title.en).toBeTruthy();
    },
  );

  it('have keys of their own', () => {
    expect(new Set(PROMPTS.map(({ key }) => key)).size).toBe(PROMPTS.length);
  });

  it('take values as they are: a value that looks like a place opens nothing', () => {
    expect(filled('{{theme}} と {{ name }}', { theme: '{{name}}$&', name: 'x' })).toBe('{{name}}$& と x');
  });

  it('tell which places are missing and which are unknown', () => {
    const prompt = definePrompt({
      key: 'k',
      version: 1,
      fn: 'coach',
      title: { ja: 't', en: 't' },
      values: { theme: { ja: 't', en: 't' } },
      text: { ja: '', en: '' },
    });
    expect(placeProblems(prompt, '{{them}}')).toEqual([
      { name: 'them', reason: 'unknownPlace' },
      { name: 'theme', reason: 'missingPlace' },
    ]);
  });
});
