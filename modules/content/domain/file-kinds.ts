export type FileKind = 'image' | 'pdf' | 'document' | 'text' | 'audio' | 'video';
export type FileType = { readonly type: string; readonly kind: FileKind; readonly extensions: readonly string[] };

const MB = 1024 * 1024;
/** Most bytes by kind: a photo, a scanned booklet, slides with pictures, a table, an interview, a few minutes of film. */
export const SIZE_LIMITS: Record<FileKind, number> = {
  image: 20 * MB,
  pdf: 50 * MB,
  document: 50 * MB,
  text: 10 * MB,
  audio: 100 * MB,
  video: 500 * MB,
};

const OOXML = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';
const is = (type: string, kind: FileKind, ...extensions: string[]): FileType => ({ type, kind, extensions });

/** Everything that may be uploaded. SVG and HTML run scripts and are not among it, archives hide what is in them. */
const TYPES: readonly FileType[] = [
  is('image/png', 'image', 'png', 'apng'),
  is('image/jpeg', 'image', 'jpg', 'jpeg', 'jfif'),
  is('image/webp', 'image', 'webp'),
  is('image/gif', 'image', 'gif'),
  is('image/avif', 'image', 'avif'),
  is('image/heic', 'image', 'heic', 'heif'),
  is('application/pdf', 'pdf', 'pdf'),
  is(`${OOXML}.wordprocessingml.document`, 'document', 'docx'),
  is(`${OOXML}.spreadsheetml.sheet`, 'document', 'xlsx'),
  is(`${OOXML}.presentationml.presentation`, 'document', 'pptx'),
  is(`${ODF}.text`, 'document', 'odt'),
  is(`${ODF}.spreadsheet`, 'document', 'ods'),
  is(`${ODF}.presentation`, 'document', 'odp'),
  is('application/msword', 'document', 'doc'),
  is('application/vnd.ms-excel', 'document', 'xls'),
  is('application/vnd.ms-powerpoint', 'document', 'ppt'),
  is('text/plain', 'text', 'txt', 'md', 'text'),
  is('text/csv', 'text', 'csv'),
  is('text/tab-separated-values', 'text', 'tsv'),
  is('audio/mpeg', 'audio', 'mp3'),
  is('audio/mp4', 'audio', 'm4a'),
  is('audio/wav', 'audio', 'wav'),
  is('audio/ogg', 'audio', 'ogg', 'oga', 'opus'),
  is('audio/flac', 'audio', 'flac'),
  is('audio/aac', 'audio', 'aac'),
  is('video/mp4', 'video', 'mp4', 'm4v'),
  is('video/webm', 'video', 'webm', 'weba'),
  is('video/quicktime', 'video', 'mov', 'qt'),
];
/** Other names of the same things. */
const ALIASES: Record<string, string> = {
  'image/apng': 'image/png',
  'image/heif': 'image/heic',
  'image/heic-sequence': 'image/heic',
  'image/heif-sequence': 'image/heic',
  'audio/x-m4a': 'audio/mp4',
  'video/x-m4v': 'video/mp4',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-flac': 'audio/flac',
  'audio/ogg; codecs=opus': 'audio/ogg',
};

/** What a file of this extension would be; `undefined` for one that may not be uploaded. */
export const typeByExtension = (extension: string): FileType | undefined =>
  TYPES.find((type) => type.extensions.includes(extension));

/**
 * What a file is, by its content and, for texts only, its extension: a text says nothing of itself, and one that calls
 * itself a picture is a disguise. `undefined` when it may not be uploaded.
 */
export function allowedType(content: string | undefined, extension: string): FileType | undefined {
  if (content === undefined) return undefined;
  if (content !== 'text/plain') return TYPES.find(({ type }) => type === (ALIASES[content] ?? content));
  const named = typeByExtension(extension);
  return named?.kind === 'text' ? named : undefined;
}

/** Most bytes a file of this name may announce. */
export const limitByExtension = (extension: string): number => {
  const type = typeByExtension(extension);
  return type ? SIZE_LIMITS[type.kind] : Math.max(...Object.values(SIZE_LIMITS));
};

/** Whether a browser may show it in place of saving it. */
export const isShown = (kind: FileKind): boolean => kind !== 'document' && kind !== 'text';
