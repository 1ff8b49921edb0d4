import { join, resolve } from 'node:path';
import * as z from 'zod';
import { ConfigurationError, kernelSettings } from '#kernel/config.ts';
import { LocalStorage } from '#kernel/files/local.storage.ts';
import { S3Storage } from '#kernel/files/s3.storage.ts';
import type { FileStorage } from '#kernel/files/storage.ts';

/** Folder of the files within the data folder. */
const FOLDER = 'uploads';

/** Where files are kept; part of the settings of the module that keeps them. */
export const fileSettings = z.object({
  QUESTED_DATA: kernelSettings.shape.QUESTED_DATA,
  QUESTED_S3_BUCKET: z
    .string()
    .optional()
    .describe(
      'Bucket for uploaded files on a server that speaks S3; without it they lie in `uploads` in `QUESTED_DATA`.',
    ),
  QUESTED_S3_ENDPOINT: z
    .url()
    .optional()
    .describe('Address of that server, e.g. `https://minio.example:9000`; AWS without it.'),
  QUESTED_S3_REGION: z.string().default('us-east-1').describe('Region of the bucket.'),
  QUESTED_S3_KEY_ID: z.string().optional().describe('Access key of the bucket.'),
  QUESTED_S3_SECRET: z.string().optional().describe('Its secret. Secret.'),
});

export function fileStorageFrom(settings: z.output<typeof fileSettings>): FileStorage {
  if (!settings.QUESTED_S3_BUCKET) return new LocalStorage(join(resolve(settings.QUESTED_DATA), FOLDER));
  if (!settings.QUESTED_S3_KEY_ID || !settings.QUESTED_S3_SECRET) {
    throw new ConfigurationError(
      'QuestEd cannot start: QUESTED_S3_BUCKET needs QUESTED_S3_KEY_ID and QUESTED_S3_SECRET.',
    );
  }
  return new S3Storage({
    endpoint: settings.QUESTED_S3_ENDPOINT,
    region: settings.QUESTED_S3_REGION,
    bucket: settings.QUESTED_S3_BUCKET,
    keyId: settings.QUESTED_S3_KEY_ID,
    secret: settings.QUESTED_S3_SECRET,
  });
}
