import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifyContractRouter } from '@orpc/contract';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, transformWithOxc } from 'vite';
import { type Routes, routes } from '#contracts/catalogue.ts';

type Bare = { '~orpc'?: { route: Record<string, unknown> } } & Record<string, unknown>;
/** Of a route only what a request is built from: no summaries, tags and access words. */
function written(contract: Bare): string {
  const route = contract['~orpc']?.route;
  if (!route) return `{${Object.entries(contract).map(([name, inner]) => `${name}:${written(inner as Bare)}`)}}`;
  const { method, path, summary: _, tags: __, successStatus: ___, ...rest } = route;
  return `r(${[method, path, ...(Object.keys(rest).length ? [rest] : [])].map((part) => JSON.stringify(part))})`;
}

/** What signing in and the frame around every page ask for; the routes of the others come beside their pages. */
const FRAME: readonly string[] = ['auth', 'notification.inbox', 'user.counts'] satisfies (
  | keyof Routes
  | { [Name in keyof Routes]: `${Name}.${keyof Routes[Name] & string}` }[keyof Routes]
)[];

/** The browser needs the methods and paths of the routes, not their schemas: the contract as data keeps zod out. */
function routesAsData(): Plugin {
  const all = Object.entries(minifyContractRouter(routes) as unknown as Record<string, Bare>);
  const one = `const r=(method,path,more)=>({'~orpc':{errorMap:{},meta:{},route:{method,path,...more}}});`;
  const only = (wanted: (group: string, name: string) => boolean) => {
    const groups = all.map(
      ([group, of]) => [group, Object.fromEntries(Object.entries(of).filter(([name]) => wanted(group, name)))] as const,
    );
    return `${one}export default ${written(Object.fromEntries(groups.filter(([, of]) => Object.keys(of).length > 0)) as Bare)}`;
  };
  const frame = (group: string, name: string) => FRAME.includes(group) || FRAME.includes(`${group}.${name}`);
  const files: Record<string, string> = {
    'virtual:routes': only(frame),
    'virtual:more-routes': only((group, name) => !frame(group, name)),
  };
  return {
    name: 'routes-as-data',
    resolveId: (id) => (id in files ? `\0${id}` : undefined),
    load: (id) => files[id.slice(1)],
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
    test: /src\/(api\/(?!uuid)|app\/[a-z-]+\.tsx?|i18n\/(?!zoned)[a-z-]+\.ts|design\/(art|button|classes|color-scheme|field|form|icon|layout|problem-text|states|switches|password-field|toast)\b)/,
  },
  // What several pages share would be a file for each piece otherwise, a hundred of them to fetch and to name.
  { name: 'pieces', test: /src\/design\/(?!.*(markdown-text|-window|editing\/))/, minShareCount: 3 },
  { name: 'icons', test: /node_modules\/@tabler\/icons-react\/dist\/esm\/icons\//, minShareCount: 2 },
];

/** Where what practice needs without a line begins: its pages, its door, the routes of its module and the words. */
const TAKEN_ALONG =
  /src\/main\.tsx$|index\.html$|practice\/(session-page\.tsx|offline\/guard\.ts)$|design\/markdown-text\.tsx$|virtual:more-routes$|words\/(ja|en)\/(common|practice)\.ts$/;

/**
 * Writes the service worker with the list of files that practice needs: the pieces named above and everything they
 * import, scripts and styles. Another list is another worker.
 */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    async generateBundle(_options, bundle) {
      const files = new Set<string>(['/favicon.svg']);
      const add = (name: string): void => {
        const piece = bundle[name];
        if (piece?.type !== 'chunk' || files.has(`/${name}`)) return;
        files.add(`/${name}`);
        for (const style of piece.viteMetadata?.importedCss ?? []) files.add(`/${style}`);
        for (const other of piece.imports) add(other);
      };
      for (const piece of Object.values(bundle))
        if (piece.type === 'chunk' && piece.facadeModuleId && TAKEN_ALONG.test(piece.facadeModuleId))
          add(piece.fileName);
      const list = [...files].sort();
      const version = createHash('sha256').update(list.join()).digest('hex').slice(0, 12);
      const path = join(import.meta.dirname, 'worker/service-worker.ts');
      const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path);
      const kept = JSON.stringify({ version, files: list });
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: `const KEPT=${kept};\n${code.replace(/^export \{\s*\};?$/m, '')}`,
      });
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), routesAsData(), serviceWorker()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: {
      polyfill: false,
      // A page asks for what it shares with others by itself. Naming all that before would put three hundred file names
      // into the first load; only styles must be there before their page.
      resolveDependencies: (_file, deps, { hostType }) =>
        hostType === 'html' ? deps : deps.filter((name) => name.endsWith('.css')),
    },
    // The content security policy of the server allows no data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } },
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: false, proxy: { '/api': 'http://127.0.0.1:3000' } },
});
