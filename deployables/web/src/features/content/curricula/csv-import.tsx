import { IconAlertTriangle, IconCheck, IconFileSpreadsheet, IconPencil } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import type { CsvCheck, CsvRow } from '#contracts/content/curricula.ts';
import { client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { FileDrop } from '../../../design/file-drop.tsx';
import { Aside, Row, Stack } from '../../../design/layout.tsx';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './curricula.module.css';
import { useCurriculumSentence } from './use-sentence.ts';

type Into = { classId: string } | { id: string; version: number };
type Props = { into: Into; action: string; onDone: (id: string) => void };

const LOOK = {
  ok: { tone: 'ok', icon: IconCheck },
  hint: { tone: 'soon', icon: IconPencil },
  error: { tone: 'late', icon: IconAlertTriangle },
} as const;

const send = (into: Into, file: File, commit: boolean): Promise<CsvCheck> => {
  const common = { file, commit: commit ? 'true' : 'false' };
  return 'classId' in into
    ? client.content.createCurriculumFromCsv({ ...into, ...common })
    : client.content.importCurriculumCsv({ ...into, ...common });
};

/** A file is looked at row by row first; the second step writes it, when every row can be read. */
export function CsvImport({ into, action, onDone }: Props) {
  const { t } = useWords('curricula');
  const [file, setFile] = useState<File>();
  const look = useMutation<CsvCheck, ApiProblem, File>({ mutationFn: (chosen) => send(into, chosen, false) });
  const write = useMutation<CsvCheck, ApiProblem, File>({
    mutationFn: (chosen) => send(into, chosen, true),
    onSuccess: ({ id }) => id && onDone(id),
  });
  const check = look.data;
  if (!file || !check)
    return (
      <Stack gap={3}>
        <ProblemNotice problem={look.error} />
        <FileDrop
          accept=".csv,text/csv"
          icon={IconFileSpreadsheet}
          title={t('csvDrop')}
          note={t('csvNote')}
          action={t('csvChoose')}
          busy={look.isPending}
          onFile={(next) => {
            setFile(next);
            look.mutate(next);
          }}
        />
      </Stack>
    );
  const encoding = check.encoding === 'shift_jis' ? 'Shift_JIS' : 'UTF-8';
  const { weeks, hours, levels, errors } = check;
  return (
    <Stack gap={3}>
      <ProblemNotice problem={write.error} />
      {errors > 0 ? (
        <NoticeBox tone="late">{t('csvErrors', { count: errors })}</NoticeBox>
      ) : (
        <Aside>{t('csvRead', { count: weeks, hours, levels, encoding })}</Aside>
      )}
      <ul className={s.csvRows}>
        {check.rows.map((row) => (
          <CsvLine key={row.line} row={row} />
        ))}
      </ul>
      <Row end wrap gap={2}>
        <Button kind="quiet" onClick={() => look.reset()}>
          {t('csvOther')}
        </Button>
        <Button kind="primary" disabled={errors > 0} busy={write.isPending} onClick={() => write.mutate(file)}>
          {action}
        </Button>
      </Row>
    </Stack>
  );
}

function CsvLine({ row }: { row: CsvRow }) {
  const { t } = useWords('curricula');
  const hoursText = useCurriculumSentence();
  return (
    <li>
      <Aside as="span" small faint>
        {t('csvLine', { line: row.line })}
      </Aside>
      <Badge {...LOOK[row.verdict]}>{t(`csv.${row.verdict}`)}</Badge>
      <span>
        {[row.within, row.part === 'phase' || row.part === 'category' ? '' : row.name].filter(Boolean).join(' › ') ||
          t('unnamed')}
        {row.hours !== null && <Aside as="span" small>{` ${hoursText.hours(row.hours)}`}</Aside>}
        {row.problems.map(({ column, reason, values }) => {
          const key = `csv.reason.${reason}`;
          return (
            <span key={column + reason} className={s.csvProblem} data-hint={row.verdict === 'hint' || undefined}>
              {i18next.exists(`curricula:${key}`)
                ? t(key as 'csv.reason.too_long', { column, limit: '', ...values })
                : reason}
            </span>
          );
        })}
      </span>
    </li>
  );
}
