import { news, template } from '#modules/notification/templates/template.ts';

export const account = [
  template('confirm', {
    required: ['url'],
    ja: {
      subject: 'メールアドレスの確認',
      body: '{{name}} さん\n\n{{school}}の QuestEd への登録を受けつけました。次のリンクを開いて、メールアドレスを確認してください。リンクは24時間使えます。\n\n[確認のページを開く]({{url}})\n\n心当たりがないときは、このメールを消してください。何も起こりません。',
    },
    en: {
      subject: 'Confirm your e-mail address',
      body: 'Dear {{name}},\n\nyou have registered with QuestEd at {{school}}. Please open the link below to confirm your address. It is good for 24 hours.\n\n[Open the confirmation page]({{url}})\n\nIf this was not you, delete this mail; nothing will happen.',
    },
  }),
  template('confirm-new-address', {
    required: ['url'],
    ja: {
      subject: '新しいメールアドレスの確認',
      body: '{{name}} さん\n\nQuestEd のメールアドレスをこのアドレスに変える手続きがありました。次のリンクを開くと変わります。リンクは24時間使えます。\n\n[確認のページを開く]({{url}})\n\n心当たりがないときは、このメールを消してください。アドレスは変わりません。',
    },
    en: {
      subject: 'Confirm your new e-mail address',
      body: 'Dear {{name}},\n\nsomebody asked to change your QuestEd address to this one. Open the link below and it will be changed. The link is good for 24 hours.\n\n[Open the confirmation page]({{url}})\n\nIf this was not you, delete this mail; your address stays as it is.',
    },
  }),
  template('reset', {
    required: ['url'],
    ja: {
      subject: 'パスワードの再設定',
      body: '{{name}} さん\n\n次のリンクから新しいパスワードを決めてください。リンクは1時間、一度だけ使えます。\n\n[新しいパスワードを決める]({{url}})\n\n心当たりがないときは、このメールを消してください。パスワードは変わりません。',
    },
    en: {
      subject: 'Choose a new password',
      body: 'Dear {{name}},\n\nplease choose a new password with the link below. It is good for one hour and works once.\n\n[Choose a new password]({{url}})\n\nIf this was not you, delete this mail; your password stays as it is.',
    },
  }),
  news('approval', {
    ja: {
      subject: '登録が承認されました',
      says: '{{school}}の QuestEd を使えるようになりました。登録したログイン ID とパスワードでサインインしてください。',
      button: 'サインインする',
    },
    en: {
      subject: 'Your registration is approved',
      says: 'you can use QuestEd at {{school}} now. Sign in with the login id and password you have chosen.',
      button: 'Sign in',
    },
  }),
  template('rejection', {
    values: ['reason'],
    required: ['reason'],
    ja: {
      subject: '登録が承認されませんでした',
      body: '{{name}} さん\n\n{{school}}の QuestEd への登録は承認されませんでした。\n\n理由：{{reason}}\n\nくわしいことは学校に聞いてください。',
    },
    en: {
      subject: 'Your registration was not approved',
      body: 'Dear {{name}},\n\nyour registration with QuestEd at {{school}} was not approved.\n\nReason: {{reason}}\n\nPlease ask your school if you have questions.',
    },
  }),
];
