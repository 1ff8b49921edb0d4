import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { Badge } from '../../../../design/badge.tsx';
import { Button, IconButton } from '../../../../design/button.tsx';
import { Handle } from '../../../../design/editing/part-tools.tsx';
import { usePartActions } from '../../../../design/editing/parts-context.ts';
import { useDrag } from '../../../../design/editing/use-drag.ts';
import { Aside, Sheet, Stack } from '../../../../design/layout.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import s from '../materials.module.css';
import type { Entry, EntryKind } from './set-words.ts';

type Props = { kind: EntryKind; entries: readonly Entry[]; onAdd: () => void };

/** Words or questions in their order: dragged by the handle, or moved by keys and arrows. */
export function EntryList({ kind, entries, onAdd }: Props) {
  const { t } = useWords('materials');
  const isWords = kind === 'words';
  return (
    <Sheet
      title={isWords ? `${t('sets.words')} (${entries.length})` : t('sets.questions')}
      more={
        <Button size="small" icon={IconPlus} onClick={onAdd}>
          {t(isWords ? 'sets.addWords' : 'sets.addQuestions')}
        </Button>
      }
    >
      <Stack gap={2}>
        {entries.length === 0 && <Aside>{t(isWords ? 'sets.noWords' : 'sets.noQuestions')}</Aside>}
        {entries.length > 0 && (
          <ol className={s.parts}>
            {entries.map((entry, index) => (
              <EntryRow key={entry.id} kind={kind} entry={entry} index={index} />
            ))}
          </ol>
        )}
      </Stack>
    </Sheet>
  );
}

function EntryRow({ kind, entry, index }: { kind: EntryKind; entry: Entry; index: number }) {
  const { t } = useWords('materials');
  const { t: e } = useWords('editing');
  const { step, remove } = usePartActions();
  const { element, handle, edge } = useDrag(kind, entry.id, { parent: '', index });
  const { id, title } = entry;
  return (
    <li
      className={s.part}
      data-edge={edge}
      data-part={id}
      ref={(row) => {
        element.current = row;
      }}
    >
      <Handle kind={kind} id={id} name={title} ref={handle} />
      <b>{index + 1}</b>
      <div>
        <p>
          <strong>{title}</strong> {!entry.asked && <Badge tone="soon">{t('sets.notAsked')}</Badge>}
        </p>
        <small className={s.soft}>{entry.question}</small>
      </div>
      <div data-tools>
        <IconButton
          size="small"
          icon={IconArrowUp}
          label={e('up', { name: title })}
          onClick={() => step(kind, id, -1)}
        />
        <IconButton
          size="small"
          icon={IconArrowDown}
          label={e('down', { name: title })}
          onClick={() => step(kind, id, 1)}
        />
        <IconButton
          size="small"
          icon={IconTrash}
          label={e('remove', { name: title })}
          onClick={() => remove(kind, id, title)}
        />
      </div>
    </li>
  );
}
