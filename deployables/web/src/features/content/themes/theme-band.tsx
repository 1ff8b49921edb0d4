import type { ReactNode } from 'react';
import type { ThemeView } from '#contracts/content/themes.ts';
import { Question, QuestionBand } from '../../../design/question.tsx';
import { Stamp } from '../../../design/stamp.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { ThemeStateBadges } from './theme-state.tsx';

/** The question of a theme with its title, where it stands, and the stamp of who approved it. */
export function ThemeBand({ theme, who, side }: { theme: ThemeView; who?: ReactNode; side?: ReactNode }) {
  const { t } = useWords('themes');
  const { approved } = theme;
  return (
    <QuestionBand
      over={
        <>
          {who}
          <b>{theme.title === theme.question ? '' : theme.title}</b>
          <span>{t('version', { number: theme.revision })}</span>
          <ThemeStateBadges state={theme.state} selected={theme.selected} />
        </>
      }
      side={
        (approved || side) && (
          <>
            {approved && (
              <>
                <Stamp label={t('stamp')} />
                <span>
                  {fullName(approved.by)}
                  <br />
                  {formatDay(approved.at)}
                </span>
              </>
            )}
            {side}
          </>
        )
      }
    >
      <Question>{theme.question}</Question>
    </QuestionBand>
  );
}
