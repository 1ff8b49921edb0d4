import { Refusal } from '#kernel/errors.ts';
import { fileStorageToken, NotStored, type Written } from '#kernel/files/storage.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { draftOf, keyOf, type Upload } from '#modules/content/database/files.ts';
import { theUpload } from '#modules/content/database/find-file.ts';
import { cancelUpload } from '#modules/content/use-cases/files/cancel-upload.ts';
import { moreThanAnnounced, saidOfStorage } from '#modules/content/use-cases/files/refusals.ts';

export type Piece = {
  readonly offset: number;
  /** What the client says it sends. */
  readonly length: number | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
};

/**
 * Takes the next piece. One that has arrived already changes nothing; one that does not fit is told where to go on. What
 * arrived before a connection broke stays. More than was announced, or no room, ends the upload and leaves nothing.
 */
export async function continueUpload(context: ModuleContext, id: string, piece: Piece): Promise<Upload> {
  const upload = await theUpload(context.read(), id);
  const storage = context.get(fileStorageToken);
  if (piece.offset !== upload.received) {
    const known = piece.length !== undefined && piece.offset + piece.length <= upload.received;
    if (known) return upload;
    throw goOnAt(upload.received);
  }
  const left = upload.size - upload.received;
  const most = Math.min(storage.pieceSize, left);
  if (piece.length !== undefined && piece.length > left)
    return endedBy(context, upload, moreThanAnnounced(upload.name, upload.size));
  if (storage.wholePieces && piece.length !== undefined && piece.length < most) {
    throw new Refusal('BAD_REQUEST', `A piece has ${most} bytes here.`, { data: { pieceSize: storage.pieceSize } });
  }
  if (left === 0) return upload;
  const counted = new Counted(piece.bytes, most);
  const written = await saidOfStorage(() => storage.write(draftOf(upload), piece.offset, most, counted)).catch(
    async (error: unknown) => {
      if (error instanceof NotStored) return beginAgain(context, upload);
      return endedBy(context, upload, error);
    },
  );
  if (await counted.goesOn()) return endedBy(context, upload, moreThanAnnounced(upload.name, upload.size));
  const kept = await keep(context, id, written);
  if (written.broke !== undefined) throw written.broke;
  return kept;
}

const keep = (context: ModuleContext, id: string, { safe, state }: Written): Promise<Upload> =>
  context.transact(async (work) => {
    const upload = await theUpload(work.em, id);
    if (safe > upload.received) Object.assign(upload, { received: safe, draft: state });
    upload.touchedAt = work.clock.now();
    await work.em.flush();
    return upload;
  });

const goOnAt = (offset: number): Refusal =>
  new Refusal('OFFSET_MISMATCH', `The next byte to come is number ${offset}.`, { data: { offset } });

async function endedBy(context: ModuleContext, upload: Upload, reason: unknown): Promise<never> {
  await cancelUpload(context, upload.id);
  throw reason;
}

/** The draft is gone, as after a restored backup: the upload begins anew. */
async function beginAgain(context: ModuleContext, { id, schoolId }: Upload): Promise<never> {
  const { state } = await context.get(fileStorageToken).begin(keyOf({ id, schoolId }));
  await context.transact(async ({ em }) => {
    Object.assign(await theUpload(em, id), { received: 0, draft: state });
  });
  throw goOnAt(0);
}

/** The bytes of a piece, which end where the piece may end; whether more would have come is found out after that. */
class Counted implements AsyncIterable<Uint8Array> {
  readonly #bytes: AsyncIterator<Uint8Array>;
  readonly #most: number;
  #read = 0;

  constructor(bytes: AsyncIterable<Uint8Array>, most: number) {
    this.#bytes = bytes[Symbol.asyncIterator]();
    this.#most = most;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    while (this.#read < this.#most) {
      const next = await this.#bytes.next();
      if (next.done) return;
      this.#read += next.value.length;
      yield next.value;
    }
  }

  async goesOn(): Promise<boolean> {
    if (this.#read < this.#most) return false;
    if (this.#read > this.#most) return true;
    const next = await this.#bytes.next().catch(() => undefined);
    return next?.done === false;
  }
}
