import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ImportView } from '#contracts/user/routes.ts';
import { api } from '../../../api/client.ts';
import { ButtonLink } from '../../../design/button.tsx';
import s from '../../../design/check-rows.module.css';
import { Icon } from '../../../design/icon.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { Stepper } from '../../../design/progress.tsx';
import { ErrorState, NoticeBox, PageSkeleton } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { ImportCheck } from './import-check.tsx';
import { ImportResult } from './import-result.tsx';

const STEP: Record<ImportView['state'], number> = { checked: 1, running: 2, undoing: 2, done: 3, undone: 3, failed: 2 };
const ENCODING = { 'utf-8': 'UTF-8', 'utf-8-bom': 'UTF-8 (BOM)', shift_jis: 'Shift_JIS (CP932)' } as const;

function FileLine({ one }: { one: ImportView }) {
  const { t } = useWords('imports');
  return (
    <div className={s.file}>
      <Icon of={IconFileSpreadsheet} size={26} />
      <div>
        <b>{one.fileName}</b>
        <p>
          {t('fileFacts', { count: one.counts.all, encoding: ENCODING[one.encoding] })}
          {one.unknownColumns.length > 0 && ` ${t('unknownColumns', { columns: one.unknownColumns.join('、') })}`}
        </p>
      </div>
      {one.state === 'checked' && (
        <ButtonLink to="/people/imports/new" icon={IconUpload}>
          {t('otherFile')}
        </ButtonLink>
      )}
    </div>
  );
}

/** One import from the checked file to its slips; while it runs the page asks every second. */
export function ImportPage() {
  const { t } = useWords('imports');
  const { id } = getRouteApi('/inside/people/imports/$id').useParams();
  const query = useQuery(
    api.user.import.queryOptions({
      input: { id },
      refetchInterval: ({ state }) =>
        state.data?.state === 'running' || state.data?.state === 'undoing' ? 1000 : false,
    }),
  );
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const one = query.data;
  return (
    <>
      <PageHeader
        title={t(`heading.${one.state}`)}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="people" to="/people">
                {t('people')}
              </Link>,
              <Link key="imports" to="/people/imports">
                {t('title')}
              </Link>,
            ]}
          </Crumbs>
        }
        tools={
          <Stepper
            label={t('steps')}
            steps={[t('step.file'), t('step.check'), t('step.import'), t('step.slips')]}
            now={STEP[one.state]}
          />
        }
      />
      <FileLine one={one} />
      {one.failure && <NoticeBox tone="late">{t('failed')}</NoticeBox>}
      {one.state === 'checked' ? <ImportCheck one={one} /> : <ImportResult one={one} />}
    </>
  );
}
