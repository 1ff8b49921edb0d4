import type { Directory, Instance } from '#kernel/gateway/instances.ts';

const LOOK_MS = 2000;

/** Instances named by setting; they do not register, so their own health report is asked for. */
export function listedDirectory(listed: readonly Instance[]): Directory {
  let known = listed;
  const look = async () => {
    known = await Promise.all(listed.map(async (instance) => ({ ...instance, ready: await saysReady(instance) })));
  };
  void look();
  const timer = setInterval(look, LOOK_MS);
  return { instances: () => known, fresh: () => true, close: () => clearInterval(timer) };
}

async function saysReady({ url }: Instance): Promise<boolean> {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(LOOK_MS) }).catch(() => undefined);
  return answer?.ok ?? false;
}

/** Several directories read as one. */
export const together = (...directories: readonly Directory[]): Directory => ({
  instances: () => directories.flatMap((directory) => directory.instances()),
  fresh: () => directories.every((directory) => directory.fresh()),
  close: () => {
    for (const directory of directories) directory.close();
  },
});
