import { Sheet } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { MilestoneLine } from '../milestones/milestone-line.tsx';
import s from '../milestones/milestones.module.css';
import { useOwnPage } from './use-student-page.ts';

const SHOWN = 4;

/** What is due next over all classes: what was never handed in, and what was changed since. */
export function NextMilestones() {
  const { t } = useWords('work');
  const next = useOwnPage().data?.milestones.filter(({ state }) => state === 'open' || state === 'changed') ?? [];
  if (next.length === 0) return null;
  return (
    <Sheet title={t('nextMilestones')} flush>
      <ul className={s.lines}>
        {next.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            <MilestoneLine milestone={one} withClass />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
