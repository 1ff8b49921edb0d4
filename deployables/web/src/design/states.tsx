import { IconAlertTriangle, IconCloudOff, IconInfoCircle, IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useEffect, useReducer, useState, useSyncExternalStore } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useWords } from '../i18n/use-words.ts';
import { ClosedBook, EmptyPage, NoLine, TornPage } from './art.tsx';
import { Button, ButtonLink } from './button.tsx';
import { classes } from './classes.ts';
import { isSaidAtFields } from './form.ts';
import { Icon } from './icon.tsx';
import { Hidden } from './layout.tsx';
import { secondsLeft, useFieldText, useProblemText } from './problem-text.ts';
import s from './states.module.css';

type StateProps = { art: ReactNode; title: string; children?: ReactNode; actions?: ReactNode; code?: string };
/** What happened, what became of one's work, what to do next: in this order. */
function State({ art, title, children, actions, code }: StateProps) {
  return (
    <div className={s.state}>
      {art}
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {actions && <div className={s.actions}>{actions}</div>}
      {code && <p className={s.code}>{code}</p>}
    </div>
  );
}

export const EmptyState = ({ title, children, actions }: Omit<StateProps, 'art' | 'code'>) => (
  <State art={<EmptyPage />} title={title} actions={actions}>
    {children}
  </State>
);

export function NotFoundState() {
  const { t } = useWords();
  return (
    <State art={<TornPage />} title={t('state.notFound')} actions={<ButtonLink to="/">{t('state.home')}</ButtonLink>}>
      {t('state.notFoundText')}
    </State>
  );
}

/** The designed page for a failed reading: offline, forbidden, gone, or simply broken. */
export function ErrorState({ problem, onRetry }: { problem: ApiProblem; onRetry?: () => void }) {
  const { t } = useWords();
  const text = useProblemText();
  const retry = onRetry && (
    <Button icon={IconRefresh} onClick={onRetry}>
      {t('state.retry')}
    </Button>
  );
  if (problem.code === 'OFFLINE')
    return (
      <State art={<NoLine />} title={t('state.offline')} actions={retry}>
        {t('state.offlineText')}
      </State>
    );
  if (problem.code === 'MODULE_UNAVAILABLE')
    return (
      <State art={<NoLine />} title={t('state.resting')} actions={retry}>
        {t('state.restingText')}
      </State>
    );
  if (problem.status === 403)
    return (
      <State
        art={<ClosedBook />}
        title={t('state.forbidden')}
        actions={<ButtonLink to="/">{t('state.home')}</ButtonLink>}
      >
        {t('state.forbiddenText')}
      </State>
    );
  if (problem.status === 404) return <NotFoundState />;
  const alarm = (
    <span className={s.round}>
      <Icon of={IconAlertTriangle} size={26} />
    </span>
  );
  return (
    <State
      art={alarm}
      title={t('state.error')}
      actions={retry}
      code={[problem.code, problem.correlationId].filter(Boolean).join('・')}
    >
      {text(problem)}
    </State>
  );
}

const WIDTHS = ['62%', '44%', '70%', '52%', '66%', '40%'];
/** The shape of a list that is on its way. */
export function ListSkeleton({ rows = 6 }: { rows?: number }) {
  const { t } = useWords();
  return (
    <div className={s.rows} role="status" aria-busy="true" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity
        <div className={s.rowOf} key={row}>
          <span className={s.bar} style={{ width: 28 }} />
          <span className={s.bar} style={{ width: WIDTHS[row % WIDTHS.length] }} />
        </div>
      ))}
    </div>
  );
}

/** The shape of a page that is on its way. */
export function PageSkeleton() {
  const { t } = useWords();
  return (
    <div className={s.skeletons} role="status" aria-busy="true" aria-label={t('state.loading')}>
      <span className={s.bar} style={{ width: 220, height: 30 }} />
      <span className={s.bar} style={{ width: '100%', height: 52 }} />
      <span className={s.bar} style={{ width: '70%' }} />
      <span className={s.bar} style={{ width: '52%' }} />
      <span className={s.bar} style={{ width: '60%' }} />
    </div>
  );
}

type NoticeProps = { tone?: 'info' | 'late' | 'soon' | 'ok'; icon?: typeof IconInfoCircle; children: ReactNode };
export function NoticeBox({ tone = 'info', icon, children }: NoticeProps) {
  return (
    <div className={classes(s.notice, tone !== 'info' && s[tone])} role={tone === 'late' ? 'alert' : undefined}>
      <Icon of={icon ?? (tone === 'late' ? IconAlertTriangle : IconInfoCircle)} />
      <div>{children}</div>
    </div>
  );
}

/** Draws again each second while something has to be waited for. */
function useWaiting(problem: ApiProblem | null): boolean {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  const waiting = problem !== null && secondsLeft(problem) > 0;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [waiting]);
  return waiting;
}

/** Counts down for the eye; read out once, not every second. */
function WaitNotice({ text }: { text: string }) {
  const [first] = useState(text);
  return (
    <NoticeBox tone="soon">
      <Hidden>
        <span role="alert">{first}</span>
      </Hidden>
      <span aria-hidden>{text}</span>
    </NoticeBox>
  );
}

/** A refused action, said above its form; nothing when the fields already say it. A wait counts down. */
export function ProblemNotice({ problem }: { problem: ApiProblem | null }) {
  const text = useProblemText();
  const fieldText = useFieldText();
  const waiting = useWaiting(problem);
  if (!problem || isSaidAtFields(problem)) return null;
  if (waiting) return <WaitNotice key={problem.at} text={text(problem)} />;
  // A file has no field to say it at.
  const file = problem.fields.find((field) => field.pointer === '/file');
  return <NoticeBox tone="late">{file ? fieldText(file) : text(problem)}</NoticeBox>;
}

const subscribeToLine = (changed: () => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};

export function OfflineBanner() {
  const { t } = useWords();
  const online = useSyncExternalStore(subscribeToLine, () => navigator.onLine);
  return (
    <div role="status">
      {!online && (
        <p className={s.offline}>
          <Icon of={IconCloudOff} size={18} />
          {t('state.offlineBanner')}
        </p>
      )}
    </div>
  );
}
