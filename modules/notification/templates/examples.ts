import { digestLines } from '#modules/notification/templates/digest-lines.ts';
import type { Blocks } from '#modules/notification/templates/render.ts';
import type { Language, Template, ValueName, Values } from '#modules/notification/templates/template.ts';

const EXAMPLES: Record<Language, Record<ValueName, string>> = {
  ja: {
    name: '林 凛',
    school: '青嶺高等学校',
    url: 'https://quested.example.jp/classes',
    className: '探究 1A',
    title: '駅前に人はもどるか',
    who: '佐藤 優',
    reason: '問いがはっきりしました。次は調べ方を考えましょう。',
    count: '3',
    day: '11月27日(金)',
    left: '3',
    entries: '2',
    goals: '1',
    questions: '3',
    active: '24',
    asked: '6',
    open: '2',
    subject: '来週の予定',
    text: '来週の月曜日は6時間目に体育館に集まってください。',
    lines: '',
  },
  en: {
    name: 'Rin Hayashi',
    school: 'Aomine High School',
    url: 'https://quested.example.jp/classes',
    className: 'Inquiry 1A',
    title: 'Will people come back to the station?',
    who: 'Yu Sato',
    reason: 'Your question is clear now. Next, think about how to find out.',
    count: '3',
    day: 'Friday 27 November',
    left: '3',
    entries: '2',
    goals: '1',
    questions: '3',
    active: '24',
    asked: '6',
    open: '2',
    subject: 'Next week',
    text: 'Please come to the gym in the sixth period on Monday.',
    lines: '',
  },
};

const LINES = {
  ja: ['佐藤 優先生が記録「市役所へ」に返事をくれました', '「要旨」のしめきりは11月27日(金)です'],
  en: ['Yu Sato has answered your log entry “To the town hall”', '“Abstract” is due on Friday 27 November'],
} as const;

/** What stands for each value in previews and test mails. */
export const exampleOf = (name: ValueName, language: Language): string =>
  name === 'lines' ? `- ${LINES[language].join('\n- ')}` : EXAMPLES[language][name];

export function examplesFor(template: Template, language: Language): { values: Values; blocks: Blocks } {
  const { className, url } = EXAMPLES[language];
  const lines = LINES[language].map((says) => ({ under: className, says, url }));
  return {
    values: Object.fromEntries(template.values.map((name) => [name, EXAMPLES[language][name]])),
    blocks: template.values.includes('lines') ? { lines: digestLines(lines, lines.length, language) } : {},
  };
}
