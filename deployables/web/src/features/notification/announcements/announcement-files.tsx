import type { AnnouncementView } from '#contracts/notification/announcements.ts';
import { Uploads } from '../../content/files/uploads.tsx';

type Props = { of: Pick<AnnouncementView, 'id' | 'author'>; mayPut?: boolean };

/** Files that go with an announcement. They are open to everybody in the school who knows of them. */
export const AnnouncementFiles = ({ of: { id, author }, mayPut = false }: Props) => (
  <Uploads place={`school:${author.id}.${id}`} mayPut={mayPut} inside empty={{ title: '', text: '' }} />
);
