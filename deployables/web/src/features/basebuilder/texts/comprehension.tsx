import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PresentationView } from '#contracts/basebuilder/practice-views.ts';
import type { PupilTextView } from '#contracts/basebuilder/texts.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { TextField } from '../../../design/field.tsx';
import { Form, Row } from '../../../design/layout.tsx';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './texts.module.css';

type Question = PupilTextView['questions'][number];

/** One question on the passage; it is asked and judged as practice asks and judges. */
export function Comprehension({ question }: { question: Question }) {
  const { t } = useWords('texts');
  const queries = useQueryClient();
  const [asked, setAsked] = useState<PresentationView & { at: number }>();
  const [typed, setTyped] = useState('');
  const open = useMutation<PresentationView, ApiProblem>({
    mutationFn: () => client.basebuilder.presentItem({ id: question.itemId }),
    onSuccess: (fresh) => {
      setTyped('');
      setAsked({ ...fresh, at: Date.now() });
    },
  });
  const solve = useMutation<Awaited<ReturnType<typeof client.basebuilder.solve>>, ApiProblem, string>({
    mutationFn: (answer) =>
      client.basebuilder.solve({
        id: question.itemId,
        presentationId: asked?.id as PresentationView['id'],
        answer,
        ms: Math.max(0, Date.now() - (asked?.at ?? Date.now())),
      }),
    onSuccess: () => {
      setAsked(undefined);
      void queries.invalidateQueries({ queryKey: api.basebuilder.key() });
    },
  });
  const result = solve.data?.result;
  return (
    <div className={s.asked}>
      <Row wrap gap={2}>
        <b>{question.question}</b>
        {question.answered && <Badge tone="ok">{t('answered')}</Badge>}
      </Row>
      <ProblemNotice problem={open.error ?? solve.error} />
      {asked ? (
        asked.choices.length > 0 ? (
          <div className={s.choices}>
            {asked.choices.map((choice) => (
              <Button key={choice} wide busy={solve.isPending} onClick={() => solve.mutate(choice)}>
                {choice === 'true' ? t('true') : choice === 'false' ? t('false') : choice}
              </Button>
            ))}
          </div>
        ) : (
          <Form narrow onSubmit={() => typed.trim() && solve.mutate(typed)}>
            <TextField
              label={t('yourAnswer')}
              autoComplete="off"
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
            <Row>
              <Button type="submit" busy={solve.isPending}>
                {t('answer')}
              </Button>
            </Row>
          </Form>
        )
      ) : (
        <>
          {result && (
            <NoticeBox tone={result.right ? 'ok' : 'soon'}>
              {result.right ? t('right') : t('wrong', { answer: result.accepted.join(' / ') })}
            </NoticeBox>
          )}
          <Row>
            <Button size="small" busy={open.isPending} onClick={() => open.mutate()}>
              {t(question.answered || result ? 'again' : 'answer')}
            </Button>
          </Row>
        </>
      )}
    </div>
  );
}
