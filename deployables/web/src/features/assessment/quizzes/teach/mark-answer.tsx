import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { AnswerMark, MarkingRow, PaperItem } from '#contracts/assessment/attempts.ts';
import { api } from '../../../../api/client.ts';
import { Badge } from '../../../../design/badge.tsx';
import { Button } from '../../../../design/button.tsx';
import { TextAreaField, TextField } from '../../../../design/field.tsx';
import { useKeptDraft } from '../../../../design/kept-draft.ts';
import { Aside, Row } from '../../../../design/layout.tsx';
import { ProblemNotice } from '../../../../design/states.tsx';
import { fullName } from '../../../../i18n/names.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { ItemAnswer } from '../items/item-answer.tsx';
import { formatPoints } from '../quiz-facts.ts';
import s from './teach.module.css';

type Props = {
  place: number;
  item: PaperItem;
  row: MarkingRow;
  onNext: (from: HTMLElement) => void;
  onMarked: () => void;
};
type Typed = { points: string; comment: string };

/** Whole and half points, in half or full width. */
const read = (text: string, most: number): number | null | undefined => {
  const plain = text.normalize('NFKC').trim().replace(',', '.');
  if (plain === '') return null;
  const points = Number(plain);
  return points >= 0 && points <= most && Number.isInteger(points * 2) ? points : undefined;
};

/** One answer with its points and a word about it; saved when one goes on. */
export function MarkAnswer({ place, item, row, onNext, onMarked }: Props) {
  const { t } = useWords('quizzes');
  const [mark, setMark] = useState<AnswerMark>(row.mark);
  const latest = useRef(mark);
  const shown = (of: AnswerMark): Typed => ({
    points: of.points === null ? '' : formatPoints(of.points),
    comment: of.comment,
  });
  const draft = useKeptDraft<Typed>(`mark.${row.attemptId}.${item.id}`);
  const [typed, setTyped] = useState<Typed>(draft.found?.values ?? shown(mark));
  const [wrong, setWrong] = useState(false);
  const save = useMutation(
    api.assessment.markAnswer.mutationOptions({
      onSuccess: (fresh) => {
        latest.current = fresh;
        draft.forget();
        setMark(fresh);
        setTyped(shown(fresh));
        onMarked();
      },
    }),
  );
  const type = (fields: Partial<Typed>) => {
    const next = { ...typed, ...fields };
    setTyped(next);
    setWrong(false);
    draft.keep(next, mark.version);
  };
  /** Enter and leaving the field both save: the second waits for the first and finds nothing left to say. */
  const under = useRef<Promise<unknown>>(Promise.resolve());
  const send = (fields: Partial<Typed> = {}) => {
    const { points: text, comment } = { ...typed, ...fields };
    const points = read(text, mark.of);
    if (points === undefined) return setWrong(true);
    under.current = under.current.then(() => {
      const { current } = latest;
      const unchanged = points === current.points && comment === current.comment;
      if (unchanged && (current.by === 'hand' || points === null)) return;
      return save
        .mutateAsync({ id: row.attemptId, itemId: item.id, version: current.version, points, comment })
        .catch(() => undefined);
    });
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
    onNext(event.currentTarget);
  };
  const quick = [...new Set([0, mark.of / 2, mark.of])].filter((points) => Number.isInteger(points * 2));
  return (
    <li>
      <header>
        <b>{row.student ? fullName(row.student) : t('marking.nameless', { place })}</b>
        {row.student && row.number !== null && (
          <Aside as="span" small>
            {t('marking.number', { number: row.number })}
          </Aside>
        )}
        {mark.points !== null && (
          <Badge tone={mark.by === 'hand' ? 'teacher' : 'quiet'} icon={IconCheck}>
            {t(mark.by === 'hand' ? 'marking.byHand' : 'marking.byKey')}
          </Badge>
        )}
      </header>
      {row.answer ? (
        <ItemAnswer item={item} answer={row.answer} readOnly onAnswer={() => undefined} />
      ) : (
        <Aside>{t('mark.none')}</Aside>
      )}
      <div className={s.markRow}>
        <TextField
          label={t('marking.points', { of: formatPoints(mark.of) })}
          inputMode="decimal"
          data-points
          value={typed.points}
          error={wrong ? t('marking.wrong', { of: formatPoints(mark.of) }) : undefined}
          onChange={({ target }) => type({ points: target.value })}
          onKeyDown={onKey}
          onBlur={() => send()}
        />
        <Row gap={1}>
          {quick.map((points) => (
            <Button
              key={points}
              size="small"
              aria-pressed={mark.points === points}
              onClick={() => {
                type({ points: formatPoints(points) });
                send({ points: formatPoints(points) });
              }}
            >
              {formatPoints(points)}
            </Button>
          ))}
        </Row>
        <TextAreaField
          label={t('marking.comment')}
          optional
          rows={1}
          maxLength={2000}
          value={typed.comment}
          onChange={({ target }) => type({ comment: target.value })}
          onBlur={() => send()}
        />
        {mark.by === 'hand' && (
          <Button
            size="small"
            kind="quiet"
            icon={IconArrowBackUp}
            onClick={() =>
              save.mutate({ id: row.attemptId, itemId: item.id, version: mark.version, points: null, comment: '' })
            }
          >
            {t(item.type === 'long' || item.type === 'file' ? 'marking.clear' : 'marking.undo')}
          </Button>
        )}
      </div>
      <ProblemNotice problem={save.error} />
    </li>
  );
}
