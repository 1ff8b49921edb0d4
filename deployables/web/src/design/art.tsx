import type { ReactNode } from 'react';

/** Line art made from the parts of a notebook. */
const Art = ({ children }: { children: ReactNode }) => (
  <svg viewBox="0 0 120 84" width="104" height="72" fill="none" aria-hidden focusable={false}>
    {children}
  </svg>
);

export const EmptyPage = () => (
  <Art>
    <path
      d="M22 10h64a4 4 0 0 1 4 4v60a4 4 0 0 1-4 4H22z"
      fill="var(--surface)"
      stroke="var(--line-ctl)"
      strokeWidth="1.75"
    />
    <path d="M38 10v68M54 10v68M70 10v68M22 26h68M22 42h68M22 58h68" stroke="var(--accent-line)" opacity=".75" />
    <path d="M22 8v72" stroke="var(--accent)" strokeWidth="5" strokeLinecap="round" />
    <path
      d="m74 62 26-26 6 6-26 26-8 2z"
      fill="var(--surface)"
      stroke="var(--text)"
      strokeWidth="1.75"
      strokeLinejoin="round"
    />
  </Art>
);

export const NoLine = () => (
  <Art>
    <rect
      x="24"
      y="16"
      width="46"
      height="54"
      rx="4"
      fill="var(--surface)"
      stroke="var(--line-ctl)"
      strokeWidth="1.75"
    />
    <path d="M34 30h26M34 40h26M34 50h16" stroke="var(--accent)" strokeWidth="2.5" strokeLinecap="round" />
    <path
      d="M80 34c8-8 20-8 28 0M85 42c5-5 13-5 18 0M91 50c2-2 5-2 7 0"
      stroke="var(--line-ctl)"
      strokeWidth="2"
      strokeLinecap="round"
    />
    <path d="m80 58 28-32" stroke="var(--late-mark)" strokeWidth="2.5" strokeLinecap="round" />
  </Art>
);

export const ClosedBook = () => (
  <Art>
    <rect x="30" y="8" width="60" height="70" rx="4" fill="var(--spine)" />
    <rect x="35" y="13" width="50" height="60" rx="2" stroke="var(--foil)" strokeWidth=".8" opacity=".7" />
    <path d="M76 8v70" stroke="var(--shu-5)" strokeWidth="4" />
    <rect x="46" y="26" width="22" height="12" rx="1" fill="var(--foil)" opacity=".85" />
  </Art>
);

export const TornPage = () => (
  <Art>
    <path
      d="M28 10h64v30l-8 6-7-5-8 7-8-6-8 7-9-6-8 5-8-4z"
      fill="var(--surface)"
      stroke="var(--line-ctl)"
      strokeWidth="1.75"
      strokeLinejoin="round"
    />
    <path
      d="M28 52l8 4 8-5 9 6 8-7 8 6 8-7 7 5 8-6v30H28z"
      stroke="var(--line-ctl)"
      strokeWidth="1.75"
      strokeDasharray="3 4"
      strokeLinejoin="round"
    />
    <path d="M42 22h34M42 31h22" stroke="var(--line-2)" strokeWidth="2.5" strokeLinecap="round" />
  </Art>
);

/** A Q whose tail is a stroke of the red pen. */
export const Mark = ({ size = 34 }: { size?: number }) => (
  <svg viewBox="0 0 40 40" width={size} height={size} fill="none" aria-hidden focusable={false}>
    <circle
      cx="18.5"
      cy="18.5"
      r="13"
      stroke="currentColor"
      strokeWidth="4.2"
      strokeLinecap="round"
      strokeDasharray="69 13"
      transform="rotate(62 18.5 18.5)"
    />
    <path d="M22.5 23.5 34 35" stroke="#e96b47" strokeWidth="4.6" strokeLinecap="round" />
  </svg>
);
