import type { CSSProperties, FormHTMLAttributes, ReactNode, Ref } from 'react';
import { classes } from './classes.ts';
import s from './layout.module.css';

type Gap = 1 | 2 | 3 | 4 | 5 | 6 | 8 | 10;
type Box = { gap?: Gap; children?: ReactNode; className?: string | undefined };
const gapOf = (gap: Gap | undefined): CSSProperties | undefined =>
  gap ? ({ '--gap': `var(--s${gap})` } as CSSProperties) : undefined;

export function Stack({ gap, children, className }: Box) {
  return (
    <div className={classes(s.stack, className)} style={gapOf(gap)}>
      {children}
    </div>
  );
}

export function Row({
  gap,
  wrap,
  end,
  top,
  children,
  className,
}: Box & { wrap?: boolean; end?: boolean; top?: boolean }) {
  return (
    <div className={classes(s.row, wrap && s.wrap, end && s.end, top && s.top, className)} style={gapOf(gap)}>
      {children}
    </div>
  );
}

/** Takes the room its neighbours in the row leave. */
export const Grow = ({ children }: { children?: ReactNode }) => <div className={s.grow}>{children}</div>;
/** Two fields beside each other where there is room. */
export const Pair = ({ children }: { children: ReactNode }) => <div className={s.pair}>{children}</div>;
/** Main column and a side column that goes under it on smaller screens. */
export const Split = ({ children }: { children: ReactNode }) => <div className={s.split}>{children}</div>;

/** A form whose fields stand under each other; the browser's own checks stay silent, ours speak. */
export function Form({
  onSubmit,
  narrow,
  ...rest
}: Omit<FormHTMLAttributes<HTMLFormElement>, 'onSubmit'> & {
  onSubmit: () => void;
  narrow?: boolean;
  ref?: Ref<HTMLFormElement>;
}) {
  return (
    <form
      noValidate
      {...rest}
      className={classes(s.stack, narrow && s.narrow)}
      style={gapOf(5)}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    />
  );
}

type SheetProps = {
  title?: ReactNode;
  more?: ReactNode;
  flush?: boolean;
  className?: string | undefined;
  children: ReactNode;
};
/** The default container. Inside it things are divided by lines, never by sheets in sheets. */
export function Sheet({ title, more, flush, className, children }: SheetProps) {
  return (
    <section className={classes(s.sheet, className)}>
      {title && (
        <header className={s.sheetHead}>
          <h2>{title}</h2>
          {more}
        </header>
      )}
      {flush ? children : <div className={s.sheetBody}>{children}</div>}
    </section>
  );
}

type TextProps = { children: ReactNode; small?: boolean; faint?: boolean; as?: 'p' | 'span' | 'div' };
/** Words beside the main thing. */
export function Aside({ children, small, faint, as: Element = 'p' }: TextProps) {
  return <Element className={classes(faint ? s.faint : s.dim, small && s.small)}>{children}</Element>;
}

/** Only for those who listen. */
export const Hidden = ({ children }: { children: ReactNode }) => <span className={s.hidden}>{children}</span>;
