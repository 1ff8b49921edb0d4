import { IconArrowsDiff } from '@tabler/icons-react';
import type { RubricResult, Standing } from '#contracts/assessment/rubric-scores.ts';
import type { RubricCriterion } from '#contracts/assessment/rubrics.ts';
import { Badge } from '../../../../design/badge.tsx';
import { Aside, Sheet, Stack } from '../../../../design/layout.tsx';
import { fullName } from '../../../../i18n/names.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { levelOf, shortPoints, shortRank } from '../ranks.ts';
import { Mark, type Side } from './marks.tsx';
import { ResultTable } from './result-table.tsx';
import s from './results.module.css';
import { SaidAbout, saidOf } from './said-about.tsx';

const SIDES: readonly Side[] = ['teacher', 'self', 'peers'];

/** One pupil by teacher, self and peers: on a line per criterion, in words, and as a table. `own`: read by the pupil. */
export function ResultView({ result, own = false }: { result: RubricResult; own?: boolean }) {
  const { t } = useWords('rubrics');
  const { assessment, standing, points } = result;
  const word = { teacher: t('teacher'), self: t('selfSide'), peers: t('peersSide') };
  const there = SIDES.filter((side) => points[side] !== null);
  if (there.length === 0) return <Aside>{t('noResults')}</Aside>;
  return (
    <Stack gap={5}>
      <Sheet title={own ? t('yourResult') : t('sum')}>
        <Stack gap={4}>
          <ul className={s.totals}>
            {there.map((side) => (
              <li key={side}>
                <span>
                  <Mark side={side} /> {word[side]}
                </span>
                <b>{shortPoints(points[side])}</b>
                <small>{t('outOf', { points: shortPoints(points[side]), most: points.most })}</small>
              </li>
            ))}
          </ul>
          <ResultTable result={result} />
        </Stack>
      </Sheet>
      <div className={s.criteria}>
        {assessment.rubric.criteria.map((criterion) => {
          const at = standing.find(({ criterionId }) => criterionId === criterion.id);
          return (
            <Sheet
              key={criterion.id}
              title={criterion.name}
              more={
                at?.apart && (
                  <Badge tone="soon" icon={IconArrowsDiff}>
                    {t('apart')}
                  </Badge>
                )
              }
            >
              <Stack gap={4}>
                {at && <Line criterion={criterion} standing={at} />}
                <Levels criterion={criterion} result={result} own={own} />
                <SaidAbout said={saidOf(result, (scored) => scored.comments[criterion.id])} />
              </Stack>
            </Sheet>
          );
        })}
      </div>
      {saidOf(result, ({ overall }) => overall).length > 0 && (
        <Sheet title={t('overall')}>
          <SaidAbout said={saidOf(result, ({ overall }) => overall)} />
        </Sheet>
      )}
    </Stack>
  );
}

/** Where each side stands between the lowest and the best level; the table says the same. */
function Line({ criterion, standing }: { criterion: RubricCriterion; standing: Standing }) {
  const count = criterion.levels.length;
  return (
    <div className={s.line} aria-hidden>
      <ol>
        {criterion.levels.toReversed().map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ol>
      {SIDES.map((side) => {
        const rank = standing[side];
        if (rank === null) return null;
        return (
          <div key={side} className={s.track}>
            <span style={{ insetInlineStart: `${((rank - 0.5) / count) * 100}%` }}>
              <Mark side={side} />
            </span>
          </div>
        );
      })}
    </div>
  );
}

function Levels({ criterion, result, own }: { criterion: RubricCriterion; result: RubricResult; own: boolean }) {
  const { t } = useWords('rubrics');
  const name = (levels: Record<string, string>) => levelOf(criterion, levels[criterion.id]);
  const peers = result.standing.find(({ criterionId }) => criterionId === criterion.id)?.peers ?? null;
  return (
    <dl className={s.levels}>
      {result.teacher.map(({ by, levels }) => (
        <div key={by?.id}>
          <dt>
            <Mark side="teacher" /> {result.teacher.length > 1 && by ? fullName(by) : t(own ? 'teacherOwn' : 'teacher')}
          </dt>
          <dd>
            <b>{name(levels)?.name}</b> {name(levels)?.criterion}
          </dd>
        </div>
      ))}
      {result.self && (
        <div>
          <dt>
            <Mark side="self" /> {own ? t('selfOwn') : t('selfSide')}
          </dt>
          <dd>
            <b>{name(result.self.levels)?.name}</b> {name(result.self.levels)?.criterion}
          </dd>
        </div>
      )}
      {result.peers.length > 0 && (
        <div>
          <dt>
            <Mark side="peers" /> {own ? t('peersOwn') : t('peersSide')}
          </dt>
          <dd>
            <b>{shortRank(peers)}</b> {result.peers.map(({ levels }) => name(levels)?.name).join('・')}
          </dd>
        </div>
      )}
    </dl>
  );
}
