import type { AnyContractRouter } from '@orpc/contract';
import type { ModuleName, RouteMeta } from '#contracts/define.ts';
import { collect } from '#kernel/http/openapi.ts';

/** Where a request belongs: the module that answers it, the route's pattern (for logs) and what its contract says of it. */
export type Destination = { readonly module: ModuleName; readonly pattern: string; readonly meta: RouteMeta };

/** Which contracts a module serves. */
export type ServedContracts = readonly { readonly module: ModuleName; readonly contract: AnyContractRouter }[];

type Node = {
  readonly fixed: Map<string, Node>;
  any: Node | undefined;
  rest: Node | undefined;
  methods: Map<string, Destination>;
};

const node = (): Node => ({ fixed: new Map(), any: undefined, rest: undefined, methods: new Map() });

/**
 * The public URL space, read from the contracts: path segment by path segment, a fixed word before a parameter
 * (`/users/imports` before `/users/{id}`), `{+rest}` for everything below. Throws when two modules claim one route.
 */
export class RouteTable {
  readonly #root = node();
  readonly modules: readonly ModuleName[];

  constructor(served: ServedContracts) {
    this.modules = [...new Set(served.map(({ module }) => module))];
    for (const { module, contract } of served) {
      const metas = new Map<string, RouteMeta>();
      collect(contract, metas);
      for (const [pattern, meta] of metas) this.#add({ module, pattern, meta });
    }
  }

  /** `path` below the API's base path, as it stands in the address. */
  find(method: string, path: string): Destination | undefined {
    const segments = path.split('/').filter(Boolean);
    return (
      search(this.#root, segments, method) ?? (method === 'HEAD' ? search(this.#root, segments, 'GET') : undefined)
    );
  }

  #add(destination: Destination): void {
    const [method = '', path = ''] = destination.pattern.split(' ');
    let at = this.#root;
    for (const segment of path.split('/').filter(Boolean)) at = below(at, segment);
    const claimed = at.methods.get(method);
    if (claimed && claimed.module !== destination.module)
      throw new Error(`${destination.pattern} is claimed by ${claimed.module} and by ${destination.module}`);
    at.methods.set(method, destination);
  }
}

/** The node a segment of a pattern leads to, made where it is missing. */
function below(at: Node, segment: string): Node {
  if (segment.startsWith('{+')) {
    at.rest ??= node();
    return at.rest;
  }
  if (segment.startsWith('{')) {
    at.any ??= node();
    return at.any;
  }
  const fixed = at.fixed.get(segment) ?? node();
  at.fixed.set(segment, fixed);
  return fixed;
}

function search(at: Node, [segment, ...more]: readonly string[], method: string): Destination | undefined {
  if (segment === undefined) return at.methods.get(method);
  const fixed = at.fixed.get(segment);
  return (
    (fixed && search(fixed, more, method)) ?? (at.any && search(at.any, more, method)) ?? at.rest?.methods.get(method)
  );
}
