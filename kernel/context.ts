import { AsyncLocalStorage } from 'node:async_hooks';

/** What travels unbroken from a request or event to everything it causes. */
export type Context = {
  readonly correlation: string;
  readonly causation: string;
  readonly traceparent?: string | undefined;
  readonly actor?: string | undefined;
  readonly schoolId?: string | undefined;
};

const storage = new AsyncLocalStorage<Context>();

/** The context of the work under way; outside of any there is none. */
export const currentContext = (): Context | undefined => storage.getStore();

export const inContext = <T>(context: Context, fn: () => T): T => storage.run(context, fn);
