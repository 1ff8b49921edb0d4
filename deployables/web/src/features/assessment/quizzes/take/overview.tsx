import { IconCheck, IconCircleDashed, IconCircleHalf2, IconFlagFilled, IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { AttemptView } from '#contracts/assessment/attempts.ts';
import { client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { Button } from '../../../../design/button.tsx';
import { Icon } from '../../../../design/icon.tsx';
import { Hidden, Row, Stack } from '../../../../design/layout.tsx';
import { NoticeBox, ProblemNotice } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { answeredOf } from '../items/answered.ts';
import type { AnswerKeeper, Kept } from './keeper.ts';
import type { Sheet } from './paper.ts';
import s from './take.module.css';

const LOOK = { yes: IconCheck, partly: IconCircleHalf2, no: IconCircleDashed } as const;

type Props = {
  attempt: AttemptView;
  sheets: readonly Sheet[];
  keeper: AnswerKeeper;
  kept: Kept;
  onOpen: (index: number) => void;
  onDone: () => Promise<unknown>;
};

/** All items at a glance, then the one decision. */
export function Overview({ attempt, sheets, keeper, kept, onOpen, onDone }: Props) {
  const { t } = useWords('quizzes');
  const handIn = useMutation<unknown, ApiProblem>({
    mutationFn: async () => {
      const changes = keeper.changes;
      keeper.take(await client.assessment.handIn({ id: attempt.id, changes }), changes);
    },
    // Handed in already, here or elsewhere, is handed in.
    onSettled: onDone,
  });
  const states = sheets.map(({ item }) => answeredOf(item, kept.entries[item.id]?.answer));
  const open = states.filter((state) => state !== 'yes').length;
  const flagged = sheets.filter(({ item }) => kept.entries[item.id]?.flagged).length;
  return (
    <section className={s.item} aria-label={t('take.overview')}>
      <Stack gap={5}>
        <h2>{t('take.overview')}</h2>
        <ol className={s.grid}>
          {sheets.map(({ item, place }, index) => {
            const state = states[index] ?? 'no';
            const marked = kept.entries[item.id]?.flagged ?? false;
            return (
              <li key={item.id}>
                <button type="button" data-state={state} onClick={() => onOpen(index)}>
                  <b>{place}</b>
                  <Icon of={LOOK[state]} size={16} />
                  {marked && <Icon of={IconFlagFilled} size={14} />}
                  <Hidden>
                    {t(`take.state.${state}`)}
                    {marked && t('take.flagged')}
                  </Hidden>
                </button>
              </li>
            );
          })}
        </ol>
        <p className={s.legend}>
          {(['yes', 'partly', 'no'] as const).map((state) => (
            <span key={state}>
              <Icon of={LOOK[state]} size={16} /> {t(`take.state.${state}`)}
            </span>
          ))}
          <span>
            <Icon of={IconFlagFilled} size={14} /> {t('take.flagged')}
          </span>
        </p>
        <ProblemNotice problem={handIn.error} />
        {open > 0 || flagged > 0 ? (
          <NoticeBox tone="soon">
            {[
              open > 0 && t('take.stillOpen', { count: open }),
              flagged > 0 && t('take.stillFlagged', { count: flagged }),
            ]
              .filter(Boolean)
              .join(' ')}
          </NoticeBox>
        ) : (
          <p>{t('take.allAnswered')}</p>
        )}
        <Row wrap>
          <Button kind="primary" icon={IconSend} busy={handIn.isPending} onClick={() => handIn.mutate()}>
            {t('take.handIn')}
          </Button>
          <Button
            onClick={() =>
              onOpen(
                Math.max(
                  0,
                  states.findIndex((state) => state !== 'yes'),
                ),
              )
            }
          >
            {t('take.goOn')}
          </Button>
        </Row>
        <p className={s.legend}>{t('take.handInNote')}</p>
      </Stack>
    </section>
  );
}
