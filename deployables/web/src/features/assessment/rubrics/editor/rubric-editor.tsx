import { IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { RubricView } from '#contracts/assessment/rubrics.ts';
import { api } from '../../../../api/client.ts';
import { Button, ButtonLink } from '../../../../design/button.tsx';
import { ConflictNotice } from '../../../../design/conflict.tsx';
import { SaidAloud } from '../../../../design/editing/part-tools.tsx';
import { PartsContext } from '../../../../design/editing/parts-context.ts';
import { focusPart, UndoButtons, useUndoKeys } from '../../../../design/editing/undo.tsx';
import { TextAreaField, TextField } from '../../../../design/field.tsx';
import { Aside, Sheet, Stack } from '../../../../design/layout.tsx';
import { Saved } from '../../../../design/saved.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { useClass } from '../../../academic/classes/use-class.ts';
import s from '../../../content/curricula/editor/editor.module.css';
import { flawsIn, mostPoints } from '../ranks.ts';
import { newCriterion } from './beginnings.ts';
import { CriterionSheet } from './criterion-sheet.tsx';
import { addCriterion } from './edits.ts';
import { useRubric } from './use-rubric.ts';

const MOST_CRITERIA = 12;

/** The whole rubric, edited where it stands. */
export function RubricEditor({ opened }: { opened: RubricView }) {
  const { t } = useWords('rubrics');
  const { one } = useClass();
  const queries = useQueryClient();
  const { rubric, history, autosave, actions, edit: change, undo, redo, said, say, adopt } = useRubric(opened);
  useUndoKeys({ undo, redo }, say);
  const flaws = flawsIn(rubric);
  const reload = async () =>
    adopt(await queries.fetchQuery(api.assessment.rubric.queryOptions({ input: { id: opened.id }, staleTime: 0 })));
  const add = () => {
    const criterion = newCriterion();
    change((before) => addCriterion(before, criterion));
    focusPart(criterion.id);
  };
  return (
    <PartsContext value={actions}>
      <div className={s.bar} role="toolbar" aria-label={t('tools')}>
        <div className={s.barState}>
          <span className={s.sum}>{t('most', { points: mostPoints(rubric) })}</span>
        </div>
        <Saved state={autosave.state} />
        <div className={s.barTools}>
          <UndoButtons {...{ history, undo, redo, say }} />
          {flaws === 0 && rubric.criteria.length > 0 && (
            <ButtonLink
              kind="primary"
              icon={IconPlayerPlay}
              to="/classes/$id/rubrics/new"
              params={{ id: one.id }}
              search={{ rubric: opened.id }}
            >
              {t('use')}
            </ButtonLink>
          )}
        </div>
      </div>
      <SaidAloud said={said} />
      <Stack gap={5}>
        {autosave.state.kind === 'conflict' && <ConflictNotice onReload={reload} />}
        {flaws > 0 && <Aside>{t('flaw', { count: flaws })}</Aside>}
        <Sheet>
          <Stack gap={4}>
            <TextField
              label={t('name')}
              value={rubric.name}
              maxLength={100}
              onChange={({ target }) => change((before) => ({ ...before, name: target.value }), 'name')}
            />
            <TextAreaField
              label={t('description')}
              optional
              rows={2}
              value={rubric.description}
              maxLength={2000}
              onChange={({ target }) => change((before) => ({ ...before, description: target.value }), 'description')}
            />
          </Stack>
        </Sheet>
        {rubric.criteria.length === 0 && <Aside>{t('noCriteria')}</Aside>}
        {rubric.criteria.map((criterion, index) => (
          <CriterionSheet key={criterion.id} criterion={criterion} index={index} change={change} />
        ))}
        <div>
          <Button icon={IconPlus} disabled={rubric.criteria.length >= MOST_CRITERIA} onClick={add}>
            {t('addCriterion')}
          </Button>
        </div>
      </Stack>
    </PartsContext>
  );
}
