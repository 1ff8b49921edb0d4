import type { ReactNode } from 'react';
import s from './mail.module.css';

const KEPT = ['P', 'A', 'STRONG', 'EM', 'UL', 'LI', 'H2', 'BR', 'HR'] as const;

/**
 * The HTML part of a mail in the page's own dress: our policy lets no mail bring styles along. Rebuilt from its elements,
 * never put in as it is; links are shown and lead nowhere.
 */
export function MailHtml({ html }: { html: string }) {
  // Parsing with styles in it would be reported as an attempt to apply them.
  const bare = html.replaceAll(/ style="[^"]*"/g, '');
  const { body } = new DOMParser().parseFromString(bare, 'text/html');
  return <div className={s.html}>{[...body.childNodes].map(shown)}</div>;
}

function shown(node: ChildNode, index: number): ReactNode {
  if (!(node instanceof Element)) return node.textContent;
  const children = [...node.childNodes].map(shown);
  const name = KEPT.find((each) => each === node.tagName);
  switch (name) {
    case 'A':
      return (
        <span key={index} className={isButton(node) ? s.button : s.link}>
          {children}
        </span>
      );
    case 'P':
      return <p key={index}>{children}</p>;
    case 'STRONG':
      return <strong key={index}>{children}</strong>;
    case 'EM':
      return <em key={index}>{children}</em>;
    case 'UL':
      return <ul key={index}>{children}</ul>;
    case 'LI':
      return <li key={index}>{children}</li>;
    case 'H2':
      return <h4 key={index}>{children}</h4>;
    case 'BR':
      return <br key={index} />;
    case 'HR':
      return <hr key={index} />;
    default:
      return children;
  }
}

/** A link that is a paragraph of its own. */
const isButton = ({ parentElement }: Element): boolean =>
  parentElement?.tagName === 'P' && parentElement.childNodes.length === 1;
