import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { eventSeq, id, instant, p, reference, version } from '#kernel/database/columns.ts';

/** What a file belongs to, and whom that makes its audience: a class, or one person and who teaches them. */
const belonging = () => ({
  schoolId: reference(),
  placeKind: p.string().length(40),
  placeId: reference(),
  classId: reference().nullable(),
  personId: reference().nullable(),
});

/** A file on its way. Its row goes when it is finished, given up or forgotten; the file then has the same id. */
export const Upload = defineEntity({
  name: 'Upload',
  tableName: 'upload',
  properties: {
    id: id(),
    ...belonging(),
    uploadedBy: reference(),
    name: p.string().length(255),
    size: p.bigint('number'),
    /** Bytes that have safely arrived. */
    received: p.bigint('number'),
    /** The storage's note about the draft. */
    draft: p.text(),
    thumbnailType: p.string().length(40).nullable(),
    thumbnailSize: p.integer().nullable(),
    createdAt: instant(),
    touchedAt: instant(),
    version: version(),
  },
  indexes: [
    { name: 'upload_person', properties: ['uploadedBy'] },
    { name: 'upload_school', properties: ['schoolId'] },
    { name: 'upload_touched', properties: ['touchedAt'] },
    { name: 'upload_place', properties: ['placeKind', 'placeId'] },
  ],
});
export type Upload = InferEntity<typeof Upload>;

/** A file that is whole and was looked into. Removed ones can be brought back until they are swept away. */
export const StoredFile = defineEntity({
  name: 'StoredFile',
  tableName: 'stored_file',
  properties: {
    id: id(),
    ...belonging(),
    uploadedBy: reference(),
    name: p.string().length(255),
    kind: p.string().length(20),
    type: p.string().length(100),
    size: p.bigint('number'),
    thumbnailType: p.string().length(40).nullable(),
    thumbnailSize: p.integer().nullable(),
    createdAt: instant(),
    removedAt: instant().nullable(),
    eventSeq: eventSeq(),
    version: version(),
  },
  indexes: [
    { name: 'stored_file_place', properties: ['placeKind', 'placeId', 'id'] },
    { name: 'stored_file_school', properties: ['schoolId'] },
    { name: 'stored_file_removed', properties: ['removedAt'] },
  ],
});
export type StoredFile = InferEntity<typeof StoredFile>;

export const fileEntities = [Upload, StoredFile];

/** Where the storage keeps a file, and beside it its thumbnail. */
export const keyOf = ({ schoolId, id: file }: { schoolId: string; id: string }): string => `${schoolId}/${file}`;
export const thumbnailKeyOf = (file: { schoolId: string; id: string }): string => `${keyOf(file)}.thumb`;
export const draftOf = (upload: Upload) => ({ key: keyOf(upload), state: upload.draft });
