import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { RouteContext } from '#kernel/http/routes.ts';

/** Where a request comes from, in the little a session list or a rate limit needs. */
export function clientOf(req: Request): RouteContext['client'] {
  return {
    address: req.ip ?? '',
    device: (req.get('user-agent') ?? '').slice(0, 200),
    language: req.acceptsLanguages('ja', 'en') === 'en' ? 'en' : 'ja',
  };
}

/** Cookies no script can read and no other site can send along with a write. */
export function cookiesOf(req: Request, res: Response): Pick<RouteContext, 'cookie' | 'setCookie' | 'clearCookie'> {
  const sent = parseCookie(req.headers.cookie ?? '');
  const safe = { httpOnly: true, sameSite: 'lax', secure: req.secure } as const;
  return {
    cookie: (name) => sent[name],
    setCookie: (name, value, { path, maxAge }) => {
      res.cookie(name, value, { ...safe, path, ...(maxAge === undefined ? {} : { maxAge: maxAge * 1000 }) });
    },
    clearCookie: (name, path) => void res.clearCookie(name, { ...safe, path }),
  };
}
