import { contentRoutes } from '#contracts/content/routes.ts';
import { notFound } from '#kernel/errors.ts';
import { fileStorageToken } from '#kernel/files/storage.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { partsOf } from '#modules/content/database/file-places.ts';
import { keyOf, thumbnailKeyOf } from '#modules/content/database/files.ts';
import { theFile, theUpload } from '#modules/content/database/find-file.ts';
import { fileUse, listFiles, readFile, viewOfUpload } from '#modules/content/database/read-models/files.ts';
import { type FileKind, isShown } from '#modules/content/domain/file-kinds.ts';
import { quotaToken } from '#modules/content/services.ts';
import { beginUpload } from '#modules/content/use-cases/files/begin-upload.ts';
import { cancelUpload } from '#modules/content/use-cases/files/cancel-upload.ts';
import { continueUpload } from '#modules/content/use-cases/files/continue-upload.ts';
import { finishUpload } from '#modules/content/use-cases/files/finish-upload.ts';
import { removeFile, restoreFile } from '#modules/content/use-cases/files/remove-file.ts';
import { setThumbnail } from '#modules/content/use-cases/files/set-thumbnail.ts';

const os = routesOf(contentRoutes);
const pieceSize = (context: RouteContext) => context.get(fileStorageToken).pieceSize;

export const fileRoutes = {
  beginUpload: os.beginUpload.handler(async ({ context, input }) =>
    viewOfUpload(await beginUpload(context, context.me.id, input), pieceSize(context)),
  ),
  upload: os.upload.handler(async ({ context, input }) =>
    viewOfUpload(await theUpload(context.read(), input.id), pieceSize(context)),
  ),
  continueUpload: os.continueUpload.handler(async ({ context, input }) => {
    const piece = { offset: input.offset, length: context.bodyLength, bytes: context.body() };
    return viewOfUpload(await continueUpload(context, input.id, piece), pieceSize(context));
  }),
  setThumbnail: os.setThumbnail.handler(({ context, input }) => setThumbnail(context, input.id, context.body())),
  finishUpload: os.finishUpload.handler(async ({ context, input }) => {
    const { id } = await finishUpload(context, input.id);
    return readFile(context.read(), id);
  }),
  cancelUpload: os.cancelUpload.handler(({ context, input }) => cancelUpload(context, input.id)),
  files: os.files.handler(({ context, input: { place, ...page } }) => {
    const parts = partsOf(place);
    if (!parts) throw notFound('place for files');
    return listFiles(context.read(), parts, page);
  }),
  fileUse: os.fileUse.handler(async ({ context }) => ({
    ...(await fileUse(context.read(), context.schoolId ?? '')),
    quota: context.get(quotaToken),
  })),
  file: os.file.handler(async ({ context, input }) => {
    const file = await theFile(context.read(), input.id);
    context.sendFile({
      size: file.size,
      etag: file.id,
      type: file.type,
      name: file.name,
      inline: isShown(file.kind as FileKind),
      open: (start, end) => context.get(fileStorageToken).open(keyOf(file), start, end),
    });
  }),
  thumbnail: os.thumbnail.handler(async ({ context, input }) => {
    const file = await theFile(context.read(), input.id);
    const { thumbnailType, thumbnailSize } = file;
    if (!thumbnailType || !thumbnailSize) throw notFound('thumbnail');
    const storage = context.get(fileStorageToken);
    context.sendFile({
      size: thumbnailSize,
      etag: `${file.id}.thumb`,
      type: thumbnailType,
      name: `${file.id}.${thumbnailType.split('/')[1]}`,
      inline: true,
      open: (start, end) => storage.open(thumbnailKeyOf(file), start, end),
    });
  }),
  removeFile: os.removeFile.handler(({ context, input }) => context.transact((work) => removeFile(work, input.id))),
  restoreFile: os.restoreFile.handler(async ({ context, input }) => {
    await context.transact((work) => restoreFile(work, input.id));
    return readFile(context.read(), input.id);
  }),
};
