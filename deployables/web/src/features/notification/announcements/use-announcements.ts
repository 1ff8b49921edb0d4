import { useQueryClient } from '@tanstack/react-query';
import type { AnnouncementView, AudiencePart } from '#contracts/notification/announcements.ts';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/use-words.ts';

/** What an announcement's list and pages know is read anew after something was done to it. */
export function useFreshAnnouncements(): (view?: AnnouncementView) => Promise<unknown> {
  const queries = useQueryClient();
  return (view) => {
    if (view) queries.setQueryData(api.notification.announcement.queryKey({ input: { id: view.id } }), view);
    return Promise.all([
      queries.invalidateQueries({ queryKey: api.notification.announcements.key() }),
      queries.invalidateQueries({ queryKey: api.notification.announcement.key() }),
      queries.invalidateQueries({ queryKey: api.notification.announcementReaders.key() }),
    ]);
  };
}

/** What a part of an audience is called; `known` is the name the server has for it. */
export function usePartName(): (part: AudiencePart, known: string) => string {
  const { t } = useWords('announcements');
  return (part, known) => {
    if (part.kind === 'school') return t('part.school');
    return part.kind === 'grade' ? t('part.grade', { grade: part.grade }) : known;
  };
}
