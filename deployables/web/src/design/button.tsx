import type { Icon as Glyph } from '@tabler/icons-react';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import s from './button.module.css';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';

/** `primary` stands once per view; `soft` is an action inside a row; `danger` is outlined, never filled. */
type Look = {
  kind?: 'primary' | 'plain' | 'soft' | 'quiet' | 'danger';
  size?: 'small' | 'normal' | 'big';
  icon?: Glyph;
  /** The icon stands behind the words: where it points onwards. */
  trailing?: boolean;
  wide?: boolean;
};

const look = ({ kind = 'plain', size = 'normal', wide, trailing }: Look, extra?: string): string =>
  classes(s.button, s[kind], size !== 'normal' && s[size], wide && s.wide, trailing && s.trailing, extra);

type ButtonProps = Look & { busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement> & {
    ref?: Ref<HTMLButtonElement>;
  };

export function Button({
  kind,
  size,
  icon,
  wide,
  trailing,
  busy,
  children,
  className,
  type,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      // A busy button keeps its focus: it is not disabled, it only does nothing more.
      type={type ?? 'button'}
      className={look(
        { kind: kind ?? 'plain', size: size ?? 'normal', wide: wide ?? false, trailing: trailing ?? false },
        className,
      )}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {icon && <Icon of={icon} />}
      <span>{children}</span>
    </button>
  );
}

type IconButtonProps = Omit<Look, 'wide' | 'icon'> & {
  icon: Glyph;
  label: string;
} & ButtonHTMLAttributes<HTMLButtonElement> & { ref?: Ref<HTMLButtonElement> };

export function IconButton({ icon, label, kind = 'quiet', size = 'normal', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className={classes(s.button, s[kind], s.icon, size !== 'normal' && s[size], className)}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon of={icon} size={20} />
    </button>
  );
}

type AnchorProps = Look & AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };
function AnchorButton({ kind, size, icon, wide, trailing, children, className, ...rest }: AnchorProps): ReactNode {
  return (
    <a
      className={look(
        { kind: kind ?? 'plain', size: size ?? 'normal', wide: wide ?? false, trailing: trailing ?? false },
        className,
      )}
      {...rest}
    >
      {icon && <Icon of={icon} />}
      <span>{children}</span>
    </a>
  );
}
const RoutedAnchorButton = createLink(AnchorButton);
/** A way to another page that looks like a button. */
export const ButtonLink: LinkComponent<typeof AnchorButton> = (props) => <RoutedAnchorButton {...props} />;
