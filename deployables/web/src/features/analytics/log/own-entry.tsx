import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { EntryView } from '#contracts/analytics/entries.ts';
import { api, client } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { Row, Sheet, Split, Stack } from '../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { Uploads } from '../../content/files/uploads.tsx';
import { EntryMarks, Tags } from './entry-marks.tsx';
import { EntryThread } from './entry-thread.tsx';
import { EntryWords } from './entry-words.tsx';
import s from './log.module.css';

/** An entry as its writer reads it, with what the teacher said beside it. */
export function OwnEntry({ entry, onWrite }: { entry: EntryView; onWrite: () => void }) {
  const { t } = useWords('log');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: api.analytics.studentEntries.key() });
  const remove = useMutation({
    mutationFn: () => client.analytics.removeEntry({ id: entry.id }),
    onSuccess: () => {
      again();
      navigate({ to: '/log' });
      toast(t('removed'), { undo: () => client.analytics.restoreEntry({ id: entry.id }).then(again) });
    },
  });
  const answered = entry.stars !== null || entry.remarks > 0;
  return (
    <>
      <PageHeader
        title={entry.title || t('untitled')}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="log" to="/log">
                {t('title')}
              </Link>,
              entry.className,
              formatDayOfWeek(entry.day),
            ]}
          </Crumbs>
        }
        tools={
          !entry.closed && (
            <Row gap={2}>
              {!answered && (
                <Button kind="quiet" icon={IconTrash} busy={remove.isPending} onClick={() => remove.mutate()}>
                  {t('remove')}
                </Button>
              )}
              <Button icon={IconPencil} onClick={onWrite}>
                {t('change')}
              </Button>
            </Row>
          )
        }
      />
      <ProblemNotice problem={remove.error} />
      <Split>
        <Stack gap={5}>
          {entry.closed && <NoticeBox>{t('closed')}</NoticeBox>}
          <Sheet>
            <Stack gap={5}>
              <span className={s.facts}>
                <EntryMarks entry={entry} />
                <Tags tags={entry.tags} />
              </span>
              <EntryWords entry={entry} />
            </Stack>
          </Sheet>
          <Sheet title={t('fileTitle')}>
            <Uploads
              inside
              place={`work:${entry.student.id}.${entry.id}`}
              mayPut={!entry.closed}
              empty={{ title: t('noFiles'), text: '' }}
            />
          </Sheet>
        </Stack>
        <Sheet title={t('talk')}>
          <EntryThread entry={entry} mayTalk={!entry.closed} />
        </Sheet>
      </Split>
    </>
  );
}
