import routes from 'virtual:routes';
import { type ClientLink, createORPCClient } from '@orpc/client';
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Routes } from '#contracts/catalogue.ts';
import { API } from './base.ts';
import { ApiProblem } from './problem.ts';
import { transport } from './transport.ts';

declare module '@orpc/client' {
  interface Registry {
    /** The transport throws nothing else. */
    throwableError: ApiProblem;
  }
}

type Link = ClientLink<Record<never, never>>;
const linkOf = (contract: AnyContractRouter): Link =>
  new OpenAPILink(contract, { url: `${location.origin}${API}`, fetch: (request) => transport(request) });
const frame = linkOf(routes);

/** Routes of pages that come by themselves: fetched beside the first of them, before anybody waits for it. */
let more: Promise<Link> | undefined;
const moreLink = (): Promise<Link> => {
  more ??= import('virtual:more-routes').then(
    (file) => linkOf(file.default),
    () => {
      more = undefined;
      throw new ApiProblem({ code: 'OFFLINE' });
    },
  );
  return more;
};
moreLink().catch(() => undefined);

const inFrame = (path: readonly string[]): boolean =>
  path.reduce<object | undefined>((at, name) => (at as Record<string, object> | undefined)?.[name], routes) !==
  undefined;

const link: Link = {
  call: async (path, input, options) => (inFrame(path) ? frame : await moreLink()).call(path, input, options),
};

/** The server's routes as typed functions. */
export const client: ContractRouterClient<Routes> = createORPCClient(link);
/** The same routes as query and mutation options. */
export const api = createTanstackQueryUtils(client);
