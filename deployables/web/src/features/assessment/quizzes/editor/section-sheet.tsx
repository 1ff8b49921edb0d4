import { IconBooks, IconPlus } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { QuizSection } from '#contracts/assessment/quizzes.ts';
import { Button } from '../../../../design/button.tsx';
import { Handle, PartTools } from '../../../../design/editing/part-tools.tsx';
import { useDrag, useDropEnd } from '../../../../design/editing/use-drag.ts';
import { CheckField, SelectField, TextField } from '../../../../design/field.tsx';
import { Aside, Row } from '../../../../design/layout.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { AddItem } from './add-item.tsx';
import { useEditing } from './editing.ts';
import s from './editor.module.css';
import { changeSection } from './edits.ts';
import { FromBank } from './from-bank.tsx';
import { ItemCard } from './item-card.tsx';

/** A section with its items; a quiz of one section shows hardly anything of it. */
export const SectionSheet = memo(function SectionSheet({
  section,
  index,
  only,
}: {
  section: QuizSection;
  index: number;
  only: boolean;
}) {
  const { t } = useWords('quizzes');
  const { edit, frozen } = useEditing();
  const [adding, setAdding] = useState<'new' | 'bank'>();
  const { element, handle, edge } = useDrag('section', section.id, { parent: '', index });
  const end = useDropEnd('item', section.id, section.items.length);
  const { id, title, instructions, shuffleItems, shuffleChoices, draw, items } = section;
  const set = (fields: Partial<QuizSection>, tag?: string) =>
    edit((document) => changeSection(document, id, fields), tag && `${id}.${tag}`);
  const name = title || t('edit.section', { number: index + 1 });
  return (
    <section ref={element} className={s.section} data-edge={edge} data-part={id} aria-label={name}>
      <header className={s.sectionHead}>
        {!frozen && !only && <Handle kind="section" id={id} name={name} ref={handle} />}
        <div className={s.sectionFields}>
          <TextField
            label={t('edit.sectionTitle')}
            optional
            value={title}
            maxLength={100}
            disabled={frozen}
            onChange={({ target }) => set({ title: target.value }, 'title')}
          />
          <TextField
            label={t('edit.sectionInstructions')}
            optional
            value={instructions}
            maxLength={2000}
            disabled={frozen}
            onChange={({ target }) => set({ instructions: target.value }, 'instructions')}
          />
        </div>
        {!frozen && !only && <PartTools kind="section" id={id} name={name} />}
      </header>
      <div className={s.sectionRules}>
        <CheckField
          label={t('edit.shuffleItems')}
          checked={shuffleItems}
          disabled={frozen}
          onChange={({ target }) => set({ shuffleItems: target.checked })}
        />
        <CheckField
          label={t('edit.shuffleChoices')}
          checked={shuffleChoices}
          disabled={frozen}
          onChange={({ target }) => set({ shuffleChoices: target.checked })}
        />
        <SelectField
          label={t('edit.draw')}
          value={draw ?? ''}
          disabled={frozen || items.length < 2}
          onChange={({ target }) => set({ draw: target.value ? Number(target.value) : null })}
        >
          <option value="">{t('edit.drawAll')}</option>
          {Array.from({ length: Math.max(items.length - 1, draw ?? 0) }, (_, n) => n + 1).map((count) => (
            <option key={count} value={count}>
              {t('edit.drawSome', { count, of: items.length })}
            </option>
          ))}
        </SelectField>
      </div>
      {items.length === 0 && (
        <div className={s.none}>
          <Aside>{t('edit.noItems')}</Aside>
        </div>
      )}
      <ol>
        {items.map((item, at) => (
          <ItemCard key={item.id} item={item} parent={id} index={at} />
        ))}
      </ol>
      <div ref={end} className={s.sectionFoot}>
        {!frozen && (
          <Row wrap gap={2}>
            <Button size="small" kind="soft" icon={IconPlus} onClick={() => setAdding('new')}>
              {t('edit.addItem')}
            </Button>
            <Button size="small" kind="quiet" icon={IconBooks} onClick={() => setAdding('bank')}>
              {t('edit.fromBank')}
            </Button>
          </Row>
        )}
      </div>
      {adding === 'new' && <AddItem sectionId={id} index={items.length} onClose={() => setAdding(undefined)} />}
      {adding === 'bank' && <FromBank sectionId={id} index={items.length} onClose={() => setAdding(undefined)} />}
    </section>
  );
});
