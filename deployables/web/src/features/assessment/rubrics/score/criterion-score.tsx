import { IconMessage2Plus } from '@tabler/icons-react';
import { useState } from 'react';
import type { RubricCriterion } from '#contracts/assessment/rubrics.ts';
import { Button } from '../../../../design/button.tsx';
import { TextAreaField } from '../../../../design/field.tsx';
import { Sheet, Stack } from '../../../../design/layout.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { LevelCards } from './level-cards.tsx';

type Props = {
  criterion: RubricCriterion;
  level: string | undefined;
  comment: string;
  disabled: boolean;
  missing: boolean;
  onLevel: (level: string) => void;
  onComment: (comment: string) => void;
};

/** One criterion: a level, and words where there is something to say. */
export function CriterionScore({ criterion, level, comment, disabled, missing, onLevel, onComment }: Props) {
  const { t } = useWords('rubrics');
  const [writing, setWriting] = useState(false);
  return (
    <Sheet>
      <Stack gap={3}>
        <LevelCards {...{ criterion, disabled, missing }} value={level} onChange={onLevel} />
        {writing || comment ? (
          <TextAreaField
            label={t('commentOn', { name: criterion.name })}
            rows={2}
            maxLength={1000}
            readOnly={disabled}
            value={comment}
            onChange={({ target }) => onComment(target.value)}
          />
        ) : (
          !disabled && (
            <div>
              <Button size="small" kind="quiet" icon={IconMessage2Plus} onClick={() => setWriting(true)}>
                {t('addComment')}
              </Button>
            </div>
          )
        )}
      </Stack>
    </Sheet>
  );
}
