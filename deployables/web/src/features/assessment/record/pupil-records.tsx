import { useInfiniteQuery } from '@tanstack/react-query';
import type { UserId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { Aside, Sheet, Stack } from '../../../design/layout.tsx';
import { byCursor } from '../../../design/use-pages.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { EvaluationList } from './evaluation-list.tsx';

/** Everything that was scored, changed or shown about one pupil. */
export function PupilRecords({ studentId }: { studentId: UserId }) {
  const { t } = useWords('record');
  const query = useInfiniteQuery(
    api.assessment.evaluations.infiniteOptions({
      input: (cursor: string | undefined) => ({ studentId, limit: 20, ...(cursor ? { cursor } : {}) }),
      ...byCursor,
    }),
  );
  return (
    <Sheet title={t('records')}>
      <Stack gap={3}>
        <Aside small>{t('recordsText')}</Aside>
        <EvaluationList query={query} />
      </Stack>
    </Sheet>
  );
}
