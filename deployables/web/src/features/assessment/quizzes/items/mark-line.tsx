import { IconCheck, IconCircleHalf2, IconHourglass, IconX } from '@tabler/icons-react';
import type { AnswerKey, AnswerMark, PaperItem } from '#contracts/assessment/attempts.ts';
import { Badge } from '../../../../design/badge.tsx';
import { Aside, Row, Stack } from '../../../../design/layout.tsx';
import { Markdown } from '../../../../design/markdown.tsx';
import { Say } from '../../../../design/say.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { formatPoints } from '../quiz-facts.ts';
import s from './items.module.css';
import { KeyText } from './key-text.tsx';

const LOOK = {
  right: { tone: 'ok', icon: IconCheck },
  partly: { tone: 'soon', icon: IconCircleHalf2 },
  wrong: { tone: 'late', icon: IconX },
  unmarked: { tone: 'quiet', icon: IconHourglass },
} as const;

type Props = {
  item: PaperItem;
  mark: AnswerMark;
  keyOf: AnswerKey | null;
  explanation: string;
};

/** What an answer was worth, what would have been right, and why; the teacher's words in the teacher's pen. */
export function MarkLine({ item, mark, keyOf, explanation }: Props) {
  const { t } = useWords('quizzes');
  return (
    <Stack gap={3}>
      <Row wrap gap={2}>
        {mark.correctness && <Badge {...LOOK[mark.correctness]}>{t(`mark.${mark.correctness}`)}</Badge>}
        {mark.points !== null && (
          <b className={s.points}>
            {formatPoints(mark.points)} / {t('points', { count: mark.of })}
          </b>
        )}
      </Row>
      {keyOf && mark.correctness !== 'right' && <KeyText item={item} answer={keyOf} />}
      {mark.comment && (
        <Say as="teacher" who={t('mark.comment')}>
          <Markdown text={mark.comment} />
        </Say>
      )}
      {explanation && (
        <div className={s.explanation}>
          <Aside small as="div">
            {t('mark.explanation')}
          </Aside>
          <Markdown text={explanation} />
        </div>
      )}
    </Stack>
  );
}
