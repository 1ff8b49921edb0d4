import { IconDownload, IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ItemImportView } from '#contracts/basebuilder/item-imports.ts';
import { ItemImportId } from '#contracts/ids.ts';
import { adopt } from '../../../../api/adopt.ts';
import { api, client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { CommitBar } from '../../../../design/bars.tsx';
import { Button, ButtonLink } from '../../../../design/button.tsx';
import s from '../../../../design/check-rows.module.css';
import { Segmented } from '../../../../design/choice.tsx';
import { CheckField } from '../../../../design/field.tsx';
import { Icon } from '../../../../design/icon.tsx';
import { Aside, Row, Sheet, Stack } from '../../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../../design/page.tsx';
import { ProgressJob, Stepper } from '../../../../design/progress.tsx';
import { saveFile } from '../../../../design/save-file.ts';
import { ErrorState, NoticeBox, PageSkeleton, ProblemNotice } from '../../../../design/states.tsx';
import { formatNumber } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { useRefresh } from '../use-materials.ts';
import { ImportRows, ItemVerdicts, type Verdict } from './import-rows.tsx';

const STEP = { checked: 1, running: 2, done: 3, failed: 2 } as const;
const ENCODING = { 'utf-8': 'UTF-8', 'utf-8-bom': 'UTF-8 (BOM)', shift_jis: 'Shift_JIS (CP932)' } as const;

/** One import from the checked file to its items; while it runs the page asks every second. */
export function ItemImportPage() {
  const { t } = useWords('materials');
  const { importId } = getRouteApi('/inside/practice-materials/practice/items/import/$importId').useParams();
  const id = ItemImportId.parse(importId);
  const query = useQuery(
    api.basebuilder.itemImport.queryOptions({
      input: { id },
      refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1000 : false),
    }),
  );
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const one = query.data;
  return (
    <>
      <PageHeader
        title={t(`import.heading.${one.state}`)}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="items" to="/practice/items">
                {t('items')}
              </Link>,
              <Link key="import" to="/practice/items/import">
                {t('import.title')}
              </Link>,
            ]}
          </Crumbs>
        }
        tools={
          <Stepper
            label={t('import.steps')}
            steps={[t('import.step.file'), t('import.step.check'), t('import.step.import')]}
            now={STEP[one.state]}
          />
        }
      />
      <div className={s.file}>
        <Icon of={IconFileSpreadsheet} size={26} />
        <div>
          <b>{one.fileName}</b>
          <p>
            {t('import.facts', {
              count: one.counts.all,
              encoding: ENCODING[one.encoding],
              format: t(`import.format.${one.format}`),
            })}
            {one.unknownColumns.length > 0 &&
              ` ${t('import.unknownColumns', { columns: one.unknownColumns.join('、') })}`}
          </p>
        </div>
        {one.state === 'checked' && (
          <ButtonLink to="/practice/items/import" icon={IconUpload}>
            {t('import.otherFile')}
          </ButtonLink>
        )}
      </div>
      {one.state === 'checked' ? <Check one={one} /> : <Result one={one} />}
    </>
  );
}

/** Before anything is written: every row's verdict, and one decision. */
function Check({ one }: { one: ItemImportView }) {
  const { t } = useWords('materials');
  const queries = useQueryClient();
  const [verdict, setVerdict] = useState<Verdict | undefined>(one.counts.error ? 'error' : undefined);
  const [existing, setExisting] = useState<'skip' | 'update'>('skip');
  const [sets, setSets] = useState(false);
  const { id, version, counts, newCategories } = one;
  const commit = useMutation<ItemImportView, ApiProblem>({
    mutationFn: () => client.basebuilder.commitItemImport({ id, version, existing, sets }),
    onSuccess: (fresh) => adopt(queries, api.basebuilder.itemImport.queryKey({ input: { id } }), fresh),
  });
  const errors = useMutation<File, ApiProblem>({
    mutationFn: () => client.basebuilder.itemImportErrors({ id }),
    onSuccess: (file) => saveFile(file, t('import.errorName', { name: one.fileName.replace(/\.\w+$/, '') })),
  });
  const good = counts.create + counts.known;
  return (
    <>
      <ProblemNotice problem={commit.error ?? errors.error} />
      <ItemVerdicts counts={counts} chosen={verdict} onChoose={setVerdict} />
      <div className={s.wishes}>
        {newCategories.length > 0 && (
          <NoticeBox>
            {t('import.newCategories', {
              count: newCategories.length,
              names: `${newCategories.slice(0, 8).join('、')}${newCategories.length > 8 ? '…' : ''}`,
            })}
          </NoticeBox>
        )}
        {counts.known > 0 && (
          <Row wrap gap={2}>
            <span>{t('import.existing')}</span>
            <Segmented
              label={t('import.existing')}
              value={existing}
              options={[
                { value: 'skip', label: t('import.existing.skip') },
                { value: 'update', label: t('import.existing.update') },
              ]}
              onChange={setExisting}
            />
          </Row>
        )}
        <CheckField label={t('import.sets')} checked={sets} onChange={({ target }) => setSets(target.checked)} />
      </div>
      <ImportRows id={id} verdict={verdict} />
      <CommitBar>
        <p>
          <b>{t('import.will', { count: good })}</b>{' '}
          {counts.error > 0 && <Aside as="span">{t('import.errorsLater', { count: counts.error })}</Aside>}
        </p>
        {counts.error > 0 && (
          <Button icon={IconDownload} busy={errors.isPending} onClick={() => errors.mutate()}>
            {t('import.errorCsv')}
          </Button>
        )}
        <Button kind="primary" disabled={good === 0} busy={commit.isPending} onClick={() => commit.mutate()}>
          {t('import.commit', { count: good, shown: formatNumber(good) })}
        </Button>
      </CommitBar>
    </>
  );
}

/** While it is written, and what became of it. */
function Result({ one }: { one: ItemImportView }) {
  const { t } = useWords('materials');
  const refresh = useRefresh();
  if (one.state === 'running')
    return (
      <Sheet>
        <ProgressJob label={t('import.heading.running')} done={one.progress.done} total={one.progress.total}>
          <Aside small>{t('import.leaveAlone')}</Aside>
        </ProgressJob>
      </Sheet>
    );
  return (
    <Stack gap={4}>
      {one.state === 'failed' ? (
        <NoticeBox tone="late">{t('import.result.failed')}</NoticeBox>
      ) : (
        <NoticeBox tone="ok">
          {t('import.result.items', { count: one.progress.done })}{' '}
          {one.sets > 0 && t('import.result.sets', { count: one.sets })}
        </NoticeBox>
      )}
      <Row wrap gap={2}>
        <ButtonLink to="/practice/items" kind="primary" onClick={refresh}>
          {t('import.toItems')}
        </ButtonLink>
        {one.sets > 0 && (
          <ButtonLink to="/practice/sets" onClick={refresh}>
            {t('import.toSets')}
          </ButtonLink>
        )}
      </Row>
    </Stack>
  );
}
