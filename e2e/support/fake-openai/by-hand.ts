import type { Behaviour, Seen } from './behaviour.ts';

const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;

const ASKING = {
  ja: (said: string) =>
    `「${said}」が気になっているのですね。\n\nまず一つだけ聞かせてください。**そう思ったきっかけ**は何でしたか。自分の目で見たことと、人から聞いたことを分けてみましょう。\n\n- 見たこと\n- 聞いたこと\n\nどちらから書けそうですか。`,
  en: (said: string) =>
    `So “${said}” is on your mind.\n\nLet me ask just one thing first. **What made you think so?** Try to keep apart what you saw yourself and what you heard from others.\n\n- what I saw\n- what I heard\n\nWhich one could you write down first?`,
};

/** What the server says when somebody tries QuestEd by hand: like a coach, and always the same. */
export function byHand(request: Seen): Behaviour {
  if (request.schema || request.body.response_format) return { fitting: true };
  const said = request.messages.findLast((one) => one.role === 'user')?.content ?? '';
  const short = said.trim().split('\n')[0]?.slice(0, 40) ?? '';
  return { text: ASKING[japanese.test(said) ? 'ja' : 'en'](short) };
}
