export type Language = 'ja' | 'en';

/** The words of files that leave the log. */
export const LOG_WORDS = {
  ja: {
    log: '学習記録',
    day: '日付',
    class: 'クラス',
    title: 'タイトル',
    tags: 'タグ',
    did: 'やったこと',
    detail: 'くわしい内容',
    reflection: 'ふり返り',
    state: '状態',
    stars: '星',
    remarks: 'やりとり',
    states: { draft: '下書き', entered: '記入ずみ' },
    tag: {
      literature: '文献調査',
      experiment: '実験',
      interview: 'インタビュー',
      fieldwork: 'フィールドワーク',
      presentation: '発表準備',
      'group-work': 'グループワーク',
      planning: '計画',
      reflection: '振り返り',
    },
  },
  en: {
    log: 'Log',
    day: 'Day',
    class: 'Class',
    title: 'Title',
    tags: 'Tags',
    did: 'What I did',
    detail: 'In detail',
    reflection: 'Reflection',
    state: 'State',
    stars: 'Stars',
    remarks: 'Comments',
    states: { draft: 'draft', entered: 'entered' },
    tag: {
      literature: 'Literature',
      experiment: 'Experiment',
      interview: 'Interview',
      fieldwork: 'Fieldwork',
      presentation: 'Presentation',
      'group-work': 'Group work',
      planning: 'Planning',
      reflection: 'Reflection',
    },
  },
} as const;

/** A tag as people of that language read it; what a class has added stands as it is. */
export function tagName(tag: string, language: Language): string {
  const names: Readonly<Record<string, string>> = LOG_WORDS[language].tag;
  return names[tag] ?? tag;
}
