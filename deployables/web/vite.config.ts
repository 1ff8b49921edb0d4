import { minifyContractRouter } from '@orpc/contract';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { routes } from '#contracts/catalogue.ts';

/** Only what a request is built from: no summaries, tags and access words. */
const bare = (contract: unknown): unknown =>
  JSON.parse(JSON.stringify(contract), (key, value) => {
    if (key === 'meta' || key === 'errorMap') return {};
    return ['summary', 'tags', 'successStatus'].includes(key) ? undefined : value;
  });

/** The browser needs the methods and paths of the routes, not their schemas: the contract as data keeps zod out. */
function routesAsData(): Plugin {
  const contract = bare(minifyContractRouter(routes));
  return {
    name: 'routes-as-data',
    resolveId: (id) => (id === 'virtual:routes' ? '\0routes' : undefined),
    load: (id) => (id === '\0routes' ? `export default ${JSON.stringify(contract)}` : undefined),
  };
}

/**
 * What every page needs comes in two pieces instead of thirty: they compress better together, and the libraries stay in
 * the browser's cache when only our own pages change.
 */
const GROUPS = [
  {
    name: 'libraries',
    test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|i18next|@orpc\/[a-z-]+|@tanstack\/(?!.*virtual)[a-z-]+)\//,
  },
  {
    name: 'frame',
    test: /src\/(api|app\/[a-z-]+\.tsx?|i18n\/[a-z-]+\.ts|design\/(art|button|classes|color-scheme|field|form|icon|layout|problem-text|states|switches|choice|password-field|badge|page|toast)\b)/,
  },
];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), routesAsData()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    // The content security policy of the server allows no data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } },
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: false, proxy: { '/api': 'http://127.0.0.1:3000' } },
});
