/// <reference lib="webworker" />
/**
 * Practice opens without a line: the page and the scripts it needs are kept when it was opened once. Nothing a server says
 * about anybody is kept here (practice keeps its own in IndexedDB, which goes with the person), so that signing out has
 * nothing to clear. Every build is another file: the new worker takes over at once, and with a line pages always come
 * from the server, so that nobody is held at an old version.
 */
export {};

declare const self: ServiceWorkerGlobalScope;
/** Put in by the build: what practice needs, by hashed names, and a name that is another one for every build. */
declare const KEPT: { version: string; files: string[] };

const CACHE = `quested.pages.${KEPT.version}`;
const SHELL = '/practice/session';

self.addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(KEPT.files.map((file) => new Request(file, { credentials: 'same-origin' })));
    // The page comes with its policy and the nonce that fits it; both are kept together.
    const page = await fetch(SHELL, { cache: 'no-store', credentials: 'omit' });
    if (!page.ok) throw new Error('the page could not be kept');
    await cache.put(SHELL, page);
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});

self.addEventListener('activate', (event) => {
  const takeOver = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith('quested.pages.') && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(takeOver());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(pageOf(request, pathname));
  // Hashed names never change what they hold.
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(request).then((found) => found ?? fetch(request)));
});

const kept = async (request: Request | string) => (await caches.open(CACHE)).match(request);

/** Without a line the address of practice leads to the session; every other page can at least say that the line is gone. */
async function pageOf(request: Request, pathname: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    if (pathname === '/practice') return Response.redirect(SHELL, 302);
    const page = await kept(SHELL);
    if (page) return page;
    throw cause;
  }
}
