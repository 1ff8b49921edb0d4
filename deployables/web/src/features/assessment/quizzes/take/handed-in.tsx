import { IconAlertTriangle, IconArrowLeft } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { AttemptView, KeptAnswer } from '#contracts/assessment/attempts.ts';
import { ButtonLink } from '../../../../design/button.tsx';
import { useKeptDraft } from '../../../../design/kept-draft.ts';
import { Stack } from '../../../../design/layout.tsx';
import { NoticeBox } from '../../../../design/states.tsx';
import { formatMoment } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { answeredOf } from '../items/answered.ts';
import { sheetsOf } from './paper.ts';
import s from './take.module.css';

/** It is over: by whom, what was kept, and, said plainly, what did not arrive in time. */
export function HandedIn({ attempt }: { attempt: AttemptView }) {
  const { t } = useWords('quizzes');
  const sheets = sheetsOf(attempt.paper);
  const answered = sheets.filter(({ item }) => answeredOf(item, attempt.answers[item.id]?.answer) !== 'no').length;
  const late = useKeptDraft<Record<string, KeptAnswer>>(`attempt.${attempt.id}`).found;
  const places = sheets.filter(({ item }) => late?.values[item.id]).map(({ place }) => place);
  useEffect(() => {
    document.title = `${t(`take.over.${attempt.handedInBy ?? 'pupil'}`)} – QuestEd`;
  }, [t, attempt.handedInBy]);
  return (
    <div className={s.over}>
      <Stack gap={5}>
        <div>
          <h1>{t(`take.over.${attempt.handedInBy ?? 'pupil'}`)}</h1>
          <p className={s.title}>{attempt.paper.title}</p>
        </div>
        <p>
          {t('take.overText', { answered, total: sheets.length })}
          {attempt.handedInAt && `(${formatMoment(attempt.handedInAt)})`}
        </p>
        {places.length > 0 && (
          <NoticeBox tone="soon" icon={IconAlertTriangle}>
            {t('take.tooLateFor', { places: places.join(t('take.and')) })}
          </NoticeBox>
        )}
        <div>
          <ButtonLink
            kind="primary"
            icon={IconArrowLeft}
            to="/classes/$id/quizzes/$quizId"
            params={{ id: attempt.classId, quizId: attempt.quizId }}
          >
            {t('take.toQuiz')}
          </ButtonLink>
        </div>
      </Stack>
    </div>
  );
}
