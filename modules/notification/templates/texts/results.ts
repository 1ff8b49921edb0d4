import { news } from '#modules/notification/templates/template.ts';

export const results = [
  news('submission-reviewed', {
    values: ['className', 'title', 'who'],
    ja: {
      subject: '{{who}}先生が提出した「{{title}}」を見てくれました',
      says: '{{who}}先生が、提出した「{{title}}」を見てくれました（{{className}}）。',
      button: '開いて読む',
    },
    en: {
      subject: '{{who}} has reviewed what you handed in for “{{title}}”',
      says: '{{who}} has reviewed what you handed in for “{{title}}” ({{className}}).',
      button: 'Read it',
    },
  }),
  news('evaluation-published', {
    values: ['className', 'title', 'who'],
    ja: {
      subject: '{{title}}の評価が読めます',
      says: '{{who}}先生が、{{title}}の評価を公開しました（{{className}}）。',
      button: '評価を読む',
    },
    en: {
      subject: 'Your evaluation of {{title}} is there to read',
      says: '{{who}} has shared your evaluation of {{title}} ({{className}}).',
      button: 'Read it',
    },
  }),
  news('quiz-released', {
    values: ['className', 'title'],
    ja: {
      subject: '小テスト「{{title}}」の結果が見られます',
      says: '「{{className}}」の小テスト「{{title}}」の結果が見られます。',
      button: '結果を見る',
    },
    en: {
      subject: 'The results of the quiz “{{title}}” are there',
      says: 'the results of the quiz “{{title}}” of {{className}} are there.',
      button: 'See the results',
    },
  }),
  news('quiz-changed', {
    values: ['className', 'title'],
    ja: {
      subject: '小テスト「{{title}}」の結果が変わりました',
      says: '「{{className}}」の小テスト「{{title}}」の採点が直され、結果が変わりました。',
      button: '結果を見る',
    },
    en: {
      subject: 'Your result of the quiz “{{title}}” has changed',
      says: 'the marking of the quiz “{{title}}” of {{className}} was corrected, and your result has changed.',
      button: 'See the result',
    },
  }),
  news('rubric-shown', {
    values: ['className', 'title'],
    ja: {
      subject: '「{{title}}」の結果が見られます',
      says: '「{{className}}」の「{{title}}」の結果が見られます。',
      button: '結果を見る',
    },
    en: {
      subject: 'The results of “{{title}}” are there to see',
      says: 'the results of “{{title}}” of {{className}} are there to see.',
      button: 'See the results',
    },
  }),
];
