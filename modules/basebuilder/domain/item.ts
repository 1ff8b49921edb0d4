/** What an item is judged by. */
export type ItemWords = {
  readonly answerType: 'text' | 'choice' | 'boolean';
  readonly accepted: readonly string[];
  readonly choices: readonly string[];
};
export type ItemFault = { readonly path: 'accepted' | 'choices'; readonly reason: string; readonly detail: string };

/** Two spellings of one choice: width and case apart they are the same to a pupil. */
const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** What keeps an item from being asked; empty when nothing does. */
export function itemFaults({ answerType, accepted, choices }: ItemWords): ItemFault[] {
  if (answerType === 'boolean') {
    const [only, ...more] = accepted;
    if (more.length || (only !== 'true' && only !== 'false'))
      return [{ path: 'accepted', reason: 'true_or_false', detail: 'The answer is exactly `true` or `false`.' }];
    return choices.length ? [{ path: 'choices', reason: 'no_choices', detail: 'True/false has no own choices.' }] : [];
  }
  if (choices.length === 0 && answerType === 'text') return [];
  if (choices.length < 2)
    return [{ path: 'choices', reason: 'two_choices', detail: 'There are at least two choices.' }];
  const keys = choices.map(folded);
  if (new Set(keys).size < keys.length)
    return [{ path: 'choices', reason: 'doubled_choice', detail: 'The same choice stands there twice.' }];
  const right = new Set(accepted.map(folded));
  if (keys.filter((key) => right.has(key)).length !== 1)
    return [{ path: 'choices', reason: 'right_choice', detail: 'Exactly one of the choices is an accepted answer.' }];
  return [];
}
