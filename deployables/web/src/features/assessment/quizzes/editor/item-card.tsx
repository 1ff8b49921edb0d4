import { IconAlertTriangle, IconChevronDown, IconChevronUp, IconPencil } from '@tabler/icons-react';
import { memo, type RefObject } from 'react';
import type { QuizItem } from '#contracts/assessment/quiz-items.ts';
import { Badge } from '../../../../design/badge.tsx';
import { Button } from '../../../../design/button.tsx';
import { Handle, PartTools } from '../../../../design/editing/part-tools.tsx';
import { useDrag } from '../../../../design/editing/use-drag.ts';
import { Icon } from '../../../../design/icon.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { TYPES } from '../items/item-types.ts';
import { formatPoints } from '../quiz-facts.ts';
import { useEditing } from './editing.ts';
import s from './editor.module.css';
import { changeItem, firstLine } from './edits.ts';
import { ItemForm } from './item-form.tsx';
import { ToBank } from './to-bank.tsx';

/** One item: closed a line, open its form. */
export const ItemCard = memo(function ItemCard({
  item,
  parent,
  index,
}: {
  item: QuizItem;
  parent: string;
  index: number;
}) {
  const { t } = useWords('quizzes');
  const { edit, frozen, open, setOpen, problemsOf, correct } = useEditing();
  const { element, handle, edge } = useDrag('item', item.id, { parent, index });
  const problems = problemsOf(item.id);
  const isOpen = open === item.id && !frozen;
  const name = firstLine(item.prompt) || t(`type.${item.type}`);
  return (
    <li ref={element as RefObject<HTMLLIElement>} className={s.item} data-edge={edge} data-part={item.id}>
      <div className={s.itemHead}>
        {!frozen && <Handle kind="item" id={item.id} name={name} ref={handle} />}
        <button
          type="button"
          className={s.itemOpen}
          aria-expanded={frozen ? undefined : isOpen}
          onClick={() => (frozen ? correct(item.id) : setOpen(isOpen ? undefined : item.id))}
        >
          <span className={s.itemNumber}>{index + 1}</span>
          <Icon of={TYPES[item.type]} size={18} />
          <span className={s.itemName}>
            <b>{firstLine(item.prompt) || t('edit.noPrompt')}</b>
            <small>
              {t(`type.${item.type}`)}・{t('points', { count: item.points, points: formatPoints(item.points) })}
            </small>
          </span>
          {problems.length > 0 && (
            <Badge tone="soon" icon={IconAlertTriangle}>
              {t('edit.missing')}
            </Badge>
          )}
          {!frozen && <Icon of={isOpen ? IconChevronUp : IconChevronDown} size={18} />}
        </button>
        {frozen ? (
          <Button size="small" kind="soft" icon={IconPencil} onClick={() => correct(item.id)}>
            {t('correct.action')}
          </Button>
        ) : (
          <PartTools kind="item" id={item.id} name={name} />
        )}
      </div>
      {isOpen && (
        <div className={s.itemForm}>
          <ItemForm
            item={item}
            problems={problems}
            onChange={(change, tag) =>
              edit((document) => changeItem(document, item.id, change), tag && `${item.id}.${tag}`)
            }
          />
          <ToBank item={item} />
        </div>
      )}
    </li>
  );
});
