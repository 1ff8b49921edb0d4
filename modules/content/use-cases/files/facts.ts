import type { SchoolId, UserId } from '#contracts/ids.ts';
import type { StoredFile } from '#modules/content/database/files.ts';

/** What is told of a file; its name may be a person's and stays here. */
export const factsOf = (file: StoredFile) => ({
  schoolId: file.schoolId as SchoolId,
  placeKind: file.placeKind,
  placeId: file.placeId,
  kind: file.kind,
  size: file.size,
  uploadedBy: file.uploadedBy as UserId,
});
