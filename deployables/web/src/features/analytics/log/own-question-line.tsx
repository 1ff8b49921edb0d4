import { Question } from '../../../design/question.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { useOwnThemes } from '../../content/themes/use-themes.ts';
import s from './log.module.css';

/** The question one works on stands above what one did for it. */
export function OwnQuestionLine({ classId }: { classId: string }) {
  const { t } = useWords('log');
  const theme = useOwnThemes().data?.items.find((one) => one.selected && one.classId === classId);
  if (!theme) return null;
  return (
    <div className={s.question}>
      <small>{t('myQuestion')}</small>
      <Question small>{theme.question}</Question>
    </div>
  );
}
