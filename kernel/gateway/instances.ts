import type { ModuleName } from '#contracts/define.ts';
import { ConfigurationError } from '#kernel/config.ts';

/** One process that serves modules over HTTP, as it tells of itself. */
export type Instance = {
  /** Unique per process start. */
  readonly id: string;
  /** `http://host:port` */
  readonly url: string;
  readonly modules: readonly ModuleName[];
  readonly version: string;
  /** What its own health report says; an instance that is not ready is used only when there is no other. */
  readonly ready: boolean;
};

/** Where a gateway learns which instances there are. */
export interface Directory {
  /** The instances known right now; never waits. */
  instances(): readonly Instance[];
  /** Whether what it knows is fresh; a directory that has lost its source keeps what it knew. */
  fresh(): boolean;
  close(): void;
}

/** Where a process tells that it is there. */
export interface Registration {
  /** Tells the present state; repeated by the caller, and forgotten by itself a little after the last time. */
  tell(instance: Instance): Promise<void>;
  /** The instance takes no more requests. */
  withdraw(id: string): Promise<void>;
}

/**
 * Reads a static list: `user=http://10.0.0.4:3000, user=http://10.0.0.5:3000, academic=http://10.0.0.6:3000`.
 * Throws ConfigurationError naming the entry that is wrong.
 */
export function listedInstances(text: string, modules: readonly ModuleName[]): Instance[] {
  const entries = text.split(',').map((entry) => entry.trim());
  return entries.filter(Boolean).map((entry) => {
    const [name = '', address = ''] = entry.split('=').map((part) => part.trim());
    const url = URL.parse(address);
    if (url?.protocol !== 'http:' || !modules.includes(name as ModuleName)) {
      throw new ConfigurationError(
        `QUESTED_INSTANCES: "${entry}" is not of the form module=http://host:port (modules: ${modules.join(', ')})`,
      );
    }
    return { id: entry, url: url.origin, modules: [name as ModuleName], version: '', ready: true };
  });
}
