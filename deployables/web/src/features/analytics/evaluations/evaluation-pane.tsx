import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { EvaluationRow } from '#contracts/analytics/evaluations.ts';
import { IconButton } from '../../../design/button.tsx';
import { Grow, Row } from '../../../design/layout.tsx';
import { PersonName } from '../../../design/person.tsx';
import { formatSeat } from '../../../i18n/seat.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useReadingKeys } from '../../content/themes/use-reading-keys.ts';
import pane from '../milestones/milestones.module.css';
import { AiDraft } from './ai-draft.tsx';
import s from './evaluations.module.css';
import { EvidenceList, useEvidence } from './evidence-list.tsx';
import { History } from './history.tsx';
import { StandingWords } from './standing-words.tsx';
import type { Place } from './use-steps.ts';
import type { Turns } from './use-turns.ts';
import { WritingForm } from './writing-form.tsx';

type Props = { row: EvaluationRow; place: Place; turns: Turns; teaches: boolean };

/** One pupil: what they did on top, what is said about it below. */
export function EvaluationPane({ row, place, turns, teaches }: Props) {
  const { t } = useWords('evaluations');
  const { student, evaluation, draft } = row;
  const box = useRef<HTMLElement>(null);
  const evidence = useEvidence(place.classId, student.id);
  // What came from elsewhere (a draft, the history, another teacher) is read into the form anew.
  const [readings, setReadings] = useState(0);
  const readAgain = () => setReadings((before) => before + 1);
  const closed = evaluation?.state === 'confirmed' || evaluation?.state === 'published';
  const standing = draft?.state === 'standing' ? draft.at : '';
  // Where there is no room beside the list it stands under the filters: it comes into sight when it is opened.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useReadingKeys({ j: turns.next, k: turns.previous, Escape: turns.close });
  return (
    <article className={`${pane.pane} ${s.pane}`} ref={box} aria-labelledby="evaluated">
      <header className={pane.paneHead}>
        <Row>
          <h2 id="evaluated">
            <Link to="/students/$id" params={{ id: student.id }}>
              <PersonName person={student} />
            </Link>
          </h2>
          <Grow />
          <span className={pane.turns}>
            {turns.at} / {turns.of}
            <IconButton icon={IconArrowUp} label={t('previous')} onClick={turns.previous} disabled={turns.at < 2} />
            <IconButton icon={IconArrowDown} label={t('next')} onClick={turns.next} disabled={!turns.hasNext} />
            <IconButton icon={IconX} label={t('common:action.close')} onClick={turns.close} />
          </span>
        </Row>
        <p className={pane.facts}>{formatSeat(row)}</p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls is reached by keyboard */}
      <section className={pane.paneBody} tabIndex={0} aria-label={t('evidence')}>
        {draft && draft.state !== 'put-away' && (draft.state === 'beside' || evaluation?.origin === 'ai') && (
          <AiDraft
            draft={draft}
            evaluation={evaluation}
            evidence={evidence.data ?? []}
            place={place}
            mayTake={teaches && !closed}
            onTaken={readAgain}
          />
        )}
        <EvidenceList query={evidence} classId={place.classId} studentId={student.id} />
        {evaluation && <History evaluation={evaluation} />}
      </section>
      <footer className={pane.paneFoot}>
        {closed || !teaches ? (
          <StandingWords evaluation={evaluation} place={place} turns={turns} teaches={teaches} />
        ) : (
          <WritingForm key={`${standing}.${readings}`} row={row} place={place} turns={turns} onReload={readAgain} />
        )}
      </footer>
    </article>
  );
}
