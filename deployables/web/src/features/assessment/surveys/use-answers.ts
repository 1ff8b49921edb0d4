import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type {
  SurveyAnswer,
  SurveyAnswers,
  SurveyPatch,
  SurveySheet,
  SurveyType,
} from '#contracts/assessment/surveys.ts';
import { api, client } from '../../../api/client.ts';
import { useKeptDraft } from '../../../design/kept-draft.ts';
import { useAutosave } from '../../../design/use-autosave.ts';
import { patchBetween, patched } from './answers.ts';

export const surveyQuery = (type: SurveyType) => api.assessment.survey.queryOptions({ input: { type } });

/** What the server is known to have, and how often that has changed here. */
type Known = { answers: SurveyAnswers; times: number };

/**
 * The answers of a survey on this device. Only what was changed here is sent, and what other devices have said comes in
 * where nothing was changed here: so a survey may be answered half on one device and half on another, even at once.
 */
export function useAnswers(type: SurveyType, sheet: SurveySheet) {
  const queries = useQueryClient();
  const draft = useKeptDraft<SurveyPatch>(`survey.${type}`);
  const [known, setKnown] = useState<Known>({ answers: sheet.answers, times: 0 });
  const [answers, setAnswers] = useState(() => patched(sheet.answers, draft.found?.values ?? {}));
  const patch = useMemo(() => patchBetween(known.answers, answers), [known, answers]);

  /** The server has `theirs`; what was typed since `base` is kept on top of it. */
  const adopt = useCallback((base: SurveyAnswers, theirs: SurveyAnswers) => {
    setAnswers((mine) => patched(theirs, patchBetween(base, mine)));
    setKnown(({ times }) => ({ answers: theirs, times: times + 1 }));
  }, []);
  const take = useCallback(
    (fresh: SurveySheet) =>
      queries.setQueryData(surveyQuery(type).queryKey, (before) => (before ? { ...before, sheet: fresh } : before)),
    [queries, type],
  );

  const save = async (sending: SurveyPatch) => {
    const fresh = await client.assessment.saveSurveyDraft({ type, answers: sending });
    adopt(patched(known.answers, sending), fresh.answers);
    take(fresh);
  };
  const autosave = useAutosave({ draft, values: patch, saved: NOTHING, basis: known.times, save });

  const heard = JSON.stringify(sheet.answers);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the server says something else than before
  useEffect(() => {
    if (heard !== JSON.stringify(known.answers)) adopt(known.answers, sheet.answers);
  }, [heard]);

  return {
    answers,
    set: (id: string, answer: SurveyAnswer) => setAnswers((before) => ({ ...before, [id]: answer })),
    patch,
    autosave,
    /** After handing in or taking back: the server's answers are the answers. */
    replace(fresh: SurveySheet) {
      setAnswers(fresh.answers);
      setKnown(({ times }) => ({ answers: fresh.answers, times: times + 1 }));
      draft.forget();
      take(fresh);
    },
  };
}
const NOTHING: SurveyPatch = {};
