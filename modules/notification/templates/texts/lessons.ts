import { news } from '#modules/notification/templates/template.ts';

export const lessons = [
  news('curriculum-published', {
    values: ['className', 'title'],
    ja: {
      subject: 'カリキュラム「{{title}}」が読めるようになりました',
      says: '「{{className}}」のカリキュラム「{{title}}」が読めるようになりました。',
      button: 'カリキュラムを開く',
    },
    en: {
      subject: 'The curriculum “{{title}}” is there to read',
      says: 'the curriculum “{{title}}” of {{className}} is there to read.',
      button: 'Open the curriculum',
    },
  }),
  news('curriculum-undone', {
    values: ['className', 'title'],
    ja: {
      subject: '「{{title}}」はどのクラスにも配られませんでした',
      says: 'カリキュラム「{{title}}」は、どのクラスにも配られませんでした。わけは QuestEd の通知で読めます。',
      button: 'カリキュラムを開く',
    },
    en: {
      subject: '“{{title}}” was given to no class',
      says: 'the curriculum “{{title}}” was given to no class. Your notices in QuestEd say why.',
      button: 'Open the curriculum',
    },
  }),
  news('text-set-delivered', {
    values: ['className', 'title'],
    ja: {
      subject: '単語セット「{{title}}」が届きました',
      says: '「{{className}}」の単語セット「{{title}}」が届きました。',
      button: '練習を始める',
    },
    en: {
      subject: 'The set “{{title}}” is there to practise',
      says: 'the set “{{title}}” of {{className}} is there to practise.',
      button: 'Start practising',
    },
  }),
  news('path-assigned', {
    values: ['className', 'title'],
    ja: {
      subject: '学習の道すじ「{{title}}」が届きました',
      says: '「{{className}}」で学習の道すじ「{{title}}」が始まりました。',
      button: '道すじを開く',
    },
    en: {
      subject: 'You have a new learning path: “{{title}}”',
      says: 'the learning path “{{title}}” was given to you in {{className}}.',
      button: 'Open the path',
    },
  }),
  news('quiz-published', {
    values: ['className', 'title'],
    ja: {
      subject: '小テスト「{{title}}」が出ました',
      says: '「{{className}}」の小テスト「{{title}}」が出ました。',
      button: '小テストを開く',
    },
    en: {
      subject: 'There is a new quiz: “{{title}}”',
      says: 'there is a new quiz in {{className}}: “{{title}}”.',
      button: 'Open the quiz',
    },
  }),
  news('rubric-opened', {
    values: ['className', 'title'],
    ja: {
      subject: '「{{title}}」の評価ができます',
      says: '「{{className}}」の「{{title}}」の評価ができるようになりました。',
      button: '評価を開く',
    },
    en: {
      subject: 'You can score “{{title}}” now',
      says: 'you can score “{{title}}” in {{className}} now.',
      button: 'Open it',
    },
  }),
];
