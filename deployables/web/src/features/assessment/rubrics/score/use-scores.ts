import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ScoreSheet, Scores, ScoresPatch } from '#contracts/assessment/rubric-scores.ts';
import type { RubricAssessmentId, UserId } from '#contracts/ids.ts';
import { client } from '../../../../api/client.ts';
import { useKeptDraft } from '../../../../design/kept-draft.ts';
import { useAutosave } from '../../../../design/use-autosave.ts';
import { patchBetween, patched } from './patches.ts';

type Sheets = Readonly<Record<string, ScoreSheet>>;
type Mine = Readonly<Record<string, Scores>>;
type Patches = Readonly<Record<string, ScoresPatch>>;
/** What the server is known to have, and how often that has changed here. */
type Known = { sheets: Sheets; times: number };

const BLANK: Scores = { levels: {}, comments: {}, overall: '' };
const NOTHING: Patches = {};

/**
 * My scores of some pupils on this device. Only what was changed here is sent, pupil by pupil, and what another window
 * has said comes in where nothing was changed here.
 */
export function useScores(id: RubricAssessmentId, sheets: Sheets, name: string) {
  const draft = useKeptDraft<Patches>(`scores.${id}.${name}`);
  const [known, setKnown] = useState<Known>({ sheets, times: 0 });
  const [mine, setMine] = useState<Mine>(() =>
    mapped(sheets, (sheet, pupil) => patched(sheet, draft.found?.values[pupil])),
  );
  const patches = useMemo(() => between(known.sheets, mine), [known, mine]);
  const latest = useRef(known);
  latest.current = known;

  /** The server has `fresh`; what was typed since `sent` is kept on top of it. */
  const adopt = useCallback((pupil: string, sent: Scores, fresh: ScoreSheet) => {
    setMine((before) => ({
      ...before,
      [pupil]: patched(fresh, patchBetween(sent, before[pupil] ?? BLANK)),
    }));
    setKnown(({ sheets: all, times }) => ({ sheets: { ...all, [pupil]: fresh }, times: times + 1 }));
  }, []);

  const autosave = useAutosave({
    draft,
    values: patches,
    saved: NOTHING,
    basis: known.times,
    save: async (sending: Patches) => {
      for (const [pupil, patch] of Object.entries(sending)) {
        const sent = patched(latest.current.sheets[pupil] ?? BLANK, patch);
        adopt(pupil, sent, await client.assessment.saveRubricScores({ id, studentId: pupil as UserId, ...patch }));
      }
    },
  });

  const heard = JSON.stringify(sheets);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the server says something else than before
  useEffect(() => {
    for (const [pupil, fresh] of Object.entries(sheets)) {
      const before = latest.current.sheets[pupil];
      if (JSON.stringify(before) !== JSON.stringify(fresh)) adopt(pupil, before ?? BLANK, fresh);
    }
  }, [heard]);

  const change = (pupil: string, made: (scores: Scores) => Scores) =>
    setMine((before) => ({ ...before, [pupil]: made(before[pupil] ?? BLANK) }));
  return {
    scoresOf: (pupil: string): Scores => mine[pupil] ?? BLANK,
    stateOf: (pupil: string) => (patches[pupil] ? 'changing' : (known.sheets[pupil]?.state ?? 'new')),
    handedIn: (pupil: string): boolean => known.sheets[pupil]?.handedInAt != null,
    patchOf: (pupil: string): ScoresPatch => patches[pupil] ?? {},
    setLevel: (pupil: string, criterion: string, level: string | undefined) =>
      change(pupil, (scores) => patched(scores, { levels: { [criterion]: level ?? null } })),
    setComment: (pupil: string, criterion: string, comment: string) =>
      change(pupil, (scores) => ({ ...scores, comments: { ...scores.comments, [criterion]: comment } })),
    setOverall: (pupil: string, overall: string) => change(pupil, (scores) => ({ ...scores, overall })),
    autosave,
    /** After handing in: the server's scores are the scores. */
    replace: (pupil: string, fresh: ScoreSheet) => {
      setMine((before) => ({ ...before, [pupil]: fresh }));
      setKnown(({ sheets: all, times }) => ({ sheets: { ...all, [pupil]: fresh }, times: times + 1 }));
    },
  };
}
export type ScoresWork = ReturnType<typeof useScores>;

const mapped = <Value>(sheets: Sheets, make: (sheet: ScoreSheet, pupil: string) => Value): Record<string, Value> =>
  Object.fromEntries(Object.entries(sheets).map(([pupil, sheet]) => [pupil, make(sheet, pupil)]));
const between = (sheets: Sheets, mine: Mine): Patches =>
  Object.fromEntries(
    Object.entries(mine).flatMap(([pupil, scores]) => {
      const patch = patchBetween(sheets[pupil] ?? BLANK, scores);
      return patch ? [[pupil, patch]] : [];
    }),
  );
