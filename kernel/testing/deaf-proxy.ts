import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy that can go deaf: connections stay open, and what is said on them is swallowed. */
export type DeafProxy = {
  readonly port: number;
  /** Connections made so far carry nothing any more, in either direction, and nobody is told; new ones work. */
  deafen(): void;
  /** How many were made. */
  readonly connections: number;
  stop(): Promise<void>;
};

export async function deafProxy(target: number): Promise<DeafProxy> {
  const sockets = new Set<Socket>();
  let hearing: { deaf: boolean } = { deaf: false };
  let connections = 0;
  const server = createServer((near) => {
    connections += 1;
    const own = hearing;
    const far = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => void (own.deaf || to.write(bytes)));
      from.on('close', () => {
        sockets.delete(from);
        if (!own.deaf) to.destroy();
      });
      from.on('error', () => {});
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    deafen() {
      hearing.deaf = true;
      hearing = { deaf: false };
    },
    get connections() {
      return connections;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
