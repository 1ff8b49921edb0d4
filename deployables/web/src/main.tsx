import './design/tokens.css';
import './design/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.ts';
import { whenSessionIsLost } from './api/transport.ts';
import { router } from './app/router.tsx';
import { meQuery } from './app/session.ts';
import { startColorScheme } from './design/color-scheme.ts';
import { startLanguage } from './i18n/index.ts';

whenSessionIsLost(() => {
  // The first question (who is there?) is answered by the guard; only a running session can be lost.
  if (!queryClient.getQueryData(meQuery.queryKey)) return;
  queryClient.clear();
  router.navigate({ to: '/sign-in', search: { next: router.state.location.href, ended: true } });
});

startColorScheme();
await startLanguage();

createRoot(document.getElementById('root') as HTMLElement).render(
  <QueryClientProvider client={queryClient}>
    <RouterProvider router={router} />
  </QueryClientProvider>,
);
