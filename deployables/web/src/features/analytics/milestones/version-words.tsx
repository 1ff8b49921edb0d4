import { IconPaperclip } from '@tabler/icons-react';
import type { SubmissionVersion } from '#contracts/analytics/milestones.ts';
import { Badge } from '../../../design/badge.tsx';
import { Icon } from '../../../design/icon.tsx';
import { Markdown } from '../../../design/markdown.tsx';
import { Say } from '../../../design/say.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './milestones.module.css';

/** Work as it was handed in, and what a teacher said to it. */
export function VersionWords({ version }: { version: SubmissionVersion }) {
  const { t } = useWords('milestones');
  const { review } = version;
  const verdict = review?.level ?? review?.grade;
  return (
    <div className={s.version}>
      <p className={s.facts}>
        <b>{version.number === 1 ? t('first') : t('again', { number: version.number })}</b>
        <span>{formatMoment(version.at)}</span>
        {version.late && <Badge tone="late">{t('late')}</Badge>}
        {version.files > 0 && (
          <span>
            <Icon of={IconPaperclip} size="1em" /> {t('fileCount', { count: version.files })}
          </span>
        )}
      </p>
      {version.content && (
        <div className={s.words}>
          <Markdown text={version.content} />
        </div>
      )}
      {version.reflection && (
        <div className={s.reflection}>
          <h4>{t('reflection')}</h4>
          <Markdown text={version.reflection} />
        </div>
      )}
      {review && (
        <Say
          as="teacher"
          who={fullName(review.by)}
          when={[formatMoment(review.at), verdict && t('verdict', { verdict })].filter(Boolean).join('・')}
        >
          {review.text && <Markdown text={review.text} />}
        </Say>
      )}
    </div>
  );
}
