import routes from 'virtual:routes';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Routes } from '#contracts/catalogue.ts';
import { API } from './base.ts';
import type { ApiProblem } from './problem.ts';
import { transport } from './transport.ts';

declare module '@orpc/client' {
  interface Registry {
    /** The transport throws nothing else. */
    throwableError: ApiProblem;
  }
}

const link = new OpenAPILink(routes, { url: `${location.origin}${API}`, fetch: (request) => transport(request) });

/** The server's routes as typed functions. */
export const client: ContractRouterClient<Routes> = createORPCClient(link);
/** The same routes as query and mutation options. */
export const api = createTanstackQueryUtils(client);
