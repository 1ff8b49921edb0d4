import { IconCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { EVALUATION_SIGNS, signsOf } from '#contracts/analytics/evaluation-signs.ts';
import type { EvaluationRow } from '#contracts/analytics/evaluations.ts';
import { api, client } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { ConflictNotice } from '../../../design/conflict.tsx';
import { TextAreaField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { useKeptDraft } from '../../../design/kept-draft.ts';
import { Grow, Row } from '../../../design/layout.tsx';
import { Saved } from '../../../design/saved.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { useAutosave } from '../../../design/use-autosave.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useReadingKeys } from '../../content/themes/use-reading-keys.ts';
import pane from '../milestones/milestones.module.css';
import s from './evaluations.module.css';
import { GRADES, type Grade, GradeFields, type Grades, VIEWPOINTS, type Viewpoint } from './grades.tsx';
import { type Place, useKeep, useSteps } from './use-steps.ts';
import type { Turns } from './use-turns.ts';

type Props = { row: EvaluationRow; place: Place; turns: Turns; onReload: () => void };
type Values = Grades & { text: string };
const EMPTY: Values = { text: '', knowledge: null, thinking: null, attitude: null };

/** Text and grades being written: saved by itself, confirmed by a key, and on to the next. */
export function WritingForm({ row, place, turns, onReload }: Props) {
  const { t } = useWords('evaluations');
  const queries = useQueryClient();
  const { student, evaluation } = row;
  const box = useRef<HTMLDivElement>(null);
  const [given] = useState<Values>(() => {
    const { text, knowledge, thinking, attitude } = evaluation ?? EMPTY;
    return { text, knowledge, thinking, attitude };
  });
  const draft = useKeptDraft<Values>(`evaluation.${place.classId}.${student.id}.${place.term}`);
  const form = useForm<Values>(draft.found?.values ?? given);
  const { values } = form;
  // What was typed is about the state it was typed on, also when somebody else has written since.
  const version = useRef(draft.found?.basis ?? evaluation?.version ?? 0);
  const keep = useKeep(place);
  const steps = useSteps(place);
  const [viewpoint, setViewpoint] = useState<Viewpoint>('knowledge');
  const autosave = useAutosave({
    draft,
    values,
    saved: given,
    basis: version.current,
    save: async (now) => {
      const fresh = await client.analytics.writeEvaluation({
        ...place,
        personId: student.id,
        ...now,
        version: version.current,
      });
      version.current = fresh.version;
      keep([fresh]);
      queries.invalidateQueries({ queryKey: api.analytics.evaluationHistory.key() });
    },
  });
  const reload = async () => {
    draft.forget();
    await queries.refetchQueries({ queryKey: api.analytics.classEvaluations.key() });
    onReload();
  };
  const signs = signsOf(values.text);
  const off = signs < EVALUATION_SIGNS.least ? 'tooShort' : signs > EVALUATION_SIGNS.most ? 'tooLong' : undefined;
  const confirm = async () => {
    if (off || steps.isPending) return;
    await autosave.flush();
    const key = api.analytics.classEvaluations.queryOptions({ input: place }).queryKey;
    const now = queries
      .getQueryData<{ pupils: EvaluationRow[] }>(key)
      ?.pupils.find(({ student: { id } }) => id === student.id)?.evaluation;
    if (!now || now.version !== version.current) return;
    const { done } = await steps.mutateAsync({ step: 'confirm', items: [now] });
    if (done.length > 0) turns.next();
  };
  const grade = (which: Viewpoint, to: Grade | null) => form.set(which, to);
  const turn = () => setViewpoint((now) => VIEWPOINTS[(VIEWPOINTS.indexOf(now) + 1) % VIEWPOINTS.length] ?? now);
  const graded = (to: Grade | null) => () => {
    grade(viewpoint, to);
    turn();
  };
  useReadingKeys({
    ...Object.fromEntries(
      GRADES.flatMap((one) => [[one, graded(one)] as const, [one.toLowerCase(), graded(one)] as const]),
    ),
    ...Object.fromEntries(VIEWPOINTS.map((one, index) => [String(index + 1), () => setViewpoint(one)])),
    '-': graded(null),
    w: () => box.current?.querySelector('textarea')?.focus(),
  });
  const counted = off
    ? t(off, { count: off === 'tooShort' ? EVALUATION_SIGNS.least - signs : signs - EVALUATION_SIGNS.most })
    : undefined;
  return (
    <div ref={box} className={s.form}>
      {autosave.state.kind === 'conflict' ? (
        <ConflictNotice onReload={reload} />
      ) : (
        <ProblemNotice problem={autosave.state.kind === 'refused' ? autosave.state.problem : null} />
      )}
      <GradeFields values={values} current={viewpoint} onCurrent={setViewpoint} onGrade={grade} />
      <TextAreaField
        label={t('textLabel')}
        rows={4}
        data-pencil={(evaluation?.origin === 'ai' && evaluation.state === 'draft') || undefined}
        maxLength={2000}
        aside={
          <span className={s.length} data-off={off || undefined}>
            {t('length', { count: signs })}
            {counted && <b>{counted}</b>}
          </span>
        }
        {...form.text('text')}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) confirm();
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <Row wrap>
        <Saved state={autosave.state} />
        <Grow />
        <Button
          kind="primary"
          icon={IconCheck}
          busy={steps.isPending}
          disabled={off !== undefined}
          onClick={() => void confirm()}
        >
          {t(turns.hasNext ? 'confirmNext' : 'confirm')}
        </Button>
      </Row>
      <p className={pane.keys}>
        <kbd>j</kbd> <kbd>k</kbd> {t('keyMove')} <kbd>1</kbd>–<kbd>3</kbd> {t('keyPart')} <kbd>a</kbd> <kbd>b</kbd>{' '}
        <kbd>c</kbd> <kbd>-</kbd> {t('keyGrade')} <kbd>w</kbd> {t('keyWrite')} <kbd>Ctrl</kbd> <kbd>Enter</kbd>{' '}
        {t('keyConfirm')}
      </p>
    </div>
  );
}
