import type { AnyContractRouter } from '@orpc/contract';
import { implement } from '@orpc/server';
import type { Principal } from '#kernel/access/principal.ts';
import type { FileAnswer, StreamedAnswer } from '#kernel/http/send-file.ts';
import type { ModuleContext } from '#kernel/module.ts';

/** What a handler has in hand beside its input. A handler only translates: input → use case → answer. */
export type RouteContext = ModuleContext & {
  /** Who calls; on routes for `anonymous` nobody may be there. */
  readonly caller: Principal | undefined;
  /** The caller of a route that needs one; on routes for `anonymous`, NOBODY. */
  readonly me: Principal;
  /** The tenant access was granted for. Every row read or written must belong to it; `null` only for the operator. */
  readonly schoolId: string | null;
  readonly client: { readonly address: string; readonly device: string; readonly language: 'ja' | 'en' };
  readonly cookie: (name: string) => string | undefined;
  /** Sets an httpOnly cookie of this site; `maxAge` in seconds, `undefined` for as long as the browser is open. */
  readonly setCookie: (name: string, value: string, options: { path: string; maxAge?: number | undefined }) => void;
  readonly clearCookie: (name: string, path: string) => void;
  /**
   * On routes that stream their request: the body as it arrives. Throws PAYLOAD_TOO_LARGE with the byte that is too
   * many, and whatever the connection broke with. Whoever stops reading early still has an answer to give.
   */
  readonly body: () => AsyncIterable<Uint8Array>;
  /** How many bytes the client says it will send, if it says so. */
  readonly bodyLength: number | undefined;
  /** On routes that stream their answer: what is sent once the handler has returned. */
  readonly sendFile: (file: FileAnswer) => void;
  /** The same for what has no known length. */
  readonly sendStream: (answer: StreamedAnswer) => void;
};

/** The contract, ready for handlers: `routesOf(userRoutes).list.handler(({ input, context }) => …)`. */
export const routesOf = <Contract extends AnyContractRouter>(contract: Contract) =>
  implement(contract).$context<RouteContext>();
