import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ItemImport, ItemRow } from '#contracts/assessment/quiz-items.ts';
import { api, client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { Badge } from '../../../../design/badge.tsx';
import { Button } from '../../../../design/button.tsx';
import { Dialog } from '../../../../design/dialog.tsx';
import { FileDrop } from '../../../../design/file-drop.tsx';
import { Aside, Row, Stack } from '../../../../design/layout.tsx';
import { NoticeBox, ProblemNotice } from '../../../../design/states.tsx';
import { toast } from '../../../../design/toast.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import s from './bank.module.css';

const TONE = { ok: 'ok', hint: 'soon', error: 'late' } as const;
const isZip = ({ name, type }: File): boolean => /\.zip$/i.test(name) || type.includes('zip');

/** Items from a file: everything is looked at before anything is written. */
export function ImportItems({ onClose }: { onClose: () => void }) {
  const { t } = useWords('quizzes');
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const read = useMutation<ItemImport, ApiProblem, { file: File; commit: boolean }>({
    mutationFn: ({ file: chosen, commit }) => {
      const route = isZip(chosen) ? client.assessment.importItemsQti : client.assessment.importItemsCsv;
      return route({ file: chosen, commit: commit ? 'true' : 'false' });
    },
    onSuccess: (told) => {
      if (!told.committed) return;
      queries.invalidateQueries({ queryKey: api.assessment.bankItems.key() });
      queries.invalidateQueries({ queryKey: api.assessment.bankShelves.key() });
      toast(t('bank.imported', { count: told.items.length }));
      onClose();
    },
  });
  const told = read.data;
  return (
    <Dialog open onClose={onClose} title={t('bank.import')} wide>
      <Stack gap={4}>
        <ProblemNotice problem={read.error} />
        {!told || !file ? (
          <>
            <FileDrop
              accept=".csv,.zip,text/csv,application/zip"
              icon={IconFileSpreadsheet}
              title={t('bank.drop')}
              note={t('bank.dropNote')}
              action={t('bank.choose')}
              busy={read.isPending}
              onFile={(chosen) => {
                setFile(chosen);
                read.mutate({ file: chosen, commit: false });
              }}
            />
            <Aside small>{t('bank.columns')}</Aside>
          </>
        ) : (
          <>
            <NoticeBox tone={told.errors > 0 ? 'soon' : 'ok'}>
              {t('bank.preview', { count: told.items.length })}
              {told.errors > 0 && ` ${t('bank.previewErrors', { count: told.errors })}`}
            </NoticeBox>
            <ul className={s.rows}>
              {told.rows.map((row) => (
                <Found key={`${row.line} ${row.file}`} row={row} />
              ))}
            </ul>
            <Row end gap={2}>
              <Button kind="quiet" onClick={() => read.reset()}>
                {t('bank.otherFile')}
              </Button>
              <Button
                kind="primary"
                busy={read.isPending}
                disabled={told.items.length === 0}
                onClick={() => read.mutate({ file, commit: true })}
              >
                {t('bank.importNow', { count: told.items.length })}
              </Button>
            </Row>
          </>
        )}
      </Stack>
    </Dialog>
  );
}

function Found({ row }: { row: ItemRow }) {
  const { t } = useWords('quizzes');
  return (
    <li>
      <Badge tone={TONE[row.verdict]}>{t(`bank.verdict.${row.verdict}`)}</Badge>{' '}
      {row.line === null ? row.file : t('bank.line', { line: row.line })} <b>{row.name}</b>
      {row.problems.map((problem) => (
        <small key={`${problem.column} ${problem.reason}`}>
          {problem.column && `${problem.column}: `}
          {[t(`bank.problem.${problem.reason}`), ...Object.values(problem.values)].join(' – ')}
        </small>
      ))}
    </li>
  );
}
