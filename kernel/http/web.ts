import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { RequestHandler, Router } from 'express';
import express from 'express';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};
const FOREVER = 'public, max-age=31536000, immutable';

/** Where the built pages come from: a folder, or the inside of the single executable. */
export type WebFiles = { names(): string[]; read(name: string): Buffer };

export function webFolder(folder: string): WebFiles {
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile())
    : [];
  return {
    names: () => files.map((name) => relative('.', name).split(sep).join('/')),
    read: (name) => readFileSync(join(folder, name)),
  };
}

/** One policy for every page: nothing but ourselves; styles of the component library by nonce. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Serves the web: hashed assets for ever and compressed once, every other address the page itself with a fresh nonce. */
export function web(files: WebFiles): Router {
  const router = express.Router();
  const known = new Set(files.names());
  const compressed = new Map<string, { body: Buffer; encoding: string | undefined }>();

  const asset: RequestHandler = (req, res, next) => {
    const name = req.path.slice(1);
    if (!known.has(name) || name === 'index.html') return next();
    const accepted = req.acceptsEncodings('br', 'gzip') || undefined;
    const key = `${accepted}:${name}`;
    let entry = compressed.get(key);
    if (!entry) {
      entry = compress(files.read(name), /\.(js|css|svg|json)$/.test(name) ? accepted : undefined);
      compressed.set(key, entry);
    }
    res.type(TYPES[extname(name)] ?? 'application/octet-stream').set('vary', 'accept-encoding');
    res.set('cache-control', name.startsWith('assets/') ? FOREVER : 'no-cache');
    if (entry.encoding) res.set('content-encoding', entry.encoding);
    res.end(entry.body);
  };

  const page: RequestHandler = (req, res, next) => {
    // A file of an older build is missing, not a page: the browser must be told, or it would run HTML as a script.
    if (!known.has('index.html') || req.path.startsWith('/assets/')) return next();
    const nonce = randomBytes(16).toString('base64');
    res.set('content-security-policy', policy(nonce)).set('cache-control', 'no-store').type('html');
    res.send(files.read('index.html').toString('utf8').replaceAll('__NONCE__', nonce));
  };

  router.get(/^\/(?!api\/|health\/|metrics$).*/, asset, page);
  return router;
}

function compress(body: Buffer, accepted: string | undefined): { body: Buffer; encoding: string | undefined } {
  if (accepted === 'br') {
    return { body: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }), encoding: 'br' };
  }
  if (accepted === 'gzip') return { body: gzipSync(body), encoding: 'gzip' };
  return { body, encoding: undefined };
}
