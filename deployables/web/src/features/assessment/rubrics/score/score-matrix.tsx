import { IconChecks } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RubricMatrix } from '#contracts/assessment/rubric-scores.ts';
import { client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { CommitBar } from '../../../../design/bars.tsx';
import { Button } from '../../../../design/button.tsx';
import { TextField } from '../../../../design/field.tsx';
import { Stack } from '../../../../design/layout.tsx';
import { Saved } from '../../../../design/saved.tsx';
import { ProblemNotice } from '../../../../design/states.tsx';
import { toast } from '../../../../design/toast.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { useRefresh } from '../use-assessment.ts';
import { type At, clamp } from './at.ts';
import s from './matrix.module.css';
import { MatrixTable } from './matrix-table.tsx';
import { PupilPane } from './pupil-pane.tsx';
import { useScores } from './use-scores.ts';

/** Rows of pupils beside the one being scored. Everything is kept by itself; confirming makes it count. */
export function ScoreMatrix({ matrix }: { matrix: RubricMatrix }) {
  const { t } = useWords('rubrics');
  const refresh = useRefresh();
  const { assessment, rows } = matrix;
  const { id, rubric, state } = assessment;
  const [at, setAt] = useState<At>({ row: 0, column: 0 });
  const [why, setWhy] = useState('');
  const [asked, setAsked] = useState(false);
  const work = useScores(id, Object.fromEntries(rows.map((row) => [row.student.id, row.mine])), 'matrix');
  const row = rows[Math.min(at.row, rows.length - 1)];

  const ready = rows.filter(({ student }) => {
    const { levels } = work.scoresOf(student.id);
    return work.stateOf(student.id) !== 'done' && rubric.criteria.every((criterion) => levels[criterion.id]);
  });
  const done = rows.filter(({ student }) => work.stateOf(student.id) === 'done').length;
  // After the showing a change of what was confirmed says why.
  const needsWhy = state === 'shown' && ready.some(({ student }) => work.handedIn(student.id));
  const confirm = useMutation<number, ApiProblem>({
    mutationFn: async () => {
      await work.autosave.flush();
      const studentIds = ready.map(({ student }) => student.id);
      return (await client.assessment.handInManyRubricScores({ id, studentIds, why: why.trim() })).handedIn;
    },
    onSuccess: (count) => {
      setWhy('');
      setAsked(false);
      refresh();
      toast(t('confirmed', { count }));
    },
  });
  const submit = () => {
    setAsked(true);
    if (needsWhy && !why.trim()) return document.querySelector<HTMLElement>('[name="why"]')?.focus();
    confirm.mutate();
  };
  return (
    <Stack gap={4}>
      <p className={s.keys}>{t('keys')}</p>
      <div className={s.split}>
        <MatrixTable {...{ rows, rubric, work, at }} onAt={setAt} />
        {row && (
          <PupilPane
            key={row.student.id}
            {...{ row, rubric, work }}
            onStep={(by) => setAt(({ row: from, column }) => ({ row: clamp(from + by, rows.length), column }))}
            index={at.row}
            total={rows.length}
          />
        )}
      </div>
      <ProblemNotice problem={confirm.error} />
      <CommitBar>
        <div>
          {needsWhy && (
            <TextField
              name="why"
              label={t('why')}
              hint={t('whyHint')}
              maxLength={500}
              value={why}
              error={asked && !why.trim() ? t('common:reason.required') : undefined}
              onChange={({ target }) => setWhy(target.value)}
            />
          )}
          <b>{t('confirmedOf', { done, due: rows.length })}</b>
          <Saved state={work.autosave.state} />
        </div>
        {ready.length > 0 && (
          <Button kind="primary" icon={IconChecks} busy={confirm.isPending} onClick={submit}>
            {t('ready', { count: ready.length })}
          </Button>
        )}
      </CommitBar>
    </Stack>
  );
}
