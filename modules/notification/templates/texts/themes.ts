import { news } from '#modules/notification/templates/template.ts';

export const themes = [
  news('theme-proposed', {
    values: ['className', 'title', 'who'],
    ja: {
      subject: '{{who}}さんがテーマ「{{title}}」を出しました',
      says: '「{{className}}」の{{who}}さんが、テーマ「{{title}}」を見てほしいと言っています。',
      button: 'テーマを開く',
    },
    en: {
      subject: '{{who}} has proposed the theme “{{title}}”',
      says: '{{who}} of {{className}} would like you to look at the theme “{{title}}”.',
      button: 'Open the theme',
    },
  }),
  news('theme-approved', {
    values: ['className', 'title', 'reason'],
    optional: ['reason'],
    ja: {
      subject: 'テーマが承認されました',
      says: '「{{className}}」のテーマ「{{title}}」が承認されました。\n\n先生から：{{reason}}',
      button: 'テーマを開く',
    },
    en: {
      subject: 'Your theme is approved',
      says: 'your theme “{{title}}” in “{{className}}” is approved.\n\nYour teacher says: {{reason}}',
      button: 'Open the theme',
    },
  }),
  news('theme-returned', {
    values: ['className', 'title', 'reason'],
    optional: ['reason'],
    ja: {
      subject: 'テーマにコメントがつきました',
      says: '「{{className}}」のテーマ「{{title}}」が、コメントといっしょにもどりました。\n\n先生から：{{reason}}',
      button: 'テーマを開く',
    },
    en: {
      subject: 'A comment on your theme',
      says: 'your theme “{{title}}” in “{{className}}” has come back with a comment.\n\nYour teacher says: {{reason}}',
      button: 'Open the theme',
    },
  }),
];
