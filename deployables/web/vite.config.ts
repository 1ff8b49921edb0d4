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
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: false, proxy: { '/api': 'http://127.0.0.1:3000' } },
});
