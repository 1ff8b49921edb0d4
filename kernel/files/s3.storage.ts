import { Readable } from 'node:stream';
import type { CompletedPart, S3Client } from '@aws-sdk/client-s3';
import {
  checked,
  type Draft,
  type FileStorage,
  NotStored,
  PIECE,
  StorageFull,
  type Stored,
  type Written,
} from '#kernel/files/storage.ts';

export type S3Place = {
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly bucket: string;
  readonly keyId: string;
  readonly secret: string;
};
type Gathering = { readonly uploadId: string; readonly etags: Record<number, string> };
type Sdk = typeof import('@aws-sdk/client-s3');

/**
 * Files as objects of a bucket that speaks S3 (AWS, MinIO, Ceph …), addressed by path. A draft is a multipart upload, a
 * piece one of its parts: held in memory while it is sent, so that it can be signed and sent again. Parts of uploads that
 * nobody remembers are seen by the bucket only: give it a lifecycle rule that aborts incomplete multipart uploads.
 */
export class S3Storage implements FileStorage {
  readonly pieceSize = PIECE;
  readonly wholePieces = true;
  readonly #place: S3Place;
  #connection: Promise<{ sdk: Sdk; client: S3Client }> | undefined;

  constructor(place: S3Place) {
    this.#place = place;
  }

  async begin(key: string): Promise<Draft> {
    const { UploadId } = await this.#do(key, (sdk, client) =>
      client.send(new sdk.CreateMultipartUploadCommand({ ...this.#at(key), ContentType: 'application/octet-stream' })),
    );
    return { key, state: JSON.stringify({ uploadId: UploadId ?? '', etags: {} } satisfies Gathering) };
  }

  async write(
    { key, state }: Draft,
    offset: number,
    length: number,
    source: AsyncIterable<Uint8Array>,
  ): Promise<Written> {
    const piece = Buffer.allocUnsafe(length);
    let filled = 0;
    try {
      for await (const chunk of source) {
        piece.set(chunk.subarray(0, length - filled), filled);
        filled += Math.min(chunk.length, length - filled);
        if (filled === length) break;
      }
    } catch (broke) {
      return { safe: offset, state, broke };
    }
    if (filled < length) return { safe: offset, state };
    const { uploadId, etags } = gathering(state);
    const number = offset / this.pieceSize + 1;
    const { ETag } = await this.#do(key, (sdk, client) =>
      client.send(
        new sdk.UploadPartCommand({
          ...this.#at(key),
          UploadId: uploadId,
          PartNumber: number,
          Body: piece,
          ContentLength: length,
        }),
      ),
    );
    return { safe: offset + length, state: JSON.stringify({ uploadId, etags: { ...etags, [number]: ETag ?? '' } }) };
  }

  async finish({ key, state }: Draft, size: number): Promise<void> {
    const { uploadId, etags } = gathering(state);
    const Parts: CompletedPart[] = Object.entries(etags)
      .map(([number, ETag]) => ({ PartNumber: Number(number), ETag }))
      .sort((a, b) => a.PartNumber - b.PartNumber);
    if ((await this.#sizeOf(key)) === size) return;
    await this.#do(key, (sdk, client) =>
      client.send(
        new sdk.CompleteMultipartUploadCommand({ ...this.#at(key), UploadId: uploadId, MultipartUpload: { Parts } }),
      ),
    );
  }

  async discard({ key, state }: Draft): Promise<void> {
    const { uploadId } = gathering(state);
    await this.#do(key, (sdk, client) =>
      client.send(new sdk.AbortMultipartUploadCommand({ ...this.#at(key), UploadId: uploadId })),
    ).catch((error: unknown) => {
      // Servers that cannot abort leave it to their lifecycle rules.
      if (!(error instanceof NotStored) && ![405, 501].includes(statusOf(error) ?? 0)) throw error;
    });
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    await this.#do(key, (sdk, client) =>
      client.send(new sdk.PutObjectCommand({ ...this.#at(key), Body: bytes, ContentLength: bytes.length })),
    );
  }

  async open(key: string, start: number, end: number): Promise<Readable> {
    const { Body } = await this.#do(key, (sdk, client) =>
      client.send(new sdk.GetObjectCommand({ ...this.#at(key), Range: `bytes=${start}-${end}` })),
    );
    if (Body instanceof Readable) return Body;
    throw new NotStored(`${key} has no bytes`);
  }

  async remove(key: string): Promise<void> {
    await this.#do(key, (sdk, client) => client.send(new sdk.DeleteObjectCommand(this.#at(key))));
  }

  async *list(): AsyncGenerator<Stored> {
    let token: string | undefined;
    do {
      const page = await this.#do('', (sdk, client) =>
        client.send(
          new sdk.ListObjectsV2Command({ Bucket: this.#place.bucket, ...(token ? { ContinuationToken: token } : {}) }),
        ),
      );
      for (const { Key, LastModified } of page.Contents ?? []) {
        if (Key && LastModified) yield { key: Key, at: LastModified.getTime(), draft: false };
      }
      token = page.NextContinuationToken;
    } while (token);
  }

  async examine(): Promise<{ where: string; freeBytes: undefined }> {
    const { bucket, endpoint } = this.#place;
    await this.#do('', (sdk, client) => client.send(new sdk.HeadBucketCommand({ Bucket: bucket })));
    return { where: `bucket ${bucket}${endpoint ? ` at ${endpoint}` : ''}`, freeBytes: undefined };
  }

  async #sizeOf(key: string): Promise<number | undefined> {
    const head = this.#do(key, (sdk, client) => client.send(new sdk.HeadObjectCommand(this.#at(key))));
    return head.then(
      ({ ContentLength }) => ContentLength,
      (error: unknown) => {
        if (error instanceof NotStored) return undefined;
        throw error;
      },
    );
  }

  #at(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.#place.bucket, Key: checked(key) };
  }

  async #do<T>(key: string, run: (sdk: Sdk, client: S3Client) => Promise<T>): Promise<T> {
    this.#connection ??= connect(this.#place);
    const { sdk, client } = await this.#connection;
    try {
      return await run(sdk, client);
    } catch (error) {
      const { name } = error as Error;
      if (/^(NoSuchKey|NoSuchUpload|NotFound|InvalidRange)$/.test(name))
        throw new NotStored(`${key} is not stored`, { cause: error });
      // MinIO and Ceph say so when their disks are full or the bucket has a quota.
      if (/StorageFull|QuotaExceeded/.test(name) || statusOf(error) === 507)
        throw new StorageFull('no space left', { cause: error });
      throw error;
    }
  }
}

const gathering = (state: string): Gathering => JSON.parse(state) as Gathering;
const statusOf = (error: unknown): number | undefined =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;

/** The client is loaded where S3 is used only: it is larger than most of the program. */
async function connect(place: S3Place): Promise<{ sdk: Sdk; client: S3Client }> {
  const sdk = await import('@aws-sdk/client-s3');
  const client = new sdk.S3Client({
    region: place.region,
    credentials: { accessKeyId: place.keyId, secretAccessKey: place.secret },
    forcePathStyle: true,
    ...(place.endpoint ? { endpoint: place.endpoint } : {}),
    // Not every server that speaks S3 knows the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return { sdk, client };
}
