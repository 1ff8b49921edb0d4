import type { Icon as Glyph } from '@tabler/icons-react';

type Props = { of: Glyph; size?: number | string; stroke?: number; className?: string | undefined };

/** An icon beside words that say the same; it is hidden from those who listen. */
export function Icon({ of: Drawing, size = '1.25em', stroke = 1.75, className }: Props) {
  return <Drawing size={size} stroke={stroke} className={className} aria-hidden focusable={false} />;
}
