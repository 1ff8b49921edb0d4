import type { ReactNode } from 'react';
import type { DraftView, Ground } from '#contracts/ai/drafts.ts';
import { Badge } from '../../../design/badge.tsx';
import { NoticeBox } from '../../../design/states.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './drafts.module.css';

/** Words of the AI: dashed, in pencil, and never without saying so. */
export function Pencil({ draft, children }: { draft?: DraftView; children: ReactNode }) {
  const { t } = useWords('drafts');
  return (
    <section className={s.pencil} aria-label={t('byAi')}>
      <p className={s.label}>
        <b>{t('byAi')}</b>
        {draft?.endedAt && <span>{formatMoment(draft.endedAt)}</span>}
        {draft?.by && <span>{draft.by.model}</span>}
      </p>
      {children}
    </section>
  );
}

/** What a draft is while it has no words yet, or why it has none; nothing once it is written. */
export function DraftState({ draft, retry }: { draft: DraftView; retry?: ReactNode }) {
  const { t } = useWords('drafts');
  if (draft.state === 'waiting')
    return (
      <Pencil>
        <div role="status" aria-busy="true" className={s.thinking}>
          <p>{t('writing')}</p>
          <span />
          <span />
          <span />
        </div>
      </Pencil>
    );
  if (draft.state === 'failed')
    return (
      <NoticeBox tone="soon">
        <p>{t(`failure.${draft.failure ?? 'failed'}`)}</p>
        {retry}
      </NoticeBox>
    );
  return null;
}

export function GroundLines({ grounds }: { grounds: readonly Ground[] }) {
  const { t } = useWords('drafts');
  const each = new Map(grounds.map((ground) => [`${ground.kind} ${ground.id}`, ground]));
  return (
    <details className={s.grounds}>
      <summary>
        {t('grounds')} <Badge>{String(each.size)}</Badge>
      </summary>
      <ul>
        {[...each].map(([key, ground]) => (
          <li key={key}>
            <b>{t(`kind.${ground.kind}`)}</b>
            {ground.text}
          </li>
        ))}
      </ul>
    </details>
  );
}
