import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { route } from '#contracts/define.ts';
import { RouteTable } from '#kernel/gateway/route-table.ts';

const get = (path: `/${string}`) => route.route({ method: 'GET', path }).output(z.void());
const table = new RouteTable([
  {
    module: 'user',
    contract: { one: get('/users/{id}'), imports: get('/users/imports'), slips: get('/users/imports/{id}/slips') },
  },
  { module: 'academic', contract: { of: get('/users/{id}/classes'), files: get('/files/{+path}') } },
]);
const found = (method: string, path: string) => {
  const destination = table.find(method, path);
  return destination && `${destination.module}: ${destination.pattern}`;
};

describe('the route table', () => {
  it('finds the module of a route, a fixed word before a parameter', () => {
    expect(found('GET', '/users/42')).toBe('user: GET /users/{id}');
    expect(found('GET', '/users/imports')).toBe('user: GET /users/imports');
    expect(found('GET', '/users/imports/7/slips')).toBe('user: GET /users/imports/{id}/slips');
  });

  it('comes back from a fixed word that leads nowhere', () => {
    expect(found('GET', '/users/imports/classes')).toBe('academic: GET /users/{id}/classes');
  });

  it('hands everything below a rest parameter over', () => {
    expect(found('GET', '/files/a/b/c.png')).toBe('academic: GET /files/{+path}');
  });

  it('answers HEAD by GET, and nothing for what no contract names', () => {
    expect(found('HEAD', '/users/42')).toBe('user: GET /users/{id}');
    for (const [method, path] of [
      ['POST', '/users/42'],
      ['GET', '/users'],
      ['GET', '/'],
      ['GET', '/users/42/unknown'],
    ] as const)
      expect(found(method, path)).toBeUndefined();
  });

  it('refuses a route two modules claim', () => {
    const claim = () =>
      new RouteTable([
        { module: 'user', contract: { a: get('/users/{id}') } },
        { module: 'ai', contract: { b: get('/users/{person}') } },
      ]);
    expect(claim).toThrow('claimed by user and by ai');
  });
});
