import { lazy, Suspense } from 'react';
import s from './markdown.module.css';

const MarkdownText = lazy(() => import('./markdown-text.tsx'));
/** Signs that mean something in Markdown; text without them needs no help. */
const MARKED = /[*_`#>[\]~|\\]|^\s*(?:[-+]|\d+[.)])\s|https?:/m;

/** What somebody wrote, with its light Markdown. The plain text stands there until what reads Markdown has come. */
export function Markdown({ text }: { text: string }) {
  const plain = <div className={s.plain}>{text}</div>;
  return MARKED.test(text) ? <Suspense fallback={plain}>{<MarkdownText text={text} />}</Suspense> : plain;
}
