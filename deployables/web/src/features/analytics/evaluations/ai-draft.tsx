import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { EvaluationDraftView, EvaluationView, EvidencePiece } from '#contracts/analytics/evaluations.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { Row } from '../../../design/layout.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { toast } from '../../../design/toast.tsx';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './evaluations.module.css';
import { VIEWPOINTS } from './grades.tsx';
import { type Place, useKeep } from './use-steps.ts';

type Props = {
  draft: EvaluationDraftView;
  evaluation: EvaluationView | null;
  evidence: readonly EvidencePiece[];
  place: Place;
  mayTake: boolean;
  onTaken: () => void;
};

/** A draft of AI in pencil: each sentence with the numbers of what it rests on, and where its words come from. */
export function AiDraft({ draft, evaluation, evidence, place, mayTake, onTaken }: Props) {
  const { t } = useWords('evaluations');
  const text = useProblemText();
  const queries = useQueryClient();
  const keep = useKeep(place);
  const beside = draft.state === 'beside';
  const onError = (problem: ApiProblem) => toast(text(problem), { tone: 'late' });
  const refresh = () => queries.invalidateQueries({ queryKey: api.analytics.classEvaluations.key() });
  const take = useMutation({
    mutationFn: () => client.analytics.takeDraft({ id: draft.id, version: evaluation?.version ?? 0 }),
    onSuccess: (fresh) => {
      keep([fresh]);
      toast(t('tookOver'));
      refresh();
      queries.invalidateQueries({ queryKey: api.analytics.evaluationHistory.key() });
      onTaken();
    },
    onError,
  });
  const away = useMutation({
    mutationFn: () => client.analytics.putDraftAway({ id: draft.id }),
    onSuccess: refresh,
    onError,
  });
  const numberOf = (id: string) => evidence.findIndex((piece) => piece.id === id) + 1;
  const grades = VIEWPOINTS.filter((viewpoint) => draft[viewpoint]).map(
    (viewpoint) => `${t(`short.${viewpoint}`)} ${draft[viewpoint]}`,
  );
  return (
    <section className={s.draft} aria-label={t('draftTitle')}>
      <p className={s.over}>
        <b>{t('draftTitle')}</b> {t('madeBy', draft.by)}
        {evaluation?.acceptedBy && !beside && `・${t('accepted', { name: fullName(evaluation.acceptedBy) })}`}
      </p>
      <p>
        {draft.sentences.map((sentence, index) => (
          // Sentences of one draft never change their places.
          // biome-ignore lint/suspicious/noArrayIndexKey: static list
          <span key={index}>
            {sentence.text}
            {sentence.evidence.map((id) => {
              const number = numberOf(id);
              if (number === 0) return null;
              return (
                <button
                  key={id}
                  type="button"
                  className={s.reference}
                  aria-label={t('evidenceNumber', { number })}
                  onClick={() => document.getElementById(`evidence-${id}`)?.focus()}
                >
                  {number}
                </button>
              );
            })}{' '}
          </span>
        ))}
      </p>
      {grades.length > 0 && <p className={s.over}>{t('draftGrades', { grades: grades.join(' · ') })}</p>}
      <p className={s.over}>{t(beside ? 'draftBeside' : 'draftStanding')}</p>
      {beside && mayTake && (
        <Row gap={2}>
          <Button kind="soft" size="small" busy={take.isPending} onClick={() => take.mutate()}>
            {t('take')}
          </Button>
          <Button kind="quiet" size="small" busy={away.isPending} onClick={() => away.mutate()}>
            {t('putAway')}
          </Button>
        </Row>
      )}
    </section>
  );
}
