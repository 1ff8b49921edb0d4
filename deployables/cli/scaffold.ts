/**
 * npm run scaffold -- NAME
 * Writes a new module that works: one table, one route, its migration, its tests, its deployable; and says where to enter it. NAME must
 * stand in MODULES of contracts/define.ts.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MODULES } from '#contracts/define.ts';

const root = join(import.meta.dirname, '../..');
const name = process.argv[2] ?? '';
if (!(MODULES as readonly string[]).includes(name) || existsSync(join(root, 'modules', name))) {
  console.error(
    'usage: npm run scaffold -- NAME, which stands in MODULES of contracts/define.ts and is not in modules/ yet',
  );
  process.exit(2);
}
const Name = name.charAt(0).toUpperCase() + name.slice(1);

const files: Record<string, string> = {
  [`contracts/${name}/routes.ts`]: `import * as z from 'zod';
import { may, route } from '#contracts/define.ts';

export const ${name}Routes = {
  count${Name}Notes: route
    .meta(may(['memberOfSchool'], 'school'))
    .route({ method: 'GET', path: '/${name}/notes', summary: 'How many notes my school has', tags: ['${name}'] })
    .output(z.object({ notes: z.number().int() })),
};
`,
  [`modules/${name}/README.md`]: `# ${name}\n\nWhat it owns, what it hears, what it answers: see \`module.ts\`.\n`,
  [`modules/${name}/database/entities.ts`]: `import { defineEntity } from '@mikro-orm/core';
import { id, instant, p, reference } from '#kernel/database/columns.ts';

export const Note = defineEntity({
  name: '${Name}Note',
  tableName: '${name}_note',
  properties: { id: id(), schoolId: reference(), text: p.string().length(200), createdAt: instant() },
  indexes: [{ properties: ['schoolId'] }],
});

export const entities = [Note];
`,
  [`modules/${name}/routes/notes.ts`]: `import { ${name}Routes } from '#contracts/${name}/routes.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { Note } from '#modules/${name}/database/entities.ts';

const os = routesOf(${name}Routes);

export const router = os.router({
  count${Name}Notes: os.count${Name}Notes.handler(async ({ context }) => ({
    notes: await context.read().count(Note, { schoolId: context.schoolId ?? '' }),
  })),
});
`,
  [`modules/${name}/module.ts`]: `import { ${name}Routes } from '#contracts/${name}/routes.ts';
import { defineModule } from '#kernel/module.ts';
import { entities } from '#modules/${name}/database/entities.ts';
import { migrations } from '#modules/${name}/database/migrations/index.ts';
import { router } from '#modules/${name}/routes/notes.ts';

export const ${name} = defineModule({
  name: '${name}',
  routes: [{ contract: ${name}Routes, router }],
  entities,
  migrations,
});
`,
  [`deployables/${name}.ts`]: `/** The module ${name} alone: its own MySQL database, Redis between it and the others, reached through the gateway. */
import { ${name} } from '#modules/${name}/module.ts';
import { mysql, redisState, redisStreams, run } from './run.ts';

run({ modules: [${name}], bus: redisStreams(), state: redisState(), database: mysql() });
`,
  [`modules/${name}/${name}.integration.test.ts`]: `import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { ${name} } from '#modules/${name}/module.ts';

describe.each(DIALECTS)('${name} alone, on %s', (dialect) => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await bootModule(${name}, { dialect });
  });
  afterAll(() => app.stop());

  it('answers people of a school and nobody else', async () => {
    const token = await app.tokenFor({ id: '018f0000-0000-7000-8000-000000000001', role: 'teacher', schoolId: 's' });
    expect((await app.call('GET', '/${name}/notes', { token })).body).toEqual({ notes: 0 });
    expect((await app.call('GET', '/${name}/notes')).status).toBe(401);
  });
});
`,
};
for (const [path, text] of Object.entries(files)) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
execFileSync(process.execPath, [join(root, 'deployables/cli/migration.ts'), name, 'initial'], {
  cwd: root,
  stdio: 'inherit',
});
console.log(`modules/${name} is there. Enter it in contracts/catalogue.ts (routes, servedBy), deployables/school.ts and deployables/cli/modules.ts,
then run: npm run format && npm run reports && npm run test:integration`);
