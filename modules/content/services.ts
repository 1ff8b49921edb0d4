import * as z from 'zod';
import { provide, token } from '#kernel/container.ts';
import { fileSettings, fileStorageFrom } from '#kernel/files/settings.ts';
import { fileStorageToken } from '#kernel/files/storage.ts';

export const contentSettings = fileSettings.extend({
  QUESTED_FILES_QUOTA: z.coerce
    .number()
    .positive()
    .default(50)
    .describe('Gigabytes of uploaded files one school may have.'),
});
type Settings = z.output<typeof contentSettings>;

/** Bytes of files one school may have. */
export const quotaToken = token<number>('quota of files');

export const contentServices = (settings: Settings) => [
  provide(fileStorageToken, () => fileStorageFrom(settings)),
  provide(quotaToken, () => settings.QUESTED_FILES_QUOTA * 1e9),
];
