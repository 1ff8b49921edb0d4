import { API } from '../../../api/base.ts';
import { ApiProblem, readProblem } from '../../../api/problem.ts';
import { renewSession } from '../../../api/session-renewal.ts';

export type Sending = { signal: AbortSignal; onProgress?: (bytes: number) => void };

/**
 * Sends bytes to the server; `onProgress` says how many have left. The browser's `fetch` cannot say that. Answers the body
 * of the answer; throws ApiProblem, `OFFLINE` when the line broke.
 */
export async function sendBytes<Answer>(path: string, bytes: Blob, sending: Sending): Promise<Answer> {
  let answer = await put(path, bytes, sending);
  if (answer.status === 401 && (await renewSession())) answer = await put(path, bytes, sending);
  if (!answer.ok) throw await readProblem(answer);
  return (answer.status === 204 ? undefined : await answer.json()) as Answer;
}

function put(path: string, bytes: Blob, { signal, onProgress }: Sending): Promise<Response> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const request = new XMLHttpRequest();
    request.open('PUT', `${API}${path}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-requested-with', 'QuestEd');
    request.upload.onprogress = ({ loaded }) => onProgress?.(loaded);
    const headers = () => ({
      'content-type': request.getResponseHeader('content-type') ?? '',
      ...(request.getResponseHeader('retry-after')
        ? { 'retry-after': request.getResponseHeader('retry-after') ?? '' }
        : {}),
    });
    request.onload = () =>
      resolve(
        new Response(request.status === 204 ? null : request.responseText, {
          status: request.status,
          headers: headers(),
        }),
      );
    request.onerror = () => reject(new ApiProblem({ code: 'OFFLINE' }));
    request.ontimeout = request.onerror;
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(bytes);
  });
}
