import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// @ts-expect-error: the package has no types; what is used of it stands below
import S3rver from 's3rver';

type Server = { run(): Promise<{ port: number }>; close(): Promise<void> };
const Rver = S3rver as new (options: object) => Server;

/** An S3-speaking server of our own with one empty bucket; its settings as the program reads them. */
export async function startS3(bucket = 'files') {
  const directory = mkdtempSync(join(tmpdir(), 'quested-s3-'));
  const server = new Rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: bucket }],
  });
  const { port } = await server.run();
  return {
    settings: {
      QUESTED_S3_BUCKET: bucket,
      QUESTED_S3_ENDPOINT: `http://127.0.0.1:${port}`,
      QUESTED_S3_KEY_ID: 'S3RVER',
      QUESTED_S3_SECRET: 'S3RVER',
    },
    async stop() {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
