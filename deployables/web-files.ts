import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { getAssetKeys, getRawAsset, isSea } from 'node:sea';
import { type WebFiles, webFolder } from '#kernel/http/web.ts';

/** What the single executable calls the pages inside it. */
export const WEB_ASSETS = 'web/';

/** The built pages: inside the single executable, beside a bundle, or where the build puts them. */
export function builtWeb(): WebFiles {
  if (isSea()) return insideExecutable;
  const here = import.meta.dirname;
  const beside = join(here, 'pages');
  return webFolder(existsSync(beside) ? beside : join(here, '../dist/web'));
}

const insideExecutable: WebFiles = {
  names: () =>
    getAssetKeys()
      .filter((key) => key.startsWith(WEB_ASSETS))
      .map((key) => key.slice(WEB_ASSETS.length)),
  read: (name) => Buffer.from(getRawAsset(`${WEB_ASSETS}${name}`)),
};
