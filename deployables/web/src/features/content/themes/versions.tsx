import { IconArrowsDiff, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ThemeRemarkView, ThemeRevisionView, ThemeView } from '#contracts/content/themes.ts';
import { api, client } from '../../../api/client.ts';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { Aside, Row } from '../../../design/layout.tsx';
import { ErrorState, ListSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './themes.module.css';
import { useThemeAct } from './use-themes.ts';

const Wording = lazy(() => import('./wording.tsx'));
const CompareVersions = lazy(() => import('./compare-versions.tsx'));

type Props = { theme: ThemeView; mayRestore: boolean };

/** How the question came to be what it is: every wording, newest first, with what was said about it. */
export function Versions({ theme, mayRestore }: Props) {
  const { t } = useWords('themes');
  const query = useQuery(api.content.themeVersions.queryOptions({ input: { id: theme.id } }));
  const [comparing, setComparing] = useState(false);
  const items = query.data?.items ?? [];
  return (
    <section>
      <Row wrap gap={2}>
        <h2>{t('history')}</h2>
        {items.length > 1 && (
          <Button kind="quiet" size="small" icon={IconArrowsDiff} onClick={() => setComparing(true)}>
            {t('compare')}
          </Button>
        )}
      </Row>
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : query.data ? (
        <ol className={s.versions}>
          {items.map((one, index) => (
            <Version
              key={one.number}
              one={one}
              before={items[index + 1]}
              theme={theme}
              mayRestore={mayRestore && index > 0}
            />
          ))}
        </ol>
      ) : (
        <ListSkeleton rows={3} />
      )}
      <Dialog open={comparing} onClose={() => setComparing(false)} title={t('compare')} wide>
        <Suspense>
          <CompareVersions versions={items} />
        </Suspense>
      </Dialog>
    </section>
  );
}

type VersionProps = Props & { one: ThemeRevisionView; before: ThemeRevisionView | undefined };

function Version({ one, before, theme, mayRestore }: VersionProps) {
  const { t } = useWords('themes');
  const act = useThemeAct((fresh) => toast(t('restored', { number: one.number, now: fresh.revision })));
  const decided = theme.remarks.filter((remark) => remark.about === one.number && remark.kind !== 'comment');
  const restore = () =>
    act.mutate(() => client.content.restoreThemeVersion({ id: theme.id, number: one.number, version: theme.version }));
  return (
    <li data-current={one.number === theme.revision || undefined}>
      <p className={s.versionHead}>
        <b>{t('version', { number: one.number })}</b>
        <span className={s.date}>{formatDay(one.at)}</span>
        {one.number === theme.revision && <Badge tone="ok">{t('now')}</Badge>}
        {one.restoredFrom !== null && (
          <Badge icon={IconHistory}>{t('restoredFrom', { number: one.restoredFrom })}</Badge>
        )}
        {decided.map((remark) => (
          <DecisionBadge key={remark.id} kind={remark.kind} />
        ))}
      </p>
      {(before ? before.title !== one.title : one.title !== one.question) && (
        <p className={s.versionTitle}>
          <Words before={before?.title} after={one.title} />
        </p>
      )}
      <p className={s.wording}>
        <Words before={before?.question} after={one.question} />
      </p>
      {one.note && <Aside small>{one.note}</Aside>}
      {decided
        .filter((remark) => remark.text)
        .map((remark) => (
          <p key={remark.id} className={s.verdict}>
            <b>{fullName(remark.by)}</b> {remark.text}
          </p>
        ))}
      {mayRestore && (
        <>
          <ProblemNotice problem={act.error} />
          <Button kind="quiet" size="small" busy={act.isPending} onClick={restore}>
            {t('restore')}
          </Button>
        </>
      )}
    </li>
  );
}

const Words = ({ before, after }: { before: string | undefined; after: string }) =>
  before === undefined || before === after ? (
    after
  ) : (
    <Suspense fallback={after}>
      <Wording before={before} after={after} />
    </Suspense>
  );

function DecisionBadge({ kind }: { kind: ThemeRemarkView['kind'] }) {
  const { t } = useWords('themes');
  if (kind === 'comment') return null;
  return <Badge tone="teacher">{t(kind === 'approved' ? 'wasApproved' : 'wasReturned')}</Badge>;
}
