import { Dialog } from '../../../../design/dialog.tsx';
import { focusPart } from '../../../../design/editing/undo.tsx';
import { Icon } from '../../../../design/icon.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { TYPE_NAMES, TYPES } from '../items/item-types.ts';
import { useEditing } from './editing.ts';
import s from './editor.module.css';
import { insert, newItem } from './edits.ts';

type Props = { sectionId: string; index: number; onClose: () => void };

/** Which kind of question? Each with what it is good for. */
export function AddItem({ sectionId, index, onClose }: Props) {
  const { t } = useWords('quizzes');
  const { edit, setOpen } = useEditing();
  return (
    <Dialog open onClose={onClose} title={t('edit.addItem')} wide>
      <ul className={s.types}>
        {TYPE_NAMES.map((type) => (
          <li key={type}>
            <button
              type="button"
              onClick={() => {
                const item = newItem(type);
                edit((document) => insert(document, 'item', { parent: sectionId, index }, item));
                setOpen(item.id);
                onClose();
                focusPart(item.id);
              }}
            >
              <Icon of={TYPES[type]} size={22} />
              <span>
                <b>{t(`type.${type}`)}</b>
                <small>{t(`typeText.${type}`)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
