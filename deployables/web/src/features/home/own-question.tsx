import { Link } from '@tanstack/react-router';
import { Question, QuestionBand } from '../../design/question.tsx';
import { Stamp } from '../../design/stamp.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useOwnThemes } from '../content/themes/use-themes.ts';

/** The question a pupil has chosen stands above everything else; the one last worked on where there are several. */
export function OwnQuestion() {
  const { t } = useWords('themes');
  const theme = useOwnThemes().data?.items.find((one) => one.selected);
  if (!theme) return null;
  return (
    <QuestionBand
      over={
        <>
          <b>{theme.className}</b>
          <span>{t('version', { number: theme.revision })}</span>
        </>
      }
      side={theme.state === 'approved' && <Stamp label={t('stamp')} />}
    >
      <Question>
        <Link to="/classes/$id/themes/$themeId" params={{ id: theme.classId, themeId: theme.id }}>
          {theme.question}
        </Link>
      </Question>
    </QuestionBand>
  );
}
