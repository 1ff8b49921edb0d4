import type { EntryView } from '#contracts/analytics/entries.ts';
import { Markdown } from '../../../design/markdown.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './log.module.css';

/** What was written, part by part; the parts' names stand in the margin. */
export function EntryWords({ entry }: { entry: Pick<EntryView, 'did' | 'detail' | 'reflection'> }) {
  const { t } = useWords('log');
  const parts = (['did', 'detail', 'reflection'] as const).filter((part) => entry[part].trim());
  if (parts.length === 0) return <p className={s.none}>{t('noWords')}</p>;
  return (
    <div className={s.words}>
      {parts.map((part) => (
        <section key={part}>
          <h3>{t(part)}</h3>
          <div className={s.body}>
            <Markdown text={entry[part]} />
          </div>
        </section>
      ))}
    </div>
  );
}
