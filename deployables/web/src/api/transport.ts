import { ApiProblem, readProblem } from './problem.ts';
import { randomId } from './random-id.ts';
import { renewSession } from './session-renewal.ts';

const SAFE = new Set(['GET', 'HEAD']);
/** Here 401 is the answer itself and no sign of a session that ran out. */
const WITHOUT_RENEWAL = ['/auth/login', '/auth/refresh', '/auth/change-password'];

let onSessionLost: () => void = () => undefined;
/** The router tells where to go when the session cannot be renewed. */
export const whenSessionIsLost = (action: () => void): void => {
  onSessionLost = action;
};

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem({ code: 'OFFLINE' });
  }
}

/**
 * One call to the server. Each unsafe call has its own Idempotency-Key, so that sending it again (after the session was
 * renewed, or because the line broke before the answer came) never does the thing twice.
 */
export async function transport(request: Request): Promise<Response> {
  const unsafe = !SAFE.has(request.method);
  request.headers.set('x-requested-with', 'QuestEd');
  request.headers.set('accept-language', document.documentElement.lang);
  if (unsafe) request.headers.set('idempotency-key', randomId());

  let response = await send(request.clone()).catch((problem: unknown) => {
    if (unsafe && navigator.onLine && problem instanceof ApiProblem) return send(request.clone());
    throw problem;
  });
  const renewable = !WITHOUT_RENEWAL.some((path) => request.url.includes(path));
  if (response.status === 401 && renewable) {
    if (await renewSession()) response = await send(request);
    else onSessionLost();
  }
  if (!response.ok) throw await readProblem(response);
  return response;
}
