import * as z from 'zod';
import { Instant, may, Nothing, route } from '#contracts/define.ts';
import { FileId, UserId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

/** What files can belong to; the part before the colon says what the id is of. */
export const FILE_PLACES = ['class', 'theme', 'work', 'school'] as const;
export type FilePlace = (typeof FILE_PLACES)[number];
/**
 * The thing a file belongs to; whoever may see that thing may see the file. `class:018f…`, `theme:018f…`, and
 * `work:PERSON.THING`: a piece of a pupil's work (an entry, a submission, an answer) under an id its module or the
 * pupil's device has made. The person stands in it, so that content need not ask whose it is. `school:PERSON.THING`: put
 * there by a teacher or administrator for everybody in the school, e.g. with an announcement or a word to learn.
 */
export const FilePlaceRef = z.union([
  z.templateLiteral([z.enum(['class', 'theme']), ':', z.uuid()]),
  z.templateLiteral([z.enum(['work', 'school']), ':', z.uuid(), '.', z.uuid()]),
]);
export type FilePlaceRef = z.infer<typeof FilePlaceRef>;

export const FILE_KINDS = ['image', 'pdf', 'document', 'text', 'audio', 'video'] as const;
export const FileKind = z.enum(FILE_KINDS);
export type FileKind = z.infer<typeof FileKind>;

export const FileView = z.object({
  id: FileId,
  place: FilePlaceRef,
  name: z.string(),
  kind: FileKind,
  type: z.string(),
  size: z.number().int(),
  /** Whether `GET /files/{id}/thumbnail` has something to show. */
  thumbnail: z.boolean(),
  uploadedBy: z.object({ id: UserId, familyName: z.string(), givenName: z.string() }).nullable(),
  createdAt: Instant,
});
export type FileView = z.infer<typeof FileView>;

export const UploadView = z.object({
  id: FileId,
  place: FilePlaceRef,
  name: z.string(),
  size: z.number().int(),
  /** How many bytes have safely arrived; the next piece begins here. */
  offset: z.number().int(),
  /** Bytes of every piece but the last. */
  pieceSize: z.number().int(),
});
export type UploadView = z.infer<typeof UploadView>;

export const FileUse = z.object({
  /** Bytes that are there and bytes that have been announced. */
  used: z.number().int(),
  quota: z.number().int(),
  files: z.number().int(),
});
export type FileUse = z.infer<typeof FileUse>;

/** Largest thumbnail in bytes. */
const THUMBNAIL_LIMIT = 128 * 1024;
/** Most bytes of one piece: the least S3 takes, and little to send again on a weak line. */
export const PIECE_SIZE = 5 * 1024 * 1024;

const tags = ['content'];
const mine = may(['self'], 'upload', 'id');
const byId = z.object({ id: FileId });
const reads = ['memberOfClass', 'self', 'teacherOfStudent', 'adminOfSchool', 'sharedWithSchool'] as const;
const puts = ['teacherOfClass', 'self', 'adminOfSchool'] as const;

export const fileRoutes = {
  beginUpload: route
    .meta(may(puts, 'filePlace', 'place'))
    .route({ method: 'POST', path: '/uploads', successStatus: 201, summary: 'Announce a file', tags })
    .input(z.object({ place: FilePlaceRef, name: z.string().min(1).max(1000), size: z.int().min(1) }))
    .output(UploadView),
  upload: route
    .meta(mine)
    .route({ method: 'GET', path: '/uploads/{id}', summary: 'How far an upload is', tags })
    .input(byId)
    .output(UploadView),
  continueUpload: route
    .meta({ ...mine, stream: 'request', bodyLimit: PIECE_SIZE, idempotent: false })
    .route({
      method: 'PUT',
      path: '/uploads/{id}/from/{offset}',
      summary: 'The next piece of a file, at most `pieceSize` bytes; the same piece twice does no harm',
      tags,
    })
    .input(z.object({ id: FileId, offset: z.coerce.number().int().min(0) }))
    .output(UploadView),
  setThumbnail: route
    .meta({ ...mine, stream: 'request', bodyLimit: THUMBNAIL_LIMIT, idempotent: false })
    .route({
      method: 'PUT',
      path: '/uploads/{id}/thumbnail',
      successStatus: 204,
      summary: 'A small picture of the file (WebP, PNG or JPEG)',
      tags,
    })
    .input(byId)
    .output(Nothing),
  finishUpload: route
    .meta({ ...mine, idempotent: false })
    .route({
      method: 'POST',
      path: '/uploads/{id}/finish',
      summary: 'All of it is there: look into it and keep it',
      tags,
    })
    .input(byId)
    .output(FileView),
  cancelUpload: route
    .meta({ ...mine, idempotent: false })
    .route({ method: 'DELETE', path: '/uploads/{id}', successStatus: 204, summary: 'Give an upload up', tags })
    .input(byId)
    .output(Nothing),
  files: route
    .meta(may(reads, 'filePlace', 'place'))
    .route({ method: 'GET', path: '/files', summary: 'Files of a thing, newest first', tags })
    .input(PageQuery.extend({ place: FilePlaceRef }))
    .output(pageOf(FileView)),
  fileUse: route
    .meta(may(['adminOfSchool'], 'school'))
    .route({ method: 'GET', path: '/files/use', summary: 'How much room the school uses', tags })
    .output(FileUse),
  file: route
    .meta({ ...may(reads, 'file', 'id'), stream: 'answer' })
    .route({ method: 'GET', path: '/files/{id}', summary: 'A file, or a part of it', tags })
    .input(byId)
    .output(Nothing),
  thumbnail: route
    .meta({ ...may(reads, 'file', 'id'), stream: 'answer' })
    .route({ method: 'GET', path: '/files/{id}/thumbnail', summary: 'A small picture of a file', tags })
    .input(byId)
    .output(Nothing),
  removeFile: route
    .meta(may(puts, 'file', 'id'))
    .route({
      method: 'DELETE',
      path: '/files/{id}',
      successStatus: 204,
      summary: 'Remove a file; for a day it can be brought back',
      tags,
    })
    .input(byId)
    .output(Nothing),
  restoreFile: route
    .meta(may(puts, 'removedFile', 'id'))
    .route({ method: 'POST', path: '/files/{id}/restore', summary: 'Bring a removed file back', tags })
    .input(byId)
    .output(FileView),
};
