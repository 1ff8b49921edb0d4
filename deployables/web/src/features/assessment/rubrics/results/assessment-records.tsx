import { useInfiniteQuery } from '@tanstack/react-query';
import type { RubricAssessmentId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { Aside, Sheet, Stack } from '../../../../design/layout.tsx';
import { byCursor } from '../../../../design/use-pages.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { EvaluationList } from '../../record/evaluation-list.tsx';

/** Everything that was scored, changed or shown in this assessment. */
export function AssessmentRecords({ id }: { id: RubricAssessmentId }) {
  const { t } = useWords('record');
  const query = useInfiniteQuery(
    api.assessment.rubricEvaluations.infiniteOptions({
      input: (cursor: string | undefined) => ({ id, limit: 30, ...(cursor ? { cursor } : {}) }),
      ...byCursor,
    }),
  );
  return (
    <Sheet title={t('records')}>
      <Stack gap={3}>
        <Aside small>{t('recordsText')}</Aside>
        <EvaluationList query={query} naming />
      </Stack>
    </Sheet>
  );
}
