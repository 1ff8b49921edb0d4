import { IconFlag, IconTrash } from '@tabler/icons-react';
import type { TodoView } from '#contracts/analytics/plans.ts';
import { IconButton } from '../../../design/button.tsx';
import { CheckBox } from '../../../design/field.tsx';
import { Icon } from '../../../design/icon.tsx';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { DueBadge } from './due-badge.tsx';
import s from './plans.module.css';
import { useTodoActs } from './use-todos.ts';

type Props = { todos: readonly TodoView[]; onOpen: (todo: TodoView) => void };

export function TodoLines({ todos, onOpen }: Props) {
  const { t } = useWords('plans');
  const { tick, remove } = useTodoActs();
  return (
    <ul className={s.lines}>
      {todos.map((todo) => (
        <li key={todo.id}>
          <div className={s.line} data-done={todo.doneAt !== null || undefined}>
            {/* biome-ignore lint/a11y/noLabelWithoutControl: the box is inside */}
            <label className={s.tick}>
              <CheckBox
                checked={todo.doneAt !== null}
                aria-label={t('done', { title: todo.title })}
                onChange={() => tick(todo)}
              />
            </label>
            <button type="button" className={s.open} onClick={() => onOpen(todo)}>
              <b>{todo.title}</b>
              <span className={s.facts}>
                {todo.doneAt === null && todo.dueDay && <DueBadge day={todo.dueDay} />}
                {todo.dueDay && <span>{formatDayOfWeek(todo.dueDay)}</span>}
                {todo.priority !== 'normal' && (
                  <span>
                    {todo.priority === 'high' && <Icon of={IconFlag} size="1em" />} {t(`priority.${todo.priority}`)}
                  </span>
                )}
              </span>
            </button>
            <IconButton icon={IconTrash} label={t('removeTodo', { title: todo.title })} onClick={() => remove(todo)} />
          </div>
        </li>
      ))}
    </ul>
  );
}
