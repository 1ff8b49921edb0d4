import { IconChevronRight } from '@tabler/icons-react';
import { createLink, useLocation } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, Fragment, type ReactNode, type Ref, useEffect, useRef } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import s from './page.module.css';

type HeaderProps = {
  title: string;
  /** Said softly beside the title, e.g. the class group of a class. */
  note?: ReactNode;
  /** A line above: the day, or the way here as links. */
  over?: ReactNode;
  tools?: ReactNode;
};

/** Names the page, in the window's title as well. */
export function PageHeader({ title, note, over, tools }: HeaderProps) {
  useEffect(() => {
    document.title = `${title} – QuestEd`;
  }, [title]);
  return (
    <header className={s.head}>
      <div className={s.title}>
        {over && <div className={s.over}>{over}</div>}
        <h1>
          {title}
          {note && <small>{note}</small>}
        </h1>
      </div>
      {tools && <div className={s.tools}>{tools}</div>}
    </header>
  );
}

/** The way here, outermost first. */
export function Crumbs({ label, children }: { label: string; children: ReactNode[] }) {
  return (
    <nav className={s.crumbs} aria-label={label}>
      {children.map((crumb, index) => (
        // The way to a page never changes its order.
        // biome-ignore lint/suspicious/noArrayIndexKey: static list
        <Fragment key={index}>
          {index > 0 && <Icon of={IconChevronRight} size="1em" />}
          {crumb}
        </Fragment>
      ))}
    </nav>
  );
}

/** On a narrow screen the tabs scroll sideways, to the open one. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  const nav = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another open tab
  useEffect(() => {
    // Newer browsers answer with a promise, which React would take for a clean-up.
    nav.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest' });
  }, [path]);
  return (
    <nav ref={nav} className={s.tabs} aria-label={label}>
      {children}
    </nav>
  );
}
const TabAnchor = ({
  ref,
  className,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }) => (
  <a ref={ref} className={classes(s.tab, className)} {...rest} />
);
/** The router marks the open one with `aria-current`. */
export const Tab = createLink(TabAnchor);
