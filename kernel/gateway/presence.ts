import { networkInterfaces } from 'node:os';
import type { Instance, Registration } from '#kernel/gateway/instances.ts';
import { TELL_MS } from '#kernel/gateway/redis-directory.ts';

/**
 * Keeps telling that this process is there, with what its health report says, until it is told to leave. A telling that
 * does not arrive is made good by the next one.
 */
export function keepPresent(
  registration: Registration,
  instance: Omit<Instance, 'ready'>,
  ready: () => Promise<boolean>,
): { leave(): Promise<void> } {
  let telling = Promise.resolve();
  const tell = async () => {
    const state = await ready().catch(() => false);
    await registration.tell({ ...instance, ready: state }).catch(() => undefined);
  };
  const again = () => {
    telling = telling.then(tell);
  };
  again();
  const timer = setInterval(again, TELL_MS);
  return {
    async leave() {
      clearInterval(timer);
      await telling;
      await registration.withdraw(instance.id).catch(() => undefined);
    },
  };
}

/** The address other processes reach this one by, unless a setting says so: the one it listens on, else its first own. */
export function reachableUrl(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find((address) => address.family === 'IPv4' && !address.internal);
  const name = everywhere ? (own?.address ?? '127.0.0.1') : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
