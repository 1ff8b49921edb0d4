import type { Request } from '#modules/ai/domain/coach/guard/requests.ts';
import { weigh, wholeSentences } from '#modules/ai/domain/coach/guard/sentences.ts';

/**
 * Units (sentences.ts) of finished text in one breath, and in the whole answer, that are still help. Nothing appears
 * before a sentence turns to the pupil, and `alone` is what an answer may say that never does: help asks something, a
 * finished text stands by itself. So it does not depend on hearing in the pupil's words that they want it written.
 */
const LIMITS = {
  none: { breath: 90, answer: 260, alone: 32 },
  text: { breath: 60, answer: 170, alone: 25 },
  answers: { breath: 60, answer: 170, alone: 25 },
} as const;
/** After 「以下が文章です」 or "Here is your essay" there is nothing left to wait for. */
const LEAD_IN =
  /(以下|次|下記|こちら|これ)(が|は|に|の|、|です)[^。]{0,24}(文章|作文|感想文|レポート|要約|要旨|例文|原稿|答え|解答|下書き|台本|スピーチ|本文|全文|訳|完成|段落|まとめ)|^(もちろん|はい|承知|わかりました|かしこまりました)[^。]{0,12}(書き|作り|作成|まとめ|お手伝い|訳し|ご用意)|\b(here('s| is| are| you go)|below is|sure|certainly|of course)\b[^.?!]{0,60}\b(essay|draft|paragraphs?|summary|abstract|speech|answers?|translation|report|conclusion|introduction|version|text|story|letter|script|sentence|statement)\b/i;
const AFTER_LEAD_IN = 15;
const SOLUTION = /(答え|正解|解答)(は|：|:|→)|\b(the (correct )?answers? (is|are)|answers?\s*:|answer key)\b/i;
/** A line of an answer sheet: 「問1 ア」, `2) B`, `3. True`. */
const SHEET_LINE =
  /^\s*(?:\(?(?:問|設問|Q|No\.?)?\s*\(?\d+\)?|[①-⑳])\s*[)）.．:：、-]?\s*(?:答え?\s*[:：])?\s*(?:[A-Da-dア-オｱ-ｵ①-⑤]|[-+]?\d[\d./√π]*[^\s\p{L}]{0,2}|[○×〇✕]|true|false|正|誤)\s*[。.]?\s*$/iu;
/** The same with a word for an answer: a list of headings looks like it, so that it counts only where answers were asked for. */
const WORD_LINE = /^\s*(?:問|Q|No\.?)?\s*\(?\d+\)?\s*[)）.．:：、-]\s*[\p{L}\p{N}]{1,8}\s*[。.]?\s*$/iu;
const SHEET_LINES = 3;

/**
 * Reads an answer as it comes and lets through what helps to think. What becomes the pupil's own text is held back
 * before it appears, from the beginning of that breath; from then on nothing more is let through.
 */
export class Guard {
  readonly #limits: (typeof LIMITS)[keyof typeof LIMITS];
  readonly #asked: Request | undefined;
  readonly #comforting: boolean;
  #rest = '';
  #held = '';
  #breath = 0;
  #answer = 0;
  #sheet = 0;
  #ledIn = false;
  #posing = false;
  #turned = false;
  #tripped = false;

  /** `comforting`: kind words to somebody in distress need not ask anything. */
  constructor(asked: Request | undefined, { comforting = false } = {}) {
    this.#asked = asked;
    this.#comforting = comforting;
    this.#limits = LIMITS[asked ?? 'none'];
  }

  get tripped(): boolean {
    return this.#tripped;
  }

  /** What was held back. */
  get withheld(): string {
    return this.#tripped ? this.#held : '';
  }

  /** Takes the next piece; answers what may be shown now. */
  push(piece: string): string {
    return this.#read(piece, false);
  }

  /** The answer is over: what was waiting is shown, unless it has become too much. */
  end(): string {
    const shown = this.#read('', true);
    if (!this.#turned && !this.#comforting && this.#answer > this.#limits.alone) this.#tripped = true;
    if (this.#tripped) return shown;
    const last = this.#held;
    this.#held = '';
    return shown + last;
  }

  #read(piece: string, over: boolean): string {
    if (this.#tripped) {
      this.#held += piece;
      return '';
    }
    const { whole, rest } = wholeSentences(this.#rest + piece, over);
    this.#rest = rest;
    let shown = '';
    for (const [index, sentence] of whole.entries()) {
      shown += this.#take(sentence);
      if (!this.#tripped) continue;
      this.#held += whole.slice(index + 1).join('') + rest;
      this.#rest = '';
      break;
    }
    return shown;
  }

  #take(sentence: string): string {
    const { voiced, turns, weight } = weigh(sentence);
    // A speech asks its listeners things: once it speaks as the pupil would, a question is no way out any more.
    if (voiced) this.#posing = true;
    this.#held += sentence;
    if (SHEET_LINE.test(sentence) || (this.#asked === 'answers' && WORD_LINE.test(sentence))) this.#sheet += 1;
    if (LEAD_IN.test(sentence.trim())) this.#ledIn = true;
    if (turns && !this.#posing) {
      this.#turned = true;
      this.#breath = 0;
    } else {
      this.#breath += weight;
      this.#answer += weight;
    }
    if (this.#tooMuch(sentence, turns)) {
      this.#tripped = true;
      return '';
    }
    if (!turns || this.#posing) return '';
    if (this.#ledIn || this.#sheet > 0) return '';
    const shown = this.#held;
    this.#held = '';
    return shown;
  }

  #tooMuch(sentence: string, turns: boolean): boolean {
    if (this.#sheet >= SHEET_LINES) return true;
    if (this.#answer > this.#limits.answer || this.#breath > this.#limits.breath) return true;
    if (this.#ledIn && this.#breath > AFTER_LEAD_IN) return true;
    return this.#asked === 'answers' && !turns && SOLUTION.test(sentence);
  }
}
