import { IconArrowsUpDown, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import i18next from 'i18next';
import { lazy, Suspense } from 'react';
import type { CurriculumChange } from '#contracts/content/curricula.ts';
import { Badge } from '../../../design/badge.tsx';
import { Row } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './curricula.module.css';

const ChangedWords = lazy(() => import('./changed-words.tsx'));
const LOOK = {
  added: { tone: 'ok', icon: IconPlus },
  removed: { tone: 'late', icon: IconMinus },
  moved: { tone: 'info', icon: IconArrowsUpDown },
  changed: { tone: 'soon', icon: IconPencil },
} as const;
/** Values that are words of ours and none of the teacher's. */
const CHOICES: Record<string, string> = { presentationFormat: 'format', groupWork: 'group' };

/** What was added, removed, moved and changed, with the words marked that went and came. */
export function Changes({ changes }: { changes: readonly CurriculumChange[] }) {
  const { t } = useWords('curricula');
  const shown = (field: string, value: string): string => {
    if (value === 'true' || value === 'false') return t(value === 'true' ? 'yes' : 'no');
    const key = `${CHOICES[field] ?? ''}.${value}`;
    return CHOICES[field] && i18next.exists(`curricula:${key}`) ? t(key as 'format.poster') : value;
  };
  return (
    <ul>
      {changes.map(({ kind, part, id, name, within, fields }) => (
        <li key={kind + id} className={s.change}>
          <Row gap={2} wrap>
            <Badge {...LOOK[kind]}>{t(`change.${kind}`)}</Badge>
            <b>
              {t(`part.${part}`)}
              {part !== 'curriculum' && ` 「${name || t('unnamed')}」`}
            </b>
            {within !== null && <span>{within}</span>}
          </Row>
          <dl>
            {fields
              .filter(
                ({ field, before, after }) => before !== after && (kind !== 'added' || field !== 'hours' || after),
              )
              .map(({ field, before, after }) => (
                <div key={field} className={s.fieldChange}>
                  <dt>{t(`field.${field}` as 'field.title')}</dt>
                  <dd className={s.text}>
                    <Suspense fallback={shown(field, after)}>
                      <ChangedWords before={shown(field, before)} after={shown(field, after)} />
                    </Suspense>
                  </dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
