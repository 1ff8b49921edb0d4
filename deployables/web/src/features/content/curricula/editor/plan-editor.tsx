import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { CurriculumView } from '#contracts/content/curricula.ts';
import { Button } from '../../../../design/button.tsx';
import { SaidAloud } from '../../../../design/editing/part-tools.tsx';
import { PartsContext } from '../../../../design/editing/parts-context.ts';
import { focusPart, useUndoKeys } from '../../../../design/editing/undo.tsx';
import { useParts } from '../../../../design/editing/use-parts.ts';
import { Aside, Stack } from '../../../../design/layout.tsx';
import { NoticeBox } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { AssignmentState } from '../assignment-state.tsx';
import { CategorySheet } from './category-sheet.tsx';
import { Collisions } from './collisions.tsx';
import { EditContext } from './editing.ts';
import { insert, isPartKind, nameOf, newCategory, newPhase, parts } from './edits.ts';
import { HeadForm } from './head-form.tsx';
import { PhaseSheet } from './phase-sheet.tsx';
import { PlanBar } from './plan-bar.tsx';
import { usePlan } from './use-plan.ts';

/** The whole plan, edited where it stands. */
export function PlanEditor({ opened }: { opened: CurriculumView }) {
  const { t } = useWords('curricula');
  const plan = usePlan(opened);
  const { actions, said, say } = useParts({ ...plan, parts, isKind: isPartKind, nameOf });
  const [deciding, setDeciding] = useState(true);
  const { document, collisions, edit } = plan;
  const { phases, rubric, ...head } = document;
  useUndoKeys(plan, say);
  const addPhase = () => {
    const phase = newPhase(t('newPhase'));
    edit((before) => insert(before, 'phase', { parent: '', index: before.phases.length }, phase));
    focusPart(phase.id);
  };
  const addCategory = () => {
    const category = newCategory();
    edit((before) => insert(before, 'category', { parent: '', index: before.rubric.length }, category));
    focusPart(category.id);
  };
  return (
    <EditContext value={edit}>
      <PartsContext value={actions}>
        <PlanBar plan={plan} say={say} />
        <SaidAloud said={said} />
        <Stack gap={5}>
          <AssignmentState />
          {collisions.length > 0 && (
            <NoticeBox tone="soon">
              <p>{t('collideText')}</p>
              <Button size="small" onClick={() => setDeciding(true)}>
                {t('collideOpen')}
              </Button>
            </NoticeBox>
          )}
          <HeadForm head={head} />
          <h2>{t('phases')}</h2>
          {phases.length === 0 && <Aside>{t('noPhases')}</Aside>}
          {phases.map((phase, index) => (
            <PhaseSheet key={phase.id} phase={phase} index={index} />
          ))}
          <div>
            <Button icon={IconPlus} disabled={phases.length >= 20} onClick={addPhase}>
              {t('addPhase')}
            </Button>
          </div>
          <h2>{t('rubric')}</h2>
          {rubric.length === 0 && <Aside>{t('noRubric')}</Aside>}
          {rubric.map((category, index) => (
            <CategorySheet key={category.id} category={category} index={index} />
          ))}
          <div>
            <Button icon={IconPlus} disabled={rubric.length >= 20} onClick={addCategory}>
              {t('addCategory')}
            </Button>
          </div>
        </Stack>
        {collisions.length > 0 && deciding && (
          <Collisions collisions={collisions} onDecide={plan.decide} onClose={() => setDeciding(false)} />
        )}
      </PartsContext>
    </EditContext>
  );
}
