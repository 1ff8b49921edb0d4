import type { SurveyAnswer, SurveyQuestion } from '#contracts/assessment/surveys.ts';
import { Chip } from '../../../design/choice.tsx';
import { classes } from '../../../design/classes.ts';
import { currentLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './question.module.css';
import { Scale } from './scale.tsx';

type Props = {
  number: number;
  question: SurveyQuestion;
  answer: SurveyAnswer | undefined;
  onAnswer: (answer: SurveyAnswer) => void;
  /** It was wanted for handing in and is still empty. */
  missing: boolean;
};

/** One question with its control; a missing one says so where one looks for it. */
export function Question({ number, question, answer, onAnswer, missing }: Props) {
  const { t } = useWords('surveys');
  const title = question.title[currentLanguage()];
  const head = (
    <>
      <span className={s.number} aria-hidden>
        {number}
      </span>
      {title}
      {question.kind !== 'scale' && question.required && <small>{t('required')}</small>}
    </>
  );
  const note = missing && (
    <p className={s.missing} role="alert">
      {t('unanswered')}
    </p>
  );
  if (question.kind === 'text') {
    const id = `answer-${question.id}`;
    return (
      <div className={s.question} id={`question-${question.id}`}>
        <label className={s.title} htmlFor={id}>
          {head}
        </label>
        <textarea
          id={id}
          className={s.text}
          rows={3}
          maxLength={question.longest}
          placeholder={t('free')}
          value={typeof answer === 'string' ? answer : ''}
          onChange={(event) => onAnswer(event.target.value)}
        />
        {note}
      </div>
    );
  }
  const chosen = Array.isArray(answer) ? answer : [];
  return (
    <fieldset className={classes(s.question, missing && s.wanted)} id={`question-${question.id}`}>
      <legend className={s.title}>{head}</legend>
      {question.kind === 'scale' ? (
        <Scale name={question.id} value={typeof answer === 'number' ? answer : undefined} onChange={onAnswer} />
      ) : (
        <>
          <p className={s.hint}>{t('many')}</p>
          <div className={s.options}>
            {question.options.map((option) => {
              const pressed = chosen.includes(option.id);
              return (
                <Chip
                  key={option.id}
                  pressed={pressed}
                  onClick={() => onAnswer(pressed ? chosen.filter((id) => id !== option.id) : [...chosen, option.id])}
                >
                  {option.words[currentLanguage()]}
                </Chip>
              );
            })}
          </div>
        </>
      )}
      {note}
    </fieldset>
  );
}
