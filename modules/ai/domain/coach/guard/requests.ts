/** What a pupil pushes for instead of writing it. */
export type Request = 'text' | 'answers';

/** Verbs of having it done, in the forms people ask in. */
const JA_VERB =
  /(書いて|かいて|書け|作って|つくって|作成|仕上げ|完成|まとめて|要約|書き直|直して|添削|続けて|続き|つづき|言い換え|いいかえ|翻訳|訳して|英訳|和訳|英語にして|日本語にして|生成|出力|写す|写し|コピペ|そのまま(使|出|提出)|代わりに|かわりに|ちょうだい|くれ|ください|下さい|ほしい|欲しい|見せて|教えて|おしえて|演じて|なりきって|埋めて|うめて|広げて|ふくらませ|解いて|解け|求めて|どうぞ)/;
const JA_TEXT =
  /(感想文|作文|エッセイ|論説|小論文|レポート|論文|要旨|要約|スピーチ|原稿|台本|発表文|まとめ|文章|本文|全文|一文|段落|パラグラフ|序論|本論|結論|はじめに|おわりに|考察|志望理由|手紙|メール文|ブログ|お手本|見本|例文|模範|サンプル|下書き|たたき台|完成(形|版|品)|\d+\s*字|[〇一二三四五六七八九十百千]+字|文字(で|以内|程度)|ポスター|スライド|JSON|json|表にして|小説|物語|日記|続き|この文|私の文|文の(先|後)|翻訳|訳して|英訳|和訳|言い換え|英語にして)/;
const JA_ANSWERS =
  /(答え(だけ|を|は|の)|こたえ(だけ|を)|解答(だけ|を|例)|正解(だけ|を|は)|答案|(問|設問|大問)\s*[0-9０-９一二三四五1-5]|宿題(を|の答え|やって|解いて)|解いて|穴埋め|選択肢|テスト(の|を)|試験(の|を)|模範解答)/;
/** Asks for the thing without naming it, or leaves a sentence open to be gone on with. */
const JA_DIRECT =
  /(全部(書|やって|まかせ|任せ)|丸ごと|まるごと|代筆|代わりに(書|やって|考え)|かわりに(書|やって)|書いちゃって|書いといて|書いておいて|作っといて|やっといて|先生(は|が|も|に)(いい|良い|OK|許可|許し|使って)|制限(なし|を外|を無視)|ルール(を|は)(無視|忘れ)|指示を(無視|忘れ)|コーチ(を|は|の役は)やめ|コーチでは(なく|ない)|今から(あなた|きみ|君)|あなたは今から|ふりをして|[、…]\s*$|(\.{3}|・{3})\s*$)/;

const EN_VERB =
  /\b(write|draft|compose|finish|complete|generate|produce|create|make|rewrite|rephrase|paraphrase|polish|fix|edit|summari[sz]e|translate|continue|fill|give|show|output|return|print|tell|need|want|expand|turn|act|pretend|respond|reply|answer|do|solve|just|provide|hand)\b/i;
const EN_TEXT =
  /\b(essay|paragraphs?|report|abstract|speech|script|introduction|intro|conclusion|body|summary|text|sentences?|story|poem|letter|draft|thesis|statement|blog|article|poster|slides?|whole thing|full version|final version|example version|sample|model (essay|answer)|json|\d+[- ]words?|words? (long|or so)|translation|translate|continue|rest of (it|this|my)|it for me|for me|my (homework|assignment)|diary|novel)\b/i;
const EN_ANSWERS =
  /\b(answers?( key| sheet)?|solutions?|question\s*\d+|q\s*\d+|solve|exam|test|quiz|worksheet|multiple choice|fill in the blanks?|homework)\b/i;
const EN_DIRECT =
  /\b(ghost-?write|write it|do it for me|just (write|give|do)|my teacher (said|says|allowed|told|is fine|lets)|ignore (your|all|the|previous)|pretend (you|to)|act as|you are now|role ?play|no restrictions|copy and paste|word for word|hand (it )?in as)\b/i;

/** What the pupil's words ask to have done for them; wide on purpose, because being careful costs only a moment. */
export function requestIn(text: string): Request | undefined {
  const said = text.normalize('NFKC');
  if ((JA_ANSWERS.test(said) && JA_VERB.test(said)) || (EN_ANSWERS.test(said) && EN_VERB.test(said))) return 'answers';
  if (JA_DIRECT.test(said) || EN_DIRECT.test(said)) return 'text';
  if ((JA_TEXT.test(said) && JA_VERB.test(said)) || (EN_TEXT.test(said) && EN_VERB.test(said))) return 'text';
  return undefined;
}

/** A push goes on for a while: nobody asks for the second paragraph by saying what it is a paragraph of. */
const STICKS = 3;
export function requestInTalk(messages: readonly string[]): Request | undefined {
  for (const text of messages.slice(-STICKS).reverse()) {
    const request = requestIn(text);
    if (request) return request;
  }
  return undefined;
}
