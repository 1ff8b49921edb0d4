import { news } from '#modules/notification/templates/template.ts';

export const classes = [
  news('enrolled', {
    values: ['className'],
    ja: {
      subject: '「{{className}}」に入りました',
      says: '講座「{{className}}」の名簿に加わりました。',
      button: '講座のページを開く',
    },
    en: {
      subject: 'You are in “{{className}}”',
      says: 'you are on the roster of the class “{{className}}” now.',
      button: 'Open the class',
    },
  }),
  news('class-created', {
    values: ['className'],
    ja: {
      subject: '「{{className}}」の担当になりました',
      says: '講座「{{className}}」の担当になりました。名簿や予定を確かめてください。',
      button: '講座のページを開く',
    },
    en: {
      subject: 'You teach “{{className}}”',
      says: 'the class “{{className}}” is yours to teach. Please look at its roster and its plan.',
      button: 'Open the class',
    },
  }),
  news('enrollment-undone', {
    values: ['className'],
    ja: {
      subject: '「{{className}}」に生徒を入れられませんでした',
      says: '「{{className}}」に生徒を入れられませんでした。わけは QuestEd の通知で読めます。',
      button: 'ページを開く',
    },
    en: {
      subject: 'The pupils could not be brought into “{{className}}”',
      says: 'the pupils could not be brought into “{{className}}”. Your notices in QuestEd say why.',
      button: 'Open the page',
    },
  }),
];
