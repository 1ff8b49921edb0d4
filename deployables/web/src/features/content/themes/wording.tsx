import { diffArrays } from 'diff';
import { Fragment } from 'react';
import { currentLanguage } from '../../../i18n/index.ts';
import s from './themes.module.css';

const wordsIn = (text: string): string[] =>
  [...new Intl.Segmenter(currentLanguage(), { granularity: 'word' }).segment(text)].map(({ segment }) => segment);

type Props = { before: string; after: string; show?: 'both' | 'before' | 'after' };

/** A wording with what went and what came, word by word: Japanese has no spaces to go by, the browser knows its words. */
export default function Wording({ before, after, show = 'both' }: Props) {
  return (
    <>
      {diffArrays(wordsIn(before), wordsIn(after)).map(({ value, added, removed }, index) => {
        const text = value.join('');
        const piece = added
          ? show !== 'before' && <ins className={s.ins}>{text}</ins>
          : removed
            ? show !== 'after' && <del className={s.del}>{text}</del>
            : text;
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
        return <Fragment key={index}>{piece}</Fragment>;
      })}
    </>
  );
}
