import { IconPlus, IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import type { RubricCriterion, RubricLevel } from '#contracts/assessment/rubrics.ts';
import { Button, IconButton } from '../../../../design/button.tsx';
import { Handle, PartTools } from '../../../../design/editing/part-tools.tsx';
import { useDrag } from '../../../../design/editing/use-drag.ts';
import { TextAreaField, TextField } from '../../../../design/field.tsx';
import { NumberField } from '../../../../design/number-field.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import e from '../../../content/curricula/editor/editor.module.css';
import s from './criterion-sheet.module.css';
import { addLevel, changeCriterion, changeLevel, removeLevel } from './edits.ts';
import type { RubricWork } from './use-rubric.ts';

const FEWEST = 2;
const MOST = 6;
type Props = { criterion: RubricCriterion; index: number; change: RubricWork['edit'] };

/** A criterion with its levels, best first. */
export const CriterionSheet = memo(function CriterionSheet({ criterion, index, change }: Props) {
  const { t } = useWords('rubrics');
  const { id, name, description, weight, levels } = criterion;
  const { element, handle, edge } = useDrag('criterion', id, { parent: '', index });
  const set = (fields: Partial<RubricCriterion>, tag: string) =>
    change((rubric) => changeCriterion(rubric, id, (before) => ({ ...before, ...fields })), `${id}.${tag}`);
  return (
    <section ref={element} className={e.part} data-edge={edge} data-part={id} aria-label={name || t('unnamed')}>
      <header className={e.partHead}>
        <Handle kind="criterion" id={id} name={name} ref={handle} />
        <div className={s.head}>
          <TextField
            label={t('criterionName')}
            value={name}
            maxLength={100}
            onChange={({ target }) => set({ name: target.value }, 'name')}
          />
          <TextField
            label={t('criterionDescription')}
            optional
            value={description}
            maxLength={1000}
            onChange={({ target }) => set({ description: target.value }, 'description')}
          />
          <NumberField
            label={t('weight')}
            value={weight}
            most={10}
            onChange={(value) => value >= 0.5 && set({ weight: value }, 'weight')}
          />
        </div>
        <PartTools kind="criterion" id={id} name={name} />
      </header>
      <ol className={s.levels}>
        {levels.map((level) => (
          <LevelRow key={level.id} level={level} criterionId={id} removable={levels.length > FEWEST} change={change} />
        ))}
      </ol>
      <div className={e.partFoot}>
        <Button
          size="small"
          kind="soft"
          icon={IconPlus}
          disabled={levels.length >= MOST}
          onClick={() => change((rubric) => addLevel(rubric, id))}
        >
          {t('addLevel')}
        </Button>
      </div>
    </section>
  );
});

type LevelProps = { level: RubricLevel; criterionId: string; removable: boolean; change: RubricWork['edit'] };
const LevelRow = memo(function LevelRow({ level, criterionId, removable, change }: LevelProps) {
  const { t } = useWords('rubrics');
  const { id, name, points, criterion } = level;
  const set = (fields: Partial<RubricLevel>, tag: string) =>
    change((rubric) => changeLevel(rubric, criterionId, id, fields), `${id}.${tag}`);
  return (
    <li className={s.level}>
      <TextField
        label={t('levelName')}
        value={name}
        maxLength={60}
        onChange={({ target }) => set({ name: target.value }, 'name')}
      />
      <NumberField
        label={t('points')}
        value={points}
        most={100}
        onChange={(value) => set({ points: value }, 'points')}
      />
      <TextAreaField
        label={t('levelText')}
        rows={1}
        value={criterion}
        maxLength={1000}
        onChange={({ target }) => set({ criterion: target.value }, 'criterion')}
      />
      <IconButton
        icon={IconTrash}
        label={t('removeLevel', { name: name || t('unnamed') })}
        disabled={!removable}
        onClick={() => change((rubric) => removeLevel(rubric, criterionId, id))}
      />
    </li>
  );
});
