import type { SurveyAnswer, SurveyQuestion, SurveyResult } from '#contracts/assessment/surveys.ts';
import { currentLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './result.module.css';

/** What was answered, question by question, in the words of the survey it was given to. */
export const AnswerList = ({ definition, answers }: SurveyResult) => (
  <dl className={s.answers}>
    {definition.questions.map((question) => (
      <div key={question.id}>
        <dt>{question.title[currentLanguage()]}</dt>
        <dd>
          <Answer question={question} answer={answers[question.id]} />
        </dd>
      </div>
    ))}
  </dl>
);

function Answer({ question, answer }: { question: SurveyQuestion; answer: SurveyAnswer | undefined }) {
  const { t } = useWords('surveys');
  if (answer === undefined) return <span className={s.none}>–</span>;
  if (question.kind === 'scale') return t(`scale.${answer as 1 | 2 | 3 | 4 | 5}`);
  if (question.kind === 'text') return <p className={s.words}>{String(answer)}</p>;
  const chosen = question.options.filter((option) => Array.isArray(answer) && answer.includes(option.id));
  return (
    <ul className={s.chosen}>
      {chosen.map((option) => (
        <li key={option.id}>{option.words[currentLanguage()]}</li>
      ))}
    </ul>
  );
}
