import { IconPlus } from '@tabler/icons-react';
import { memo } from 'react';
import type { Phase } from '#contracts/content/curriculum-document.ts';
import { Button } from '../../../../design/button.tsx';
import { Handle, PartTools } from '../../../../design/editing/part-tools.tsx';
import { focusPart } from '../../../../design/editing/undo.tsx';
import { useDrag, useDropEnd } from '../../../../design/editing/use-drag.ts';
import { TextField } from '../../../../design/field.tsx';
import { Aside } from '../../../../design/layout.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { useCurriculumSentence } from '../use-sentence.ts';
import { useEdit } from './editing.ts';
import s from './editor.module.css';
import { change, hoursOf, insert, newWeek } from './edits.ts';
import { WeekRow } from './week-row.tsx';

/** A phase with its weeks. */
export const PhaseSheet = memo(function PhaseSheet({ phase, index }: { phase: Phase; index: number }) {
  const { t } = useWords('curricula');
  const words = useCurriculumSentence();
  const edit = useEdit();
  const { element, handle, edge } = useDrag('phase', phase.id, { parent: '', index });
  const { id, name, weeks } = phase;
  const end = useDropEnd('week', id, weeks.length);
  const add = () => {
    const week = newWeek();
    edit((document) => insert(document, 'week', { parent: id, index: weeks.length }, week));
    focusPart(week.id);
  };
  return (
    <section ref={element} className={s.part} data-edge={edge} data-part={id} aria-label={name || t('unnamed')}>
      <header className={s.partHead}>
        <Handle kind="phase" id={id} name={name} ref={handle} />
        <TextField
          label={t('phaseName')}
          value={name}
          maxLength={100}
          onChange={(event) =>
            edit((document) => change<Phase>(document, id, { name: event.target.value }), `${id}.name`)
          }
        />
        <Aside as="span" small>
          {words.hours(hoursOf({ phases: [phase] }))}
        </Aside>
        <PartTools kind="phase" id={id} name={name} />
      </header>
      <ol>
        {weeks.map((week, at) => (
          <WeekRow key={week.id} week={week} parent={id} index={at} />
        ))}
      </ol>
      <div ref={end} className={s.partFoot}>
        <Button size="small" kind="soft" icon={IconPlus} onClick={add}>
          {t('addWeek')}
        </Button>
      </div>
    </section>
  );
});
