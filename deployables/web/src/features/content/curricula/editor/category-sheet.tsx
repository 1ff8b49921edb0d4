import { IconPlus } from '@tabler/icons-react';
import { memo, type RefObject } from 'react';
import type { Category, Level } from '#contracts/content/curriculum-document.ts';
import { Button } from '../../../../design/button.tsx';
import { Handle, PartTools } from '../../../../design/editing/part-tools.tsx';
import { focusPart } from '../../../../design/editing/undo.tsx';
import { useDrag, useDropEnd } from '../../../../design/editing/use-drag.ts';
import { TextAreaField, TextField } from '../../../../design/field.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { useEdit } from './editing.ts';
import s from './editor.module.css';
import { change, insert, newLevel } from './edits.ts';

/** A category of the rubric with its levels, best first. */
export const CategorySheet = memo(function CategorySheet({ category, index }: { category: Category; index: number }) {
  const { t } = useWords('curricula');
  const edit = useEdit();
  const { id, name, description, levels } = category;
  const { element, handle, edge } = useDrag('category', id, { parent: '', index });
  const end = useDropEnd('level', id, levels.length);
  const set = (fields: Partial<Category>, field: string) =>
    edit((document) => change<Category>(document, id, fields), `${id}.${field}`);
  const add = () => {
    const level = newLevel();
    edit((document) => insert(document, 'level', { parent: id, index: levels.length }, level));
    focusPart(level.id);
  };
  return (
    <section ref={element} className={s.part} data-edge={edge} data-part={id} aria-label={name || t('unnamed')}>
      <header className={s.partHead}>
        <Handle kind="category" id={id} name={name} ref={handle} />
        <div className={s.categoryFields}>
          <TextField
            label={t('categoryName')}
            value={name}
            maxLength={100}
            onChange={(event) => set({ name: event.target.value }, 'name')}
          />
          <TextField
            label={t('categoryDescription')}
            optional
            value={description}
            maxLength={1000}
            onChange={(event) => set({ description: event.target.value }, 'description')}
          />
        </div>
        <PartTools kind="category" id={id} name={name} />
      </header>
      <ol>
        {levels.map((level, at) => (
          <LevelRow key={level.id} level={level} parent={id} index={at} />
        ))}
      </ol>
      <div ref={end} className={s.partFoot}>
        <Button size="small" kind="soft" icon={IconPlus} disabled={levels.length >= 10} onClick={add}>
          {t('addLevel')}
        </Button>
      </div>
    </section>
  );
});

const LevelRow = memo(function LevelRow({ level, parent, index }: { level: Level; parent: string; index: number }) {
  const { t } = useWords('curricula');
  const edit = useEdit();
  const { element, handle, edge } = useDrag('level', level.id, { parent, index });
  const set = (fields: Partial<Level>, field: string) =>
    edit((document) => change<Level>(document, level.id, fields), `${level.id}.${field}`);
  return (
    <li ref={element as RefObject<HTMLLIElement>} className={s.week} data-edge={edge} data-part={level.id}>
      <Handle kind="level" id={level.id} name={level.name} ref={handle} />
      <div className={s.levelFields}>
        <TextField
          label={t('levelName')}
          value={level.name}
          maxLength={60}
          onChange={(event) => set({ name: event.target.value }, 'name')}
        />
        <TextAreaField
          label={t('criterion')}
          rows={1}
          value={level.criterion}
          maxLength={1000}
          onChange={(event) => set({ criterion: event.target.value }, 'criterion')}
        />
      </div>
      <PartTools kind="level" id={level.id} name={level.name} />
    </li>
  );
});
