import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import s from './bars.module.css';
import { IconButton } from './button.tsx';

/** What can be done with the chosen rows. */
export function BulkBar({ count, onClear, children }: { count: number; onClear: () => void; children: ReactNode }) {
  const { t } = useWords();
  if (count === 0) return null;
  return (
    <div className={s.bulk} role="toolbar" aria-label={t('bulk.label')}>
      <b>{t('bulk.chosen', { count })}</b>
      {children}
      <IconButton icon={IconX} label={t('bulk.clear')} onClick={onClear} />
    </div>
  );
}

/** The one decision of a page that is longer than the screen. */
export const CommitBar = ({ children }: { children: ReactNode }) => <div className={s.commit}>{children}</div>;

/** Search, filters and actions above a list; `right` stands at the end. */
export const ToolRow = ({ children, right }: { children?: ReactNode; right?: ReactNode }) => (
  <div className={s.tools}>
    {children}
    {right && <div data-right>{right}</div>}
  </div>
);
