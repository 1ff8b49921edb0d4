/** Why an import stopped, for the person who started it, in their language. */
export const SENTENCES = {
  ja: {
    changed: (line: number) =>
      `${line} 行目が、確認のあとで書き込めなくなりました(ログイン ID・メールアドレス・出席番号が先に使われたなど)。1件も登録していません。もう一度ファイルを確認してください。`,
    broken: () => '途中で問題が起きたため、1件も登録していません。もう一度お試しください。',
    used: (many: number) => `${many} 人がもうログインしたため、取り消せませんでした。何も変えていません。`,
    undoBroken: () => '途中で問題が起きたため、取り消していません。もう一度お試しください。',
  },
  en: {
    changed: (line: number) =>
      `Line ${line} cannot be written any more: a login id, an address or an attendance number was taken meanwhile. Nothing was written; please check the file again.`,
    broken: () => 'Something went wrong on the way, so nothing was written. Please try again.',
    used: (many: number) =>
      `${many} of these people have signed in since, so it could not be undone. Nothing was changed.`,
    undoBroken: () => 'Something went wrong on the way, so nothing was undone. Please try again.',
  },
} as const;
