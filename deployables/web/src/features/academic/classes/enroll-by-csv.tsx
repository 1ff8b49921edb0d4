import { IconAlertTriangle, IconEqual, IconFileSpreadsheet, IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { FileDrop } from '../../../design/file-drop.tsx';
import { Aside, Row, Stack } from '../../../design/layout.tsx';
import { PersonName } from '../../../design/person.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { useCellSentence } from '../../user/imports/cell-sentence.ts';
import s from './enroll-by-csv.module.css';
import { useClass } from './use-class.ts';

const LOOK = {
  enroll: { tone: 'ok', icon: IconPlus },
  already: { tone: 'quiet', icon: IconEqual },
  error: { tone: 'late', icon: IconAlertTriangle },
} as const;

/** A file is looked at first; the second step writes the good rows. */
export function EnrollByCsv({ onDone }: { onDone: () => void }) {
  const { t } = useWords('classes');
  const sentence = useCellSentence();
  const { one } = useClass();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [file, setFile] = useState<File>();
  const look = useMutation(api.academic.enrollCsv.mutationOptions());
  const write = useMutation(
    api.academic.enrollCsv.mutationOptions({
      onSuccess: ({ rows, sagaId }) => {
        if (sagaId) navigate({ to: '.', search: { saga: sagaId } });
        queries.invalidateQueries({ queryKey: api.academic.key() });
        toast(t('enrolled', { count: rows.filter(({ verdict }) => verdict === 'enroll').length }));
        onDone();
      },
    }),
  );
  const choose = (next: File) => {
    setFile(next);
    look.mutate({ id: one.id, file: next, commit: 'false' });
  };
  const rows = look.data?.rows ?? [];
  const good = rows.filter(({ verdict }) => verdict === 'enroll').length;
  if (!file || !look.data)
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
          onFile={choose}
        />
      </Stack>
    );
  return (
    <Stack gap={3}>
      <ProblemNotice problem={write.error} />
      <ul className={s.rows}>
        {rows.map((row) => (
          <li key={row.line}>
            <Aside as="span" small faint>
              {row.line}
            </Aside>
            <Badge tone={LOOK[row.verdict].tone} icon={LOOK[row.verdict].icon}>
              {t(`csv.${row.verdict}`)}
            </Badge>
            <span>
              {row.person && <PersonName person={row.person} />}
              {row.problems.map((problem) => (
                <span key={problem.column + problem.reason} className={s.problem}>
                  {sentence(problem)}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <Row end gap={2}>
        <Button kind="quiet" onClick={() => look.reset()}>
          {t('csvOther')}
        </Button>
        <Button
          kind="primary"
          disabled={good === 0}
          busy={write.isPending}
          onClick={() => write.mutate({ id: one.id, file, commit: 'true' })}
        >
          {t('addCount', { count: good })}
        </Button>
      </Row>
    </Stack>
  );
}
