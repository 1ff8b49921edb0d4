import { diffArrays } from 'diff';
import { Fragment } from 'react';
import { currentLanguage } from '../../../i18n/index.ts';

const wordsIn = (text: string): string[] =>
  [...new Intl.Segmenter(currentLanguage(), { granularity: 'word' }).segment(text)].map(({ segment }) => segment);

/** What went and what came, word by word: Japanese has no spaces to go by, the browser knows its words. */
export default function ChangedWords({ before, after }: { before: string; after: string }) {
  return diffArrays(wordsIn(before), wordsIn(after)).map(({ value, added, removed }, index) => {
    const text = value.join('');
    const piece = added ? <ins>{text}</ins> : removed ? <del>{text}</del> : text;
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
    return <Fragment key={index}>{piece}</Fragment>;
  });
}
