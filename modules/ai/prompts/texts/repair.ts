import { definePrompt } from '#modules/ai/prompts/prompt.ts';

/** Asks once more for an answer that did not fit its schema. */
export const repair = definePrompt({
  key: 'call.repair',
  version: 1,
  fn: null,
  title: { ja: '形の合わない答えのやり直し', en: 'Asking again for an answer of the right form' },
  values: {
    problems: {
      ja: '- weeks: 一つ以上必要です',
      en: '- weeks: at least one is needed',
    },
  },
  text: {
    ja: '今の答えは、求めた形に合っていません。\n{{problems}}\nこれらを直し、同じ形のJSONだけをもう一度出してください。説明は付けないでください。',
    en: 'Your answer does not fit the form that was asked for:\n{{problems}}\nMend this and give the JSON only once more, without any explanation.',
  },
});
