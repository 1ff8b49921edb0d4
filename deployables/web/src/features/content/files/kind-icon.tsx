import {
  IconFile,
  IconFileText,
  IconFileTypePdf,
  IconHeadphones,
  IconMovie,
  IconPhoto,
  IconTable,
} from '@tabler/icons-react';
import type { FileView } from '#contracts/content/files.ts';

const ICONS = {
  image: IconPhoto,
  pdf: IconFileTypePdf,
  document: IconFileText,
  text: IconTable,
  audio: IconHeadphones,
  video: IconMovie,
} as const;

export const iconOf = (kind: FileView['kind'] | undefined) => (kind ? ICONS[kind] : IconFile);
