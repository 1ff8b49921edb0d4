import { news } from '#modules/notification/templates/template.ts';

export const milestones = [
  news('milestone-due', {
    values: ['className', 'title', 'day', 'left'],
    ja: {
      subject: '「{{title}}」のしめきりは{{day}}です',
      says: '「{{className}}」の「{{title}}」のしめきりが近づいています（{{day}}）。',
      button: 'ページを開く',
    },
    en: {
      subject: '“{{title}}” is due on {{day}}',
      says: '“{{title}}” of {{className}} is due soon: {{day}}.',
      button: 'Open it',
    },
  }),
  news('milestone-overdue', {
    values: ['className', 'title', 'day'],
    ja: {
      subject: '「{{title}}」がまだ出ていません',
      says: '「{{className}}」の「{{title}}」のしめきりが過ぎました（{{day}}）。今からでも出せます。',
      button: 'ページを開く',
    },
    en: {
      subject: '“{{title}}” is overdue',
      says: '“{{title}}” of {{className}} was due on {{day}}. You can still hand it in.',
      button: 'Open it',
    },
  }),
  news('reminder-log', {
    values: ['className', 'who'],
    ja: {
      subject: '{{who}}先生より：記録を書いてみましょう',
      says: '記録がしばらくありません。小さなことでも書いてみましょう（{{className}}）。',
      button: '記録を書く',
    },
    en: {
      subject: '{{who}} is looking forward to an entry of yours',
      says: '{{who}} has not seen an entry of yours for a while. Write down anything, however small ({{className}}).',
      button: 'Write an entry',
    },
  }),
  news('reminder-milestone', {
    values: ['className', 'title', 'who'],
    ja: {
      subject: '{{who}}先生より：「{{title}}」がまだ出ていません',
      says: '「{{className}}」の「{{title}}」がまだ出ていません。',
      button: 'ページを開く',
    },
    en: {
      subject: '{{who}} is still waiting for “{{title}}”',
      says: '{{who}} is still waiting for “{{title}}” ({{className}}).',
      button: 'Open it',
    },
  }),
  news('reminder-theme', {
    values: ['className', 'who'],
    ja: {
      subject: '{{who}}先生より：テーマの案を書いてみましょう',
      says: 'テーマの案を書いてみましょう。まとまっていなくてもだいじょうぶです（{{className}}）。',
      button: 'テーマを書く',
    },
    en: {
      subject: '{{who}} is looking forward to an idea for your theme',
      says: '{{who}} is looking forward to an idea for your theme. It need not be finished ({{className}}).',
      button: 'Write an idea',
    },
  }),
];
