import '@mantine/core/styles/default-css-variables.css';
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { useScheme } from './color-scheme.ts';
import { nonce } from './nonce.ts';
import { resolveVariables, theme } from './theme.ts';

/** Around Mantine's pieces only, and fetched with them: sign-in and shell start without its weight. */
export function Mantine({ children }: { children: ReactNode }) {
  const scheme = useScheme();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      forceColorScheme={scheme}
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  );
}
