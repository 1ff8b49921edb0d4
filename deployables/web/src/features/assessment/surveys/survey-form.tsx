import { IconArrowBackUp, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SurveyDefinition, SurveySheet } from '#contracts/assessment/surveys.ts';
import { api } from '../../../api/client.ts';
import { CommitBar } from '../../../design/bars.tsx';
import { Button } from '../../../design/button.tsx';
import { Aside, Sheet, Stack } from '../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { Saved } from '../../../design/saved.tsx';
import { ErrorState, NoticeBox, PageSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { currentLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { isAnswered } from './answers.ts';
import { Question } from './question.tsx';
import { useSurveyType } from './survey-types.ts';
import { surveyQuery, useAnswers } from './use-answers.ts';

export function SurveyPage() {
  const { t } = useWords('surveys');
  const type = useSurveyType();
  const query = useQuery(surveyQuery(type));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const { definition, sheet } = query.data;
  return (
    <>
      <PageHeader
        title={definition.title[currentLanguage()]}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="surveys" to="/surveys">
                {t('title')}
              </Link>,
              t('minutes', { count: definition.minutes }),
            ]}
          </Crumbs>
        }
      />
      {sheet ? (
        <SurveyForm key={type} definition={definition} sheet={sheet} />
      ) : (
        <NoticeBox>{t('notForYou')}</NoticeBox>
      )}
    </>
  );
}

function SurveyForm({ definition, sheet }: { definition: SurveyDefinition; sheet: SurveySheet }) {
  const { t } = useWords('surveys');
  const { type, questions } = definition;
  const navigate = useNavigate();
  const { answers, set, patch, autosave, replace } = useAnswers(type, sheet);
  const [asked, setAsked] = useState(false);
  const answered = questions.filter((question) => isAnswered(answers, question.id));
  const wanted = questions.filter((question) => question.required && !answered.includes(question));

  const handIn = useMutation(
    api.assessment.answerSurvey.mutationOptions({
      onSuccess: (fresh) => {
        replace(fresh);
        toast(t('handedIn'));
        navigate({ to: '/surveys/$type/result', params: { type } });
      },
    }),
  );
  const keepOld = useMutation(
    api.assessment.discardSurveyDraft.mutationOptions({
      onSuccess: (fresh) => {
        replace(fresh);
        toast(t('keptOld'));
      },
    }),
  );
  const submit = async () => {
    setAsked(true);
    const [first] = wanted;
    if (first) {
      const place = document.getElementById(`question-${first.id}`);
      place?.scrollIntoView({ block: 'center' });
      place?.querySelector<HTMLElement>('input, button, textarea')?.focus({ preventScroll: true });
      return;
    }
    handIn.mutate({ type, answers: patch });
  };
  return (
    <Stack gap={4}>
      <Aside>{definition.purpose[currentLanguage()]}</Aside>
      {type === 'personality' && <Aside small>{t('hint')}</Aside>}
      <Sheet>
        {questions.map((question, index) => (
          <Question
            key={question.id}
            number={index + 1}
            question={question}
            answer={answers[question.id]}
            onAnswer={(answer) => set(question.id, answer)}
            missing={asked && wanted.includes(question)}
          />
        ))}
      </Sheet>
      <ProblemNotice problem={handIn.error ?? keepOld.error} />
      <CommitBar>
        <div>
          <b>
            {asked && wanted.length > 0
              ? t('toAnswer', { count: wanted.length })
              : t('progress', { done: answered.length, total: questions.length })}
          </b>
          <Saved state={autosave.state} />
        </div>
        {sheet.state === 'changing' && (
          <Button kind="quiet" icon={IconArrowBackUp} busy={keepOld.isPending} onClick={() => keepOld.mutate({ type })}>
            {t('keepOld')}
          </Button>
        )}
        <Button kind="primary" icon={IconSend} busy={handIn.isPending} onClick={submit}>
          {t(sheet.answeredAt ? 'handInAgain' : 'handIn')}
        </Button>
      </CommitBar>
    </Stack>
  );
}
