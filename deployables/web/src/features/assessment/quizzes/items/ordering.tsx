import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { Button, IconButton } from '../../../../design/button.tsx';
import { Aside, Hidden, Row } from '../../../../design/layout.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import s from './items.module.css';

type Entry = { id: string; text: string };
type Props = {
  entries: readonly Entry[];
  order: readonly string[] | undefined;
  readOnly?: boolean;
  onOrder: (order: string[]) => void;
};

/** A list to bring into order with two buttons a line, which every finger and every keyboard can. */
export function Ordering({ entries, order, readOnly, onOrder }: Props) {
  const { t } = useWords('quizzes');
  const [said, say] = useState('');
  const ids = order ?? entries.map(({ id }) => id);
  const textOf = (id: string) => entries.find((entry) => entry.id === id)?.text ?? '';
  const move = (index: number, by: 1 | -1) => {
    const next = [...ids];
    const [moved] = next.splice(index, 1);
    if (!moved) return;
    next.splice(index + by, 0, moved);
    onOrder(next);
    say(t('take.movedTo', { name: textOf(moved), place: index + by + 1 }));
  };
  return (
    <>
      <ol className={s.ordering}>
        {ids.map((id, index) => (
          <li key={id}>
            <span className={s.key} aria-hidden>
              {index + 1}
            </span>
            <span className={s.words}>{textOf(id)}</span>
            {!readOnly && (
              <span className={s.moves}>
                <IconButton
                  icon={IconArrowUp}
                  label={t('take.up', { name: textOf(id) })}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                />
                <IconButton
                  icon={IconArrowDown}
                  label={t('take.down', { name: textOf(id) })}
                  disabled={index === ids.length - 1}
                  onClick={() => move(index, 1)}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      <Hidden>
        <span role="status">{said}</span>
      </Hidden>
      {!readOnly && !order && (
        <Row wrap gap={3} className={s.asItIs}>
          <Button size="small" kind="soft" onClick={() => onOrder([...ids])}>
            {t('take.orderIsRight')}
          </Button>
          <Aside small>{t('take.orderHint')}</Aside>
        </Row>
      )}
    </>
  );
}
