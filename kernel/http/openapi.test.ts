import { expect, it } from 'vitest';
import * as z from 'zod';
import { may, route } from '#contracts/define.ts';
import { openApi } from '#kernel/http/openapi.ts';

it('describes routes with their access words and the problem document', async () => {
  const document = await openApi(
    {
      get: route
        .meta(may(['self'], 'user', 'id'))
        .route({ method: 'GET', path: '/users/{id}' })
        .input(z.object({ id: z.uuid() }))
        .output(z.object({ name: z.string() })),
    },
    '1',
  );
  const operation = document.paths['/users/{id}']?.get;
  expect(operation?.['x-access']).toEqual({ words: ['self'], thing: 'user' });
  expect(operation?.security).toHaveLength(2);
  expect(JSON.stringify(operation?.responses.default)).toContain('#/components/schemas/Problem');
});
