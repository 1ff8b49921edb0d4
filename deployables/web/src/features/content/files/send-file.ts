import type { FileView, UploadView } from '#contracts/content/files.ts';
import { client } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { forget, recall, remember } from './remembered.ts';
import { sendBytes } from './send-bytes.ts';
import { thumbnailOf } from './thumbnail.ts';

/** What a waiting upload tells its row. */
export type Report = { onProgress: (sent: number) => void; onWaiting: (waiting: boolean) => void };
type Parts = Report & { place: FileView['place']; file: File; signal: AbortSignal };

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
/** The line or the server is at fault and may be well again soon; anything else waiting does not help. */
const mayPass = (problem: unknown): problem is ApiProblem =>
  problem instanceof ApiProblem &&
  (problem.code === 'OFFLINE' ||
    problem.code === 'TOO_MANY_REQUESTS' ||
    (problem.status >= 500 && problem.status !== 507));

/**
 * Sends a file piece by piece and finishes it. A line that breaks is waited for, longer each time; a file that was begun
 * earlier, also before the page was reloaded, goes on where it was.
 */
export async function sendFile(parts: Parts): Promise<FileView> {
  const { file, place, signal } = parts;
  let upload = await patiently(parts, () => begun(place, file));
  remember(place, file, upload.id);
  try {
    if (upload.offset === 0) await withThumbnail(parts, upload.id);
    while (upload.offset < upload.size) upload = await piece(parts, upload);
    const done = await patiently(parts, () => client.content.finishUpload({ id: upload.id }, { signal }));
    forget(place, file);
    return done;
  } catch (problem) {
    // Only what was refused for good is forgotten.
    if (problem instanceof ApiProblem && !mayPass(problem)) forget(place, file);
    if (signal.aborted) {
      forget(place, file);
      await client.content.cancelUpload({ id: upload.id }).catch(() => undefined);
    }
    throw problem;
  }
}

async function begun(place: FileView['place'], file: File): Promise<UploadView> {
  const id = recall(place, file) as UploadView['id'] | undefined;
  const known = id && (await client.content.upload({ id }).catch(orGone));
  return known || client.content.beginUpload({ place, name: file.name, size: file.size });
}

/** Another person's, or one that was forgotten meanwhile: begin anew. */
function orGone(problem: ApiProblem): undefined {
  if (problem.status === 404 || problem.status === 403) return undefined;
  throw problem;
}

async function piece(parts: Parts, upload: UploadView): Promise<UploadView> {
  const { file, signal, onProgress } = parts;
  let from = upload.offset;
  return patiently(parts, async () => {
    const bytes = file.slice(from, from + upload.pieceSize);
    try {
      return await sendBytes<UploadView>(`/uploads/${upload.id}/from/${from}`, bytes, {
        signal,
        onProgress: (sent) => onProgress(from + sent),
      });
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (problem.code === 'OFFSET_MISMATCH') from = Number(problem.data.offset);
      // What arrived before the line broke need not be sent again.
      else if (mayPass(problem))
        from = await client.content.upload({ id: upload.id }).then(
          ({ offset }) => offset,
          () => from,
        );
      else throw problem;
      onProgress(from);
      if (problem.code !== 'OFFSET_MISMATCH') throw problem;
      return { ...upload, offset: from };
    }
  });
}

async function withThumbnail({ file, signal }: Parts, id: string): Promise<void> {
  const picture = await thumbnailOf(file);
  // A file without its small picture is still a file.
  if (picture) await sendBytes(`/uploads/${id}/thumbnail`, picture, { signal }).catch(() => undefined);
}

/** Does it again and again while only the line is at fault, after a pause that grows, or as soon as the line is back. */
async function patiently<T>({ signal, onWaiting }: Parts, act: () => Promise<T>): Promise<T> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      const done = await act();
      onWaiting(false);
      return done;
    } catch (problem) {
      if (signal.aborted || !mayPass(problem)) throw problem;
      onWaiting(true);
      await rested(Math.max(pause, Number(problem.data.retryAfter ?? 0) * 1000), signal);
    }
  }
}

const rested = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
