import { IconCheck, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { GoalView } from '#contracts/analytics/plans.ts';
import { Badge } from '../../../design/badge.tsx';
import { IconButton } from '../../../design/button.tsx';
import { Grow, Row } from '../../../design/layout.tsx';
import { Markdown } from '../../../design/markdown.tsx';
import { Say } from '../../../design/say.tsx';
import { formatDayOfWeek, formatMoment } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { DueBadge } from './due-badge.tsx';
import s from './plans.module.css';

type Props = {
  goal: GoalView;
  /** The pupil's own: moved, changed, deleted. */
  own?: { onProgress: (progress: number) => void; onOpen: () => void; onRemove: () => void };
  children?: ReactNode;
};

/** A goal and how far it is; the bar moves by mouse, finger and arrow keys in steps of five. */
export function GoalLine({ goal, own, children }: Props) {
  const { t } = useWords('plans');
  return (
    <li className={s.goal}>
      <Row gap={2}>
        <b>{goal.title}</b>
        <Grow />
        {own && (
          <>
            <IconButton
              icon={IconPencil}
              size="small"
              label={t('changeNamed', { title: goal.title })}
              onClick={own.onOpen}
            />
            <IconButton
              icon={IconTrash}
              size="small"
              label={t('removeNamed', { title: goal.title })}
              onClick={own.onRemove}
            />
          </>
        )}
      </Row>
      <span className={s.facts}>
        {goal.doneAt ? (
          <Badge tone="ok" icon={IconCheck}>
            {t('reached')}
          </Badge>
        ) : (
          <DueBadge day={goal.dueDay} soon={7} />
        )}
        <span>
          {t(`kind.${goal.kind}`)}・{t('until', { day: formatDayOfWeek(goal.dueDay) })}
        </span>
      </span>
      {goal.description && <Markdown text={goal.description} />}
      <div className={s.progress}>
        {own ? (
          <input
            type="range"
            min={0}
            max={100}
            step={5}
            defaultValue={goal.progress}
            key={goal.version}
            aria-label={t('progressOf', { title: goal.title })}
            onPointerUp={(event) => own.onProgress(Number(event.currentTarget.value))}
            onKeyUp={(event) => own.onProgress(Number(event.currentTarget.value))}
          />
        ) : (
          <div
            className={s.track}
            role="progressbar"
            aria-label={t('progressOf', { title: goal.title })}
            aria-valuenow={goal.progress}
            aria-valuemin={0}
            aria-valuemax={100}
          >
            <span style={{ width: `${goal.progress}%` }} />
          </div>
        )}
        <b>{goal.progress}%</b>
      </div>
      {goal.comment && (
        <Say as="teacher" who={fullName(goal.comment.by)} when={formatMoment(goal.comment.at)}>
          <Markdown text={goal.comment.text} />
        </Say>
      )}
      {children}
    </li>
  );
}
