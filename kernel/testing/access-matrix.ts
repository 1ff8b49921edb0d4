import { type AnyContractRouter, isContractProcedure } from '@orpc/contract';
import { type AnyRouter, implement } from '@orpc/server';
import type { AccessWord } from '#contracts/define.ts';
import { Refusal } from '#kernel/errors.ts';
import { collect } from '#kernel/http/openapi.ts';
import type { RouteContext } from '#kernel/http/routes.ts';
import type { ModuleManifest } from '#kernel/module.ts';

/** What a handler of a matrix application answers: access was granted. */
export const REACHED = 'the handler was reached';

/** The same module with its real access and handlers that do nothing, so that every route can be tried by everybody. */
export function withoutEffects(manifest: ModuleManifest): ModuleManifest {
  const routes = manifest.routes.map(({ contract }) => ({ contract, router: idle(contract) }));
  return { ...manifest, routes, timers: [] };
}

function idle(contract: AnyContractRouter): AnyRouter {
  if (isContractProcedure(contract)) {
    return implement(contract)
      .$context<RouteContext>()
      .handler(() => {
        throw new Refusal('CONFLICT', REACHED);
      });
  }
  return Object.fromEntries(Object.entries(contract).map(([name, inner]) => [name, idle(inner as AnyContractRouter)]));
}

export type MatrixRoute = {
  method: string;
  path: string;
  words: readonly AccessWord[];
  thing: string | undefined;
  by: string | undefined;
};

/** Every route of the given modules. */
export function routesIn(modules: readonly ModuleManifest[]): MatrixRoute[] {
  return modules.flatMap((module) =>
    module.routes.flatMap(({ contract }) => {
      const metas = new Map<string, { access?: { words: readonly AccessWord[]; thing?: string; by?: string } }>();
      collect(contract, metas);
      return [...metas].map(([route, { access }]) => {
        const [method = '', path = ''] = route.split(' ');
        return { method, path, words: access?.words ?? [], thing: access?.thing, by: access?.by };
      });
    }),
  );
}
