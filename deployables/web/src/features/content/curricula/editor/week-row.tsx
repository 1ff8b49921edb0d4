import { memo, type RefObject } from 'react';
import type { Week } from '#contracts/content/curriculum-document.ts';
import { Handle, PartTools } from '../../../../design/editing/part-tools.tsx';
import { useDrag } from '../../../../design/editing/use-drag.ts';
import { TextAreaField, TextField } from '../../../../design/field.tsx';
import { NumberField } from '../../../../design/number-field.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { useEdit } from './editing.ts';
import s from './editor.module.css';
import { change } from './edits.ts';

const LONG = ['activities', 'support', 'evaluation'] as const;

/** One week, edited where it stands. */
export const WeekRow = memo(function WeekRow({ week, parent, index }: { week: Week; parent: string; index: number }) {
  const { t } = useWords('curricula');
  const edit = useEdit();
  const { element, handle, edge } = useDrag('week', week.id, { parent, index });
  const set = (fields: Partial<Week>, field: string) =>
    edit((document) => change<Week>(document, week.id, fields), `${week.id}.${field}`);
  const name = week.label || week.theme;
  return (
    <li ref={element as RefObject<HTMLLIElement>} className={s.week} data-edge={edge} data-part={week.id}>
      <Handle kind="week" id={week.id} name={name} ref={handle} />
      <div className={s.weekFields}>
        <div className={s.weekHead}>
          <TextField
            label={t('weekLabel')}
            value={week.label}
            maxLength={60}
            onChange={(event) => set({ label: event.target.value }, 'label')}
          />
          <NumberField label={t('hours')} value={week.hours} most={200} onChange={(hours) => set({ hours }, 'hours')} />
          <TextField
            label={t('theme')}
            value={week.theme}
            maxLength={200}
            onChange={(event) => set({ theme: event.target.value }, 'theme')}
          />
        </div>
        <div className={s.weekTexts}>
          {LONG.map((field) => (
            <TextAreaField
              key={field}
              label={t(field)}
              rows={2}
              value={week[field]}
              maxLength={2000}
              onChange={(event) => set({ [field]: event.target.value }, field)}
            />
          ))}
        </div>
      </div>
      <PartTools kind="week" id={week.id} name={name} />
    </li>
  );
});
