import { IconClockPlus, IconLockOpen, IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LiveRow } from '#contracts/assessment/attempts.ts';
import type { ExtraTime, QuizView } from '#contracts/assessment/quizzes.ts';
import { api, client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { Button } from '../../../../design/button.tsx';
import { Dialog } from '../../../../design/dialog.tsx';
import { SelectField, TextField } from '../../../../design/field.tsx';
import { Aside, Row, Stack } from '../../../../design/layout.tsx';
import { ProblemNotice } from '../../../../design/states.tsx';
import { toast } from '../../../../design/toast.tsx';
import { fullName } from '../../../../i18n/names.ts';
import { useWords } from '../../../../i18n/use-words.ts';

const EXTRAS: readonly ExtraTime[] = [
  { kind: 'minutes', value: 5 },
  { kind: 'minutes', value: 10 },
  { kind: 'minutes', value: 20 },
  { kind: 'percent', value: 30 },
  { kind: 'percent', value: 50 },
  { kind: 'percent', value: 100 },
];
const keyOf = (extra: ExtraTime | null): string => (extra ? `${extra.kind} ${extra.value}` : '');
type Props = { quiz: QuizView; row: LiveRow; onClose: () => void };

/** More time for a pupil, handing in for them, or letting them go on; each with its reason in the attempt's record. */
export function SittingDialog({ quiz, row, onClose }: Props) {
  const { t } = useWords('quizzes');
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [extra, setExtra] = useState(keyOf(row.extra));
  const [minutes, setMinutes] = useState('10');
  const { attempt, student } = row;
  const act = useMutation<unknown, ApiProblem, () => Promise<unknown>>({
    mutationFn: (action) => action(),
    onSuccess: () => {
      toast(t('live.done'));
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: api.assessment.liveQuiz.key() }),
  });
  const known = [
    ...EXTRAS,
    ...(row.extra && !EXTRAS.some((one) => keyOf(one) === keyOf(row.extra)) ? [row.extra] : []),
  ];
  const setTime = () =>
    act.mutate(() =>
      client.assessment.setExtraTime({
        id: quiz.id,
        studentId: student.id,
        extra: known.find((one) => keyOf(one) === extra) ?? null,
        reason,
      }),
    );
  return (
    <Dialog open onClose={onClose} title={fullName(student)}>
      <Stack gap={5}>
        <ProblemNotice problem={act.error} />
        <TextField
          label={t('live.reason')}
          hint={t('live.reasonHint')}
          optional
          maxLength={300}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <div>
          <SelectField label={t('live.extra')} value={extra} onChange={({ target }) => setExtra(target.value)}>
            <option value="">{t('live.noExtra')}</option>
            {known.map((one) => (
              <option key={keyOf(one)} value={keyOf(one)}>
                {t(`extra.${one.kind}`, { value: one.value })}
              </option>
            ))}
          </SelectField>
          <Row end>
            <Button icon={IconClockPlus} busy={act.isPending} disabled={extra === keyOf(row.extra)} onClick={setTime}>
              {t('live.setExtra')}
            </Button>
          </Row>
        </div>
        {attempt && row.status !== 'handedIn' && (
          <div>
            <Aside small>{t('live.handInText')}</Aside>
            <Row end>
              <Button
                icon={IconSend}
                busy={act.isPending}
                onClick={() => act.mutate(() => client.assessment.handIn({ id: attempt.id, reason }))}
              >
                {t('live.handIn')}
              </Button>
            </Row>
          </div>
        )}
        {attempt && row.status === 'handedIn' && (
          <div>
            <TextField
              label={t('live.minutes')}
              inputMode="numeric"
              value={minutes}
              onChange={({ target }) => setMinutes(target.value)}
            />
            <Row end>
              <Button
                icon={IconLockOpen}
                busy={act.isPending}
                disabled={!reason.trim() || !(Number(minutes) >= 1)}
                onClick={() =>
                  act.mutate(() =>
                    client.assessment.reopenAttempt({ id: attempt.id, minutes: Math.trunc(Number(minutes)), reason }),
                  )
                }
              >
                {t('live.reopen')}
              </Button>
            </Row>
            <Aside small>{t('live.reopenText')}</Aside>
          </div>
        )}
      </Stack>
    </Dialog>
  );
}
