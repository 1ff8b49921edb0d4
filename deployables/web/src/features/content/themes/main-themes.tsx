import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MainThemeView } from '#contracts/content/themes.ts';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { Row, Sheet, Stack } from '../../../design/layout.tsx';
import { Markdown } from '../../../design/markdown.tsx';
import { ErrorState, ListSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { MainThemeDialog } from './main-theme-dialog.tsx';
import s from './themes.module.css';

const useMainThemes = (classId: ClassId) => useQuery(api.content.mainThemes.queryOptions({ input: { classId } }));

/** What a class asks about, as its pupils read it. */
export function MainThemeLines({ classId }: { classId: ClassId }) {
  const { t } = useWords('themes');
  const query = useMainThemes(classId);
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={2} />;
  const offered = query.data.items.filter((one) => !one.withdrawn);
  if (offered.length === 0) return <p className={s.none}>{t('noMainThemes')}</p>;
  return (
    <ul className={s.mains}>
      {offered.map((one) => (
        <li key={one.id}>
          <b>{one.title}</b>
          {one.description && <Markdown text={one.description} />}
        </li>
      ))}
    </ul>
  );
}

/** The same for who teaches: to add, change and withdraw. */
export function MainThemesEditor({ classId, still }: { classId: ClassId; still: boolean }) {
  const { t } = useWords('themes');
  const queries = useQueryClient();
  const query = useMainThemes(classId);
  const [open, setOpen] = useState<MainThemeView | 'new'>();
  const again = () => queries.invalidateQueries({ queryKey: api.content.mainThemes.key() });
  const put = useMutation(api.content.changeMainTheme.mutationOptions({ onSuccess: again }));
  const offer = (one: MainThemeView, withdrawn: boolean) =>
    put.mutate(
      { ...one, withdrawn },
      {
        onSuccess: (fresh) =>
          withdrawn && toast(t('mainWithdrawn', { title: one.title }), { undo: () => offer(fresh, false) }),
      },
    );
  return (
    <Sheet
      title={t('mainThemes')}
      more={
        !still && (
          <Button kind="quiet" size="small" icon={IconPlus} onClick={() => setOpen('new')}>
            {t('common:action.add')}
          </Button>
        )
      }
    >
      <ProblemNotice problem={put.error} />
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : !query.data ? (
        <ListSkeleton rows={2} />
      ) : query.data.items.length === 0 ? (
        <p className={s.none}>{t('noMainThemesTeacher')}</p>
      ) : (
        <ul className={s.mains}>
          {query.data.items.map((one) => (
            <li key={one.id} data-withdrawn={one.withdrawn || undefined}>
              <Stack gap={1}>
                <b>{one.title}</b>
                {one.description && <Markdown text={one.description} />}
                {!still && (
                  <Row gap={1} wrap>
                    {!one.withdrawn && (
                      <Button kind="quiet" size="small" onClick={() => setOpen(one)}>
                        {t('common:action.change')}
                      </Button>
                    )}
                    <Button kind="quiet" size="small" onClick={() => offer(one, !one.withdrawn)}>
                      {t(one.withdrawn ? 'offerAgain' : 'withdrawMain')}
                    </Button>
                  </Row>
                )}
              </Stack>
            </li>
          ))}
        </ul>
      )}
      {open && (
        <MainThemeDialog
          classId={classId}
          theme={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
          onDone={again}
        />
      )}
    </Sheet>
  );
}
