import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { TodoView } from '#contracts/analytics/plans.ts';
import { Button } from '../../../design/button.tsx';
import { Row, Sheet } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './plans.module.css';
import { TodoDialog } from './todo-dialog.tsx';
import { TodoLines } from './todo-lines.tsx';
import { useTodos } from './use-todos.ts';

/** What the pupil wants to do, with a way to add more; on the first page only what is open. */
export function TodosSheet({ short = false }: { short?: boolean }) {
  const { t } = useWords('plans');
  const { list, rows, more } = useTodos(short, short ? 5 : 50);
  const [open, setOpen] = useState<TodoView | 'new'>();
  return (
    <Sheet
      title={t('todos')}
      more={
        <Button kind="quiet" size="small" icon={IconPlus} onClick={() => setOpen('new')}>
          {t('common:action.add')}
        </Button>
      }
      flush
    >
      {list.isLoadingError ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : list.isPending ? (
        <ListSkeleton rows={3} />
      ) : rows.length === 0 ? (
        <EmptyState title={t('noTodos')}>{!short && t('noTodosText')}</EmptyState>
      ) : (
        <TodoLines todos={rows} onOpen={setOpen} />
      )}
      {more.has && (
        <div className={s.more}>
          <Row end>
            <Button size="small" kind="quiet" busy={more.loading} onClick={more.load}>
              {t('more')}
            </Button>
          </Row>
        </div>
      )}
      {open && <TodoDialog todo={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Sheet>
  );
}
