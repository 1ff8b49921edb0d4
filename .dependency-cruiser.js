/** The architecture, as rules. Each name is a sentence; each has a planted violation that proves it fires. */
const MODULES = 'user|academic|content|analytics|assessment|ai|notification|basebuilder';
const TEST = '\\.(test|spec|conformance|bench)\\.ts$';
const TESTING = ['^(kernel|modules/[^/]+)/testing/', '^kernel/bus/conformance/', '^e2e/', TEST];
const npm = (names) => `node_modules/(${names})/`;
const rule = (name, from, to) => ({ name, severity: 'error', from, to });

export default {
  forbidden: [
    rule('module-stands-alone', { path: '^modules/([^/]+)/' }, { path: '^modules/', pathNot: '^modules/$1/' }),
    rule(
      'module-has-one-door',
      { path: '^(deployables|e2e)/' },
      { path: '^modules/', pathNot: '^modules/[^/]+/module\\.ts$' },
    ),
    // The test server of models is spoken to over HTTP only; `source-knows-no-test` keeps it to tests.
    rule(
      'module-knows-no-deployable',
      { path: '^modules/' },
      { path: '^(deployables|e2e)/', pathNot: '^e2e/support/fake-openai\\.ts$' },
    ),
    rule(
      'contracts-stand-alone',
      { path: '^contracts/' },
      { pathNot: ['^contracts/', npm('zod'), npm('@orpc/contract')] },
    ),
    rule(
      'kernel-knows-no-domain',
      { path: '^kernel/', pathNot: TESTING },
      {
        path: '^(contracts|modules|deployables|e2e)/',
        pathNot: '^contracts/(define|ids|problem|page|audit)\\.ts$',
      },
    ),
    // Formulas are as pure as we are: judgement.ts is shared with the pages, ts-fsrs computes when a word is due.
    rule(
      'domain-is-pure',
      { path: '^modules/([^/]+)/domain/', pathNot: TEST },
      {
        pathNot: [
          '^modules/$1/domain/',
          '^contracts/ids\\.ts$',
          '^contracts/basebuilder/judgement\\.ts$',
          npm('ts-fsrs'),
        ],
      },
    ),
    rule(
      'use-case-knows-no-transport',
      { path: '^modules/[^/]+/use-cases/', pathNot: TEST },
      {
        path: [
          '^modules/[^/]+/(routes|subscribers|queries)/',
          '^kernel/(http|bus)/',
          npm('express|redis|eventemitter2'),
        ],
      },
    ),
    rule(
      'database-and-replicas-know-no-use-case',
      { path: '^modules/[^/]+/(database|replicas)/', pathNot: TEST },
      { path: '^modules/[^/]+/(use-cases|routes|subscribers|queries)/' },
    ),
    rule(
      'vendor-stays-in-kernel',
      { pathNot: ['^kernel/', ...TESTING] },
      {
        path: npm(
          'express|redis|eventemitter2|inversify|jose|pino|prom-client|rate-limiter-flexible|csv-parse|csv-stringify|tar|@aws-sdk/client-s3|file-type|yauzl|yazl|fast-xml-parser|content-disposition',
        ),
      },
    ),
    rule('openai-stays-in-ai', { pathNot: ['^modules/ai/', ...TESTING] }, { path: npm('openai') }),
    rule(
      'nodemailer-stays-in-notification',
      { pathNot: ['^modules/notification/', ...TESTING] },
      { path: npm('nodemailer') },
    ),
    rule(
      'puppeteer-stays-in-pdf',
      { pathNot: ['^kernel/pdf/', ...TESTING] },
      { path: npm('puppeteer|puppeteer-core') },
    ),
    rule(
      'deployable-carries-only-its-module',
      { path: `^deployables/(${MODULES})\\.ts$` },
      { path: '^modules/', pathNot: '^modules/$1/', reachable: true },
    ),
    rule(
      'web-speaks-contracts',
      { path: '^deployables/web/' },
      { path: '^(kernel|modules|deployables|e2e)/', pathNot: '^deployables/web/' },
    ),
    rule('e2e-is-black-box', { path: '^e2e/' }, { path: '^(kernel|modules|deployables)/' }),
    rule(
      'source-knows-no-test',
      { path: '^(contracts|kernel|modules|deployables)/', pathNot: TESTING },
      { path: TESTING },
    ),
    rule('no-circular', {}, { circular: true }),
    rule('no-unresolvable', {}, { couldNotResolve: true, pathNot: '^virtual:' }),
    rule('no-undeclared-package', {}, { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'fixtures/architecture' },
    // Without it, imports of types alone vanish before the rules see them.
    tsPreCompilationDeps: true,
    detectJSDocImports: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
