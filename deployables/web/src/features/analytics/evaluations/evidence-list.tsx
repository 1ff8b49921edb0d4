import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { EvidencePiece } from '#contracts/analytics/evaluations.ts';
import type { ClassId, UserId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Aside } from '../../../design/layout.tsx';
import { ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './evaluations.module.css';

export const useEvidence = (classId: ClassId, personId: UserId) =>
  useQuery(
    api.analytics.evaluationEvidence.queryOptions({ input: { classId, personId }, select: ({ items }) => items }),
  );

type Props = {
  query: UseQueryResult<EvidencePiece[], ApiProblem>;
  classId: ClassId;
  studentId: UserId;
};

/** What the pupil did, numbered as the sentences of a draft refer to it; each leads to the work itself. */
export function EvidenceList({ query, classId, studentId }: Props) {
  const { t } = useWords('evaluations');
  return (
    <section className={s.evidence} aria-labelledby="evidence">
      <h3 id="evidence">{t('evidence')}</h3>
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : !query.data ? (
        <ListSkeleton rows={4} />
      ) : query.data.length === 0 ? (
        <Aside small>{t('evidenceNone')}</Aside>
      ) : (
        <ol>
          {query.data.map((piece) => (
            <li key={piece.id} id={`evidence-${piece.id}`} tabIndex={-1} data-kind={piece.kind}>
              <span className={s.over}>
                <Place piece={piece} classId={classId} studentId={studentId} />
                {piece.day && formatDayOfWeek(piece.day)}
              </span>
              <span className={s.piece}>{piece.text}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** The way to what it is about, beside what one is writing: in a window of its own. */
function Place({ piece, classId, studentId }: { piece: EvidencePiece; classId: ClassId; studentId: UserId }) {
  const { t } = useWords('evaluations');
  const kind = t(`kind.${piece.kind}`);
  const rest = { target: '_blank', rel: 'noreferrer', 'aria-label': t('openThing', { kind }) };
  // Of feedback only the thing is known: an entry, or work that was handed in.
  if (piece.kind === 'entry')
    return (
      <Link
        to="/classes/$id/log/$entryId"
        params={{ id: classId, entryId: piece.thing }}
        search={{ show: 'all', studentId }}
        {...rest}
      >
        {kind}
      </Link>
    );
  if (piece.kind === 'submission')
    return (
      <Link to="/classes/$id/milestones" params={{ id: classId }} search={{ cell: piece.thing }} {...rest}>
        {kind}
      </Link>
    );
  if (piece.kind === 'theme')
    return (
      <Link to="/classes/$id/themes/$themeId" params={{ id: classId, themeId: piece.thing }} {...rest}>
        {kind}
      </Link>
    );
  if (piece.kind === 'goal')
    return (
      <Link to="/students/$id" params={{ id: studentId }} {...rest}>
        {kind}
      </Link>
    );
  return <b>{kind}</b>;
}
