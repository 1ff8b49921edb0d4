/** One sentence, or one line of a list, as the guard weighs it. */
export type Weighed = {
  /** Speaks as the pupil would, or is of a kind of text one hands in. */
  readonly voiced: boolean;
  /** Turns to the pupil: a question or something to do. What stood before it was on the way there. */
  readonly turns: boolean;
  /** How much finished text it is: a Japanese character is 1, an English word 2.5, more where it is in a pupil's voice. */
  readonly weight: number;
};

/** Not the point of 3.5, nor of the number of a list's line. */
const END = /[。！？!?\n]|(?<!(?:^|\n)\s*\d{1,3})\.(?=[\s"”』」)]|$)/;
/** Splits what has arrived into whole sentences and the rest, which may still grow. */
export function wholeSentences(text: string, over: boolean): { whole: string[]; rest: string } {
  const whole: string[] = [];
  let rest = text;
  for (;;) {
    const end = END.exec(rest);
    if (!end) break;
    let at = end.index + end[0].length;
    while (at < rest.length && /[\s。！？!?.」』”"’)\]]/.test(rest[at] ?? '')) at += 1;
    // A full stop at the very end may be the point of 3.5: wait for what comes next.
    if (end[0] === '.' && at === rest.length && !over) break;
    whole.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  if (over && rest) return { whole: [...whole, rest], rest: '' };
  return { whole, rest };
}

const JA = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]/gu;
const WORD = /[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’-]*/g;
export const unitsOf = (text: string): number =>
  (text.match(JA)?.length ?? 0) + 2.5 * (text.match(WORD)?.length ?? 0) + (text.match(/\d+/g)?.length ?? 0);

const JA_TURN =
  /(です|ます|でした|ました|ません|でしょう|たい|かな|ですか|どれ|だれ|どこ|なに|何|どう)か?[？?]|((です|ます|でした|ました|ません|でしょう)か|でしょう|てください|てくださいね|ましょう|ましょうか|てみて|てごらん|教えて|おしえて|かな)[。！!]/;
const EN_TURN =
  /\b(you|your|you're|you've)\b[^?]*\?|^(\W*(and|so|then|now|first|next|to start|instead)?,?\s*)(try|look|think|write|pick|choose|compare|list|tell me|ask|find|start|read|say|circle|underline|note|check|imagine|describe|sketch|go back|let'?s|what|which|who|how|why|where|when)\b/i;
const EN_QUESTION = /\?["”)]?\s*$/;
const JA_POLITE =
  /(です|ます|でした|ました|ません|でしょう|ください|ましょう)(ね|よ|よね|から|が|けど)?[。！!」』）)\s]*$/;
const JA_HEARD = /(です|ます|でした|ました)(ね|よね)[。！!\s]*$/;
/** A pupil's voice, or a kind of text that has a beginning and an end. */
const JA_VOICE =
  /(^|[「『\s"])(私|僕|ぼく|わたし|俺|私たち|僕たち|我々)(は|が|の|も|に|たち)|本(研究|稿|論|レポート|発表|調査)|この(発表|レポート|論文|研究)(では|は|を)|(みなさん|皆さん|皆様|みなさま).{0,6}(こんにちは|おはよう|はじめまして)|ご清聴|^(はじめに|おわりに)\s*$|以上のことから|以上より|結論として|第[一二三1-3]に|と(考える|考えた|思う|思った|感じた)。|したいと思います|ことがわかった|明らかになった|^(拝啓|敬具)|お忙しい中/;
const EN_VOICE =
  /\b(in conclusion|to sum up|in summary|firstly|secondly|thirdly|furthermore|moreover|in addition|this (essay|report|paper|study|speech|presentation|research)|ladies and gentlemen|good (morning|afternoon),? everyone|thank you for listening|throughout history|in today'?s (world|society)|i (believe|think|argue|will|learned|found|decided|want|became|have always|am)|my (research|project|question|interest|dream|findings|conclusion|name|thesis)|we (must|should|need|found|learned|learnt|counted|want)|^dear |yours (sincerely|faithfully)|thank you (very much )?for taking|our (town|school|research|society|study))\b/i;
const CONTAINER = /^[\s,]*([{[]\s*["{[\n]|"[A-Za-z_\p{sc=Han}\p{sc=Katakana}\p{sc=Hiragana}]+"\s*:|```|>|\|)/u;
const ITEM = /^\s*([-*・•]|\d+[.)．、]|[①-⑳])\s*/;
/** A line of a list that names something rather than saying it. */
const SHORT = 25;
const TO_YOU = /\b(you|your|you're|you've)\b/i;

/** How much of a finished text a sentence is. */
export function weigh(sentence: string): Weighed {
  const units = unitsOf(sentence);
  const ja = (sentence.match(JA)?.length ?? 0) > (sentence.match(WORD)?.length ?? 0);
  const voiced = CONTAINER.test(sentence) || (ja ? JA_VOICE : EN_VOICE).test(sentence);
  if (ja) {
    // だろうか。 is a writer's question, not one to the pupil; the coach speaks です・ます.
    if (!voiced && JA_TURN.test(sentence)) return { voiced, turns: true, weight: 0 };
    if (voiced) return { voiced, turns: false, weight: units * 2.5 };
    if (JA_HEARD.test(sentence)) return { voiced, turns: false, weight: units * 0.3 };
    if (ITEM.test(sentence) && units < SHORT && !sentence.includes('。'))
      return { voiced, turns: false, weight: units * 0.6 };
    return { voiced, turns: false, weight: units * (JA_POLITE.test(sentence) ? 1 : 1.6) };
  }
  if (voiced) return { voiced, turns: false, weight: units * 2.5 };
  if (EN_TURN.test(sentence.trim()) && (EN_QUESTION.test(sentence) || TO_YOU.test(sentence) || units < 45))
    return { voiced, turns: true, weight: 0 };
  if (EN_QUESTION.test(sentence)) return { voiced, turns: false, weight: 0 };
  if (ITEM.test(sentence) && units < SHORT) return { voiced, turns: false, weight: units * 0.6 };
  return { voiced, turns: false, weight: units * (TO_YOU.test(sentence) ? 0.4 : 1) };
}
