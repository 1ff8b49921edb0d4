import { lexer, type Token, type Tokens } from 'marked';
import { Fragment, type ReactNode } from 'react';
import s from './markdown.module.css';

/** Where a pupil's link may lead. Everything else is shown as the words it was written with. */
const SAFE = /^(https?:|mailto:)/i;

const all = (tokens: Token[] | undefined): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no identity of their own
  tokens?.map((token, index) => <Fragment key={index}>{piece(token)}</Fragment>);

/**
 * One piece of light Markdown as React elements: no HTML is ever made, so none can slip through. HTML, images and links
 * of other kinds stay the text they are.
 */
function piece(token: Token): ReactNode {
  const inner = () => all((token as { tokens?: Token[] }).tokens);
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'paragraph':
      return <p>{inner()}</p>;
    case 'heading':
      return <p className={s.heading}>{inner()}</p>;
    case 'blockquote':
      return <blockquote>{inner()}</blockquote>;
    case 'list': {
      const { ordered, start, items } = token as Tokens.List;
      const lines = items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <li key={index}>{all(item.tokens)}</li>
      ));
      return ordered ? <ol start={Number(start) || 1}>{lines}</ol> : <ul>{lines}</ul>;
    }
    case 'text':
      return (token as Tokens.Text).tokens ? inner() : token.raw;
    case 'strong':
      return <strong>{inner()}</strong>;
    case 'em':
      return <em>{inner()}</em>;
    case 'del':
      return <s>{inner()}</s>;
    case 'br':
      return <br />;
    case 'hr':
      return <hr />;
    case 'escape':
      return (token as Tokens.Escape).text;
    case 'codespan':
      return <code>{(token as Tokens.Codespan).text}</code>;
    case 'code':
      return <pre>{(token as Tokens.Code).text}</pre>;
    case 'link': {
      const { href } = token as Tokens.Link;
      if (!SAFE.test(href)) return token.raw;
      return (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {inner()}
        </a>
      );
    }
    default:
      return token.raw;
  }
}

export default function MarkdownText({ text }: { text: string }) {
  return <div className={s.prose}>{all(lexer(text, { gfm: true, breaks: true }))}</div>;
}
