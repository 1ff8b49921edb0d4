import { definePrompt } from '#modules/ai/prompts/prompt.ts';

/** Goes with every call in which something was masked. */
export const marks = definePrompt({
  key: 'call.marks',
  version: 1,
  fn: null,
  title: { ja: '伏せた名前のあつかい', en: 'How masked names are handled' },
  values: {},
  text: {
    ja: '〔人1〕や〔住所1〕のような印は、あなたには見せていない名前や連絡先の代わりです。その人や場所を指すときは、印をそのまま使ってください。何を表すかをたずねたり、想像したりしないでください。同じ番号の印（〔人1〕と〔人1-2〕）は同じ人です。',
    en: 'Marks such as 〔人1〕 (a person) or 〔住所1〕 (an address) stand for names and contacts that are kept from you. When you mean one, use the mark exactly as it is. Never ask or guess what it stands for. Marks of the same number (〔人1〕 and 〔人1-2〕) are the same person.',
  },
});
