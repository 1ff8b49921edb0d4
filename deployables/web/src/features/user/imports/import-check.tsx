import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ImportView } from '#contracts/user/routes.ts';
import { adopt } from '../../../api/adopt.ts';
import { api } from '../../../api/client.ts';
import { CommitBar } from '../../../design/bars.tsx';
import { Button } from '../../../design/button.tsx';
import s from '../../../design/check-rows.module.css';
import { ConflictNotice } from '../../../design/conflict.tsx';
import { CheckField } from '../../../design/field.tsx';
import { Aside } from '../../../design/layout.tsx';
import { saveFile } from '../../../design/save-file.ts';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { formatNumber } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { ImportRows } from './import-rows.tsx';
import { ImportVerdicts } from './import-verdicts.tsx';

/** Before anything is written: every row's verdict, and one decision. */
export function ImportCheck({ one }: { one: ImportView }) {
  const { t } = useWords('imports');
  const route = getRouteApi('/inside/people/imports/$id');
  const { verdict } = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const keep = (fresh: ImportView) => adopt(queries, api.user.import.queryKey({ input: { id: fresh.id } }), fresh);
  const recheck = useMutation(api.user.recheckImport.mutationOptions({ onSuccess: keep }));
  const commit = useMutation(api.user.commitImport.mutationOptions({ onSuccess: keep }));
  const errors = useMutation(
    api.user.importErrors.mutationOptions({
      onSuccess: (file) => saveFile(file, t('errorName', { name: one.fileName.replace(/\.csv$/i, '') })),
    }),
  );
  const { counts, id, version } = one;
  const good = counts.create + counts.update;
  const problem = commit.error ?? recheck.error ?? errors.error;
  return (
    <>
      {problem?.code === 'VERSION_CONFLICT' ? (
        <ConflictNotice onReload={() => queries.invalidateQueries({ queryKey: api.user.import.key() })} />
      ) : (
        <ProblemNotice problem={problem} />
      )}
      <ImportVerdicts
        counts={counts}
        chosen={verdict}
        onChoose={(next) => navigate({ search: next ? { verdict: next } : {}, replace: true })}
      />
      {(one.missingGroups.length > 0 || one.createGroups) && (
        <div className={s.switch}>
          <NoticeBox>
            <CheckField
              label={t('createGroups', { count: one.missingGroups.length, groups: one.missingGroups.join('、') })}
              checked={recheck.isPending ? recheck.variables.createGroups : one.createGroups}
              disabled={recheck.isPending}
              onChange={(event) => recheck.mutate({ id, version, createGroups: event.target.checked })}
            />
          </NoticeBox>
        </div>
      )}
      <ImportRows id={id} verdict={verdict} version={version} />
      <CommitBar>
        <p>
          <b>{t('willImport', { count: good })}</b>{' '}
          <Aside as="span">{t(counts.error > 0 ? 'errorsLater' : 'undoable', { count: counts.error })}</Aside>
        </p>
        {counts.error > 0 && (
          <Button icon={IconDownload} busy={errors.isPending} onClick={() => errors.mutate({ id })}>
            {t('errorCsv')}
          </Button>
        )}
        <Button
          kind="primary"
          disabled={good === 0 || recheck.isPending}
          busy={commit.isPending}
          onClick={() => commit.mutate({ id, version, skipErrors: counts.error > 0 })}
        >
          {t('commit', { count: good, shown: formatNumber(good) })}
        </Button>
      </CommitBar>
    </>
  );
}
