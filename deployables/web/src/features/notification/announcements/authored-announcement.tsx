import { IconArrowBackUp, IconBellRinging, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnnouncementView } from '#contracts/notification/announcements.ts';
import { client } from '../../../api/client.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { Aside, Row, Sheet, Split, Stack } from '../../../design/layout.tsx';
import { Markdown } from '../../../design/markdown.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { toast } from '../../../design/toast.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { AnnouncementFiles } from './announcement-files.tsx';
import { AnnouncementState } from './announcement-state.tsx';
import s from './announcements.module.css';
import { Readers } from './readers.tsx';
import { useFreshAnnouncements, usePartName } from './use-announcements.ts';

/** An announcement as its author sees it: its words, whom it went to, who has read it. */
export function AuthoredAnnouncement({ one }: { one: AnnouncementView }) {
  const { t } = useWords('announcements');
  const partName = usePartName();
  const problemText = useProblemText();
  const refresh = useFreshAnnouncements();
  const [asking, setAsking] = useState(false);
  const { id } = one;
  const act = useMutation({
    mutationFn: (action: () => Promise<AnnouncementView>) => action(),
    onSuccess: refresh,
    onError: (problem) => toast(problemText(problem), { tone: 'late' }),
  });
  const remind = useMutation({
    mutationFn: () => client.notification.remindReaders({ id }),
    onSuccess: ({ people }) => {
      toast(t('reminded', { count: people }));
      return refresh();
    },
    onError: (problem) => toast(problemText(problem), { tone: 'late' }),
  });
  const waiting = one.receivers - one.readers;
  const planned = one.state === 'scheduled';
  return (
    <>
      <PageHeader
        title={one.title || t('untitled')}
        over={
          <Crumbs label={t('title')}>
            {[
              <Link key="all" to="/announcements" search={{ sent: true }}>
                {t('title')}
              </Link>,
              one.title || t('untitled'),
            ]}
          </Crumbs>
        }
        tools={
          one.state === 'published' &&
          waiting > 0 && (
            <Button kind="primary" icon={IconBellRinging} busy={remind.isPending} onClick={() => remind.mutate()}>
              {t('remind', { count: waiting })}
            </Button>
          )
        }
      />
      <Split>
        <Stack gap={5}>
          <Sheet>
            <Stack gap={4}>
              <Row gap={3} wrap>
                <AnnouncementState of={one} />
                <span className={s.meta}>
                  {t('from', { name: fullName(one.author) })}
                  {one.correctedAt && <> · {t('corrected', { at: formatMoment(one.correctedAt) })}</>}
                </span>
              </Row>
              <div className={s.words}>
                <Markdown text={one.body} />
              </div>
              <AnnouncementFiles of={one} />
              <Row wrap>
                {(one.state === 'published' || planned || one.state === 'draft') && (
                  <ButtonLink
                    to="/announcements/$announcementId/edit"
                    params={{ announcementId: id }}
                    icon={IconPencil}
                  >
                    {t(one.state === 'published' ? 'correct' : 'editTitle')}
                  </ButtonLink>
                )}
                {planned && (
                  <Button
                    kind="quiet"
                    icon={IconArrowBackUp}
                    busy={act.isPending}
                    onClick={() => act.mutate(() => client.notification.unscheduleAnnouncement({ id }))}
                  >
                    {t('unplan')}
                  </Button>
                )}
                {one.state === 'published' && (
                  <Button kind="quiet" icon={IconTrash} onClick={() => setAsking(true)}>
                    {t('withdraw')}
                  </Button>
                )}
              </Row>
            </Stack>
          </Sheet>
          {(one.state === 'published' || one.state === 'withdrawn') && <Readers one={one} />}
        </Stack>
        <Sheet title={t('audience')}>
          <Stack gap={3}>
            <ul className={s.parts}>
              {one.audience.map((part, at) => {
                const name = partName(part, one.audienceNames[at] ?? '');
                return (
                  <li key={JSON.stringify(part)} className={s.part} data-plain>
                    {name}
                  </li>
                );
              })}
            </ul>
            <Aside small>{t(`role.${one.role}`)}</Aside>
            {one.receivers > 0 && <b>{t('readCount', one)}</b>}
            {one.remindedAt && <Aside small>{t('remindedAt', { at: formatMoment(one.remindedAt) })}</Aside>}
          </Stack>
        </Sheet>
      </Split>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t('withdrawTitle')}>
        <Stack gap={4}>
          <p>{t('withdrawText')}</p>
          <Row end>
            <Button
              kind="danger"
              busy={act.isPending}
              onClick={() =>
                act.mutate(() => client.notification.withdrawAnnouncement({ id }), {
                  onSuccess: () => {
                    setAsking(false);
                    toast(t('withdrawn'));
                  },
                })
              }
            >
              {t('withdraw')}
            </Button>
          </Row>
        </Stack>
      </Dialog>
    </>
  );
}
