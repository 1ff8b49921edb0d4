import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const ramp = (name: string): MantineColorsTuple =>
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((step) => `var(--${name}-${step})`) as unknown as MantineColorsTuple;

/** Mantine dressed in our tokens, for the pieces whose behaviour is hard (dialogs, menus); the rest is plain elements. */
export const theme = createTheme({
  colors: {
    pine: ramp('pine'),
    gray: ramp('sumi'),
    dark: [
      '#e7eae7',
      '#b9bfba',
      '#98a09b',
      '#6e7772',
      '#414a46',
      '#2c3430',
      '#191f1c',
      '#111614',
      '#0c110e',
      '#080b09',
    ],
  },
  primaryColor: 'pine',
  primaryShade: { light: 8, dark: 4 },
  black: '#1b2621',
  fontFamily: 'var(--font-sans)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontWeight: '700', textWrap: 'balance' },
  radius: { xs: 'var(--r-xs)', sm: 'var(--r-sm)', md: 'var(--r-md)', lg: 'var(--r-lg)', xl: 'var(--r-full)' },
  defaultRadius: 'md',
  spacing: { xs: 'var(--s2)', sm: 'var(--s3)', md: 'var(--s4)', lg: 'var(--s6)', xl: 'var(--s8)' },
  shadows: { sm: 'var(--sh-1)', md: 'var(--sh-2)', xl: 'var(--sh-3)' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'never',
  components: {
    Modal: { defaultProps: { radius: 'lg', centered: true, overlayProps: { blur: 0, backgroundOpacity: 0.45 } } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md', position: 'bottom-end' } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-border': 'var(--line-2)',
  '--mantine-color-error': 'var(--late)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--text-3)',
};
export const resolveVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
