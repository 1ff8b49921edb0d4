import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FileView } from '#contracts/content/files.ts';
import { api, client } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { classes } from '../../../design/classes.ts';
import { Aside, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { EmptyState, ErrorState, ListSkeleton, NoticeBox } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { FileRow } from './file-row.tsx';
import s from './files.module.css';
import { forgetUnfinished, unfinished } from './remembered.ts';
import { UploadDrop } from './upload-drop.tsx';
import { UploadRow } from './upload-row.tsx';
import { addFiles, useUploadItems } from './uploads-store.ts';

type Props = {
  /** What the files belong to, e.g. `class:018f…`; whoever may see that sees them. */
  place: FileView['place'];
  mayPut: boolean;
  /** It stands in a sheet of the page, and makes none of its own. */
  inside?: boolean;
  /** Said where there are none yet to whom may put none. */
  empty: { title: string; text: string };
};

/** The files of a thing: what is there, what is on its way, and a place to add some. */
export function Uploads({ place, mayPut, inside, empty }: Props) {
  const { t } = useWords('files');
  const problemText = useProblemText();
  const queries = useQueryClient();
  const items = useUploadItems(place);
  const list = useInfiniteQuery(
    api.content.files.infiniteOptions({
      input: (cursor: string | undefined) => ({ place, ...(cursor ? { cursor } : {}) }),
      ...byCursor,
    }),
  );
  const { rows, more } = usePages(list);
  const refresh = () => queries.invalidateQueries({ queryKey: api.content.files.key() });
  const act = useMutation({
    mutationFn: (action: () => Promise<unknown>) => action(),
    onError: (problem) => toast(problemText(problem), { tone: 'late' }),
    onSettled: refresh,
  });
  const remove = ({ id, name }: FileView) =>
    act.mutate(() => client.content.removeFile({ id }), {
      onSuccess: () =>
        toast(t('removed', { name }), { undo: () => act.mutate(() => client.content.restoreFile({ id })) }),
    });
  if (list.isLoadingError) return <ErrorState problem={list.error} onRetry={list.refetch} />;
  if (list.isPending) return <ListSkeleton />;
  const lines = (
    <ul className={classes(s.files, inside && s.inside)} aria-label={t('files')}>
      {items.map((item) => (
        <UploadRow key={item.key} item={item} />
      ))}
      {rows.map((file) => (
        <FileRow key={file.id} file={file} onRemove={mayPut ? remove : undefined} />
      ))}
    </ul>
  );
  return (
    <Stack gap={4}>
      {mayPut && <UploadDrop minor={inside} onFiles={(files) => addFiles(place, files)} />}
      {mayPut && <Unfinished place={place} busy={items.map(({ file }) => file.name)} />}
      {rows.length + items.length > 0 ? (
        inside ? (
          lines
        ) : (
          <Sheet flush>{lines}</Sheet>
        )
      ) : (
        !mayPut &&
        (inside ? (
          empty.title && <Aside small>{empty.title}</Aside>
        ) : (
          <EmptyState title={empty.title}>{empty.text}</EmptyState>
        ))
      )}
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

/** A reload forgets the file itself, which only the person can choose again; where it stopped is known. */
function Unfinished({ place, busy }: { place: FileView['place']; busy: readonly string[] }) {
  const { t } = useWords('files');
  const [, redraw] = useState(0);
  const waiting = unfinished(place).filter(({ name }) => !busy.includes(name));
  if (waiting.length === 0) return null;
  return (
    <NoticeBox tone="soon">
      <p>{t('unfinished', { names: waiting.map(({ name }) => `「${name}」`).join('') })}</p>
      <Button
        size="small"
        kind="quiet"
        onClick={() => {
          for (const { id } of waiting) {
            forgetUnfinished(place, id);
            client.content.cancelUpload({ id: id as FileView['id'] }).catch(() => undefined);
          }
          redraw((count) => count + 1);
        }}
      >
        {t('dropUnfinished')}
      </Button>
    </NoticeBox>
  );
}
