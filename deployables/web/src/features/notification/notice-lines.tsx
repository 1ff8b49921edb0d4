import {
  type Icon as Glyph,
  IconAlertTriangle,
  IconArrowBackUp,
  IconBell,
  IconBook2,
  IconBulb,
  IconChecklist,
  IconCircleCheck,
  IconClipboardText,
  IconFileSpreadsheet,
  IconFlag,
  IconMail,
  IconMessage2,
  IconPencil,
  IconRubberStamp,
  IconSchool,
  IconUserCheck,
  IconX,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Notice } from '#contracts/notification/routes.ts';
import { Icon } from '../../design/icon.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import s from './notice-lines.module.css';
import { useNoticeText } from './notice-text.ts';

const ICON: Record<Notice['kind'], Glyph> = {
  confirmation: IconMail,
  reset: IconMail,
  approval: IconCircleCheck,
  rejection: IconX,
  enrolled: IconSchool,
  'enrollment-undone': IconX,
  'curriculum-published': IconBook2,
  'curriculum-undone': IconX,
  'import-finished': IconFileSpreadsheet,
  'import-undone': IconFileSpreadsheet,
  'waiting-for-approval': IconUserCheck,
  'theme-proposed': IconBulb,
  'theme-approved': IconRubberStamp,
  'theme-returned': IconArrowBackUp,
  'theme-commented': IconMessage2,
  'quiz-published': IconClipboardText,
  'quiz-released': IconRubberStamp,
  'quiz-changed': IconRubberStamp,
  'rubric-opened': IconChecklist,
  'rubric-shown': IconChecklist,
  feedback: IconMessage2,
  'feedback-answered': IconMessage2,
  'goal-commented': IconMessage2,
  'submission-reviewed': IconFlag,
  'evaluation-published': IconMessage2,
  'reminder-log': IconPencil,
  'reminder-milestone': IconFlag,
  'reminder-theme': IconPencil,
  'class-created': IconSchool,
  'text-set-delivered': IconBook2,
  'path-assigned': IconBook2,
  'milestone-due': IconFlag,
  'milestone-overdue': IconFlag,
  announcement: IconMail,
  'announcement-reminder': IconMail,
  'daily-report': IconPencil,
  'class-report': IconClipboardText,
  'ai-alert': IconAlertTriangle,
  'ai-refused': IconAlertTriangle,
};

/** Notices as lines; a line leads to what it is about and counts as read when it is followed. */
export function NoticeLines({ notices, onRead }: { notices: readonly Notice[]; onRead: (notice: Notice) => void }) {
  const { t } = useWords('notices');
  const text = useNoticeText();
  return (
    <ul className={s.lines}>
      {notices.map((notice) => {
        const inside = (
          <>
            <span className={s.icon}>
              <Icon of={ICON[notice.kind] ?? IconBell} />
            </span>
            <span className={s.text}>
              {text(notice)}
              <small>{formatMoment(notice.createdAt)}</small>
            </span>
            {!notice.readAt && <span className={s.new}>{t('new')}</span>}
          </>
        );
        const follow = () => {
          if (!notice.readAt) onRead(notice);
        };
        return (
          <li key={notice.id} data-new={!notice.readAt || undefined}>
            {notice.link ? (
              <Link to={notice.link} className={s.line} data-row-link onClick={follow}>
                {inside}
              </Link>
            ) : (
              <button type="button" className={s.line} onClick={follow}>
                {inside}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
