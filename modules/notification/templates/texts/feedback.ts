import { news } from '#modules/notification/templates/template.ts';

export const feedback = [
  news('theme-commented', {
    values: ['className', 'title', 'who'],
    ja: {
      subject: '{{who}}さんがテーマ「{{title}}」に書きこみました',
      says: '{{who}}さんが、「{{className}}」のテーマ「{{title}}」に書きこみました。',
      button: 'テーマを開く',
    },
    en: {
      subject: '{{who}} has written about the theme “{{title}}”',
      says: '{{who}} has written about the theme “{{title}}” in {{className}}.',
      button: 'Open the theme',
    },
  }),
  news('feedback', {
    values: ['className', 'title', 'who'],
    ja: {
      subject: '{{who}}先生が記録「{{title}}」に返事をくれました',
      says: '{{who}}先生が、記録「{{title}}」に返事をくれました（{{className}}）。',
      button: '記録を開く',
    },
    en: {
      subject: '{{who}} has answered your log entry “{{title}}”',
      says: '{{who}} has answered your log entry “{{title}}” ({{className}}).',
      button: 'Open the entry',
    },
  }),
  news('feedback-answered', {
    values: ['className', 'title', 'who'],
    ja: {
      subject: '{{who}}さんが記録「{{title}}」のやりとりに答えました',
      says: '{{who}}さんが、記録「{{title}}」のやりとりに答えました（{{className}}）。',
      button: '記録を開く',
    },
    en: {
      subject: '{{who}} has replied about the log entry “{{title}}”',
      says: '{{who}} has replied about the log entry “{{title}}” ({{className}}).',
      button: 'Open the entry',
    },
  }),
  news('goal-commented', {
    values: ['title', 'who'],
    ja: {
      subject: '{{who}}先生が目標「{{title}}」にコメントしました',
      says: '{{who}}先生が、目標「{{title}}」にコメントしました。',
      button: '目標を開く',
    },
    en: {
      subject: '{{who}} has commented on your goal “{{title}}”',
      says: '{{who}} has commented on your goal “{{title}}”.',
      button: 'Open the goal',
    },
  }),
];
