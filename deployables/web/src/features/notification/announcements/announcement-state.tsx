import { IconClock, IconPencil, IconSend, IconX } from '@tabler/icons-react';
import type { AnnouncementView } from '#contracts/notification/announcements.ts';
import { Badge } from '../../../design/badge.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';

export function AnnouncementState({ of: { state, publishAt, publishedAt } }: { of: AnnouncementView }) {
  const { t } = useWords('announcements');
  const at = (instant: string | null) => (instant ? formatMoment(instant) : '');
  switch (state) {
    case 'draft':
      return <Badge icon={IconPencil}>{t('state.draft')}</Badge>;
    case 'scheduled':
      return (
        <Badge tone="info" icon={IconClock}>
          {t('state.scheduled', { at: at(publishAt) })}
        </Badge>
      );
    case 'publishing':
      return (
        <Badge tone="soon" icon={IconSend}>
          {t('state.publishing')}
        </Badge>
      );
    case 'published':
      return (
        <Badge tone="ok" icon={IconSend}>
          {t('state.published', { at: at(publishedAt) })}
        </Badge>
      );
    case 'withdrawn':
      return <Badge icon={IconX}>{t('state.withdrawn')}</Badge>;
  }
}
