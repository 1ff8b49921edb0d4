import { news, template } from '#modules/notification/templates/template.ts';

export const school = [
  news('announcement', {
    values: ['title', 'who', 'text'],
    optional: ['text'],
    ja: {
      subject: 'お知らせ「{{title}}」',
      says: '{{who}}先生からお知らせがあります：「{{title}}」\n\n{{text}}',
      button: 'お知らせを読む',
    },
    en: {
      subject: 'Announcement: {{title}}',
      says: '{{who}} has an announcement: “{{title}}”\n\n{{text}}',
      button: 'Read it',
    },
  }),
  news('announcement-reminder', {
    values: ['title', 'who'],
    ja: {
      subject: '「{{title}}」をまだ読んでいません',
      says: '{{who}}先生のお知らせ「{{title}}」を読んでください。',
      button: 'お知らせを読む',
    },
    en: {
      subject: 'Please read “{{title}}”',
      says: '{{who}} would like you to read the announcement “{{title}}”.',
      button: 'Read it',
    },
  }),
  news('daily-report', {
    values: ['day', 'entries', 'goals', 'questions'],
    ja: {
      subject: '今日のふりかえり（{{day}}）',
      says: '今日したこと：記録 {{entries}}件、目標 {{goals}}つ、コーチへの質問 {{questions}}つ。',
      button: 'ふりかえりを開く',
    },
    en: {
      subject: 'Your day in QuestEd ({{day}})',
      says: 'this is what you did today: {{entries}} entries, {{goals}} goals, {{questions}} questions to the coach.',
      button: 'Open it',
    },
  }),
  news('class-report', {
    values: ['className', 'day', 'active', 'asked', 'open'],
    ja: {
      subject: '「{{className}}」の今日のようす（{{day}}）',
      says: '活動した人 {{active}}人、コーチに質問した人 {{asked}}人、返事を待っている記録 {{open}}件。',
      button: 'くわしく見る',
    },
    en: {
      subject: '{{className}} today ({{day}})',
      says: '{{active}} were active, {{asked}} asked the coach, and {{open}} entries wait for an answer.',
      button: 'Look closer',
    },
  }),
  news('ai-alert', {
    values: ['className', 'who'],
    ja: {
      subject: '気がかりな言葉がありました（{{className}}）',
      says: '{{who}}さんがコーチに書いた言葉に、気がかりなところがありました。早めに見てください（{{className}}）。',
      button: '見る',
    },
    en: {
      subject: 'Something gives cause for concern ({{className}})',
      says: 'what {{who}} wrote to the coach gives cause for concern. Please look at it soon ({{className}}).',
      button: 'Look at it',
    },
  }),
  news('ai-refused', {
    ja: {
      subject: 'AIの接続先に断られました',
      says: 'AIの接続先に断られました。AIの設定を見てください。',
      button: 'AIの設定を開く',
    },
    en: {
      subject: 'The AI’s endpoint refused our calls',
      says: 'the AI’s endpoint refused our calls. Please look at the AI settings.',
      button: 'Open the AI settings',
    },
  }),
  news('waiting-for-approval', {
    ja: {
      subject: '承認を待っている人がいます',
      says: '登録の承認を待っている人がいます。',
      button: '承認のページを開く',
    },
    en: {
      subject: 'Somebody waits for approval',
      says: 'somebody waits for your approval of their registration.',
      button: 'Open the approvals',
    },
  }),
  news('import-finished', {
    values: ['count'],
    ja: {
      subject: '名簿の取り込みが終わりました（{{count}}人）',
      says: '名簿の取り込みが終わりました（{{count}}人）。',
      button: '取り込みを開く',
    },
    en: {
      subject: 'The import is done ({{count}})',
      says: 'the import is done. People brought in or changed: {{count}}.',
      button: 'Open the import',
    },
  }),
  news('import-undone', {
    values: ['count'],
    ja: {
      subject: '名簿の取り込みを元にもどしました（{{count}}人）',
      says: '名簿の取り込みを元にもどしました（{{count}}人）。',
      button: '取り込みを開く',
    },
    en: {
      subject: 'The import was taken back ({{count}})',
      says: 'the import was taken back. People concerned: {{count}}.',
      button: 'Open the import',
    },
  }),
];

/** Several news in one mail, and words an administrator wrote. */
export const gathered = [
  template('digest', {
    values: ['count', 'lines'],
    required: ['lines'],
    ja: {
      subject: 'まだ読んでいない通知が{{count}}件あります',
      body: '{{name}} さん\n\nまだ読んでいない通知をまとめました。\n\n{{lines}}\n\n[すべての通知を見る]({{url}})',
    },
    en: {
      subject: 'Notices you have not read: {{count}}',
      body: 'Dear {{name}},\n\nhere is what you have not read yet.\n\n{{lines}}\n\n[See all notices]({{url}})',
    },
  }),
  template('written', {
    values: ['subject', 'text'],
    required: ['subject', 'text'],
    ja: { subject: '{{subject}}', body: '{{name}} さん\n\n{{text}}\n\n{{school}}' },
    en: { subject: '{{subject}}', body: 'Dear {{name}},\n\n{{text}}\n\n{{school}}' },
  }),
];
