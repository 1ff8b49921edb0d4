import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { EntryListItem } from '#contracts/analytics/entries.ts';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Row, Stack } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { Exports } from './exports.tsx';
import { Timeline } from './timeline.tsx';

/** The pupil's entries of one class. */
export function OwnClassLog({ classId, still }: { classId: ClassId; still: boolean }) {
  const { t } = useWords('log');
  const { user } = useMe();
  const list = useInfiniteQuery(
    api.analytics.studentEntries.infiniteOptions({
      input: (cursor: string | undefined) => ({
        studentId: user.id,
        classId,
        limit: 30,
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
    }),
  );
  const { rows, more } = usePages<EntryListItem>(list);
  const write = !still && (
    <ButtonLink to="/log/new" search={{ classId }} icon={IconPlus} kind="primary">
      {t('write')}
    </ButtonLink>
  );
  if (list.isLoadingError) return <ErrorState problem={list.error} onRetry={list.refetch} />;
  if (list.isPending) return <ListSkeleton rows={4} />;
  if (rows.length === 0)
    return (
      <EmptyState title={t('none')} actions={write}>
        {t('noneText')}
      </EmptyState>
    );
  return (
    <Stack gap={4}>
      <ToolRow right={write}>
        <Exports studentId={user.id} filter={{ classId }} />
      </ToolRow>
      <Timeline entries={rows} withClass={false} />
      {more.has && (
        <Row end>
          <Button busy={more.loading} onClick={more.load}>
            {t('older')}
          </Button>
        </Row>
      )}
    </Stack>
  );
}
