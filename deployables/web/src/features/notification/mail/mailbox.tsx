import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { MailKind } from '#contracts/notification/kinds.ts';
import type { MailView } from '#contracts/notification/mails.ts';
import { api } from '../../../api/client.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { Button } from '../../../design/button.tsx';
import { SearchField } from '../../../design/field.tsx';
import { FilterSelect } from '../../../design/filter-select.tsx';
import { Row, Sheet, Stack } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton, NoticeBox } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { MailReader, MailState } from './mail-reader.tsx';
import s from './mailbox.module.css';
import { StuckMails } from './stuck-mails.tsx';

const route = getRouteApi('/inside/mailbox/');
const STATES = [
  'kept',
  'queued',
  'sending',
  'sent',
  'failed',
  'bounced',
] as const satisfies readonly MailView['state'][];

/** Every mail of the school: where no SMTP is set, this is how a confirmation link reaches its person. */
export function Mailbox() {
  const { t } = useWords('mail-admin');
  const { mail } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const [state, setState] = useState<MailView['state']>();
  const [kind, setKind] = useState<MailKind>();
  const list = useInfiniteQuery(
    api.notification.mails.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...(q ? { q } : {}),
        ...(state ? { state } : {}),
        ...(kind ? { kind } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const { rows, more } = usePages(list);
  const stuck = list.data?.pages[0]?.stuck ?? 0;
  const open = rows.find(({ id }) => id === mail);
  return (
    <>
      <Stack gap={4}>
        {list.data?.pages[0]?.smtp === false && <NoticeBox>{t('noSmtp')}</NoticeBox>}
        <ToolRow>
          <SearchField label={t('searchMail')} value={typed} onChange={setTyped} />
          <FilterSelect
            label={t('common:field.status')}
            value={state ?? ''}
            onChange={(value) => setState(STATES.find((one) => one === value))}
            options={STATES.map((value) => ({ value, label: t(`mail.${value}`) }))}
          />
          <FilterSelect
            label={t('kind')}
            value={kind ?? ''}
            onChange={(value) => setKind(MailKind.options.find((one) => one === value))}
            options={MailKind.options.map((value) => ({
              value,
              label: t(`key.${value === 'confirmation' ? 'confirm' : value}`),
            }))}
          />
        </ToolRow>
        {stuck > 0 && list.data?.pages[0]?.smtp && <StuckMails count={stuck} kind={kind} />}
      </Stack>
      {list.isLoadingError ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : list.isPending ? (
        <ListSkeleton />
      ) : rows.length === 0 ? (
        <EmptyState title={t(q || state || kind ? 'noMailFound' : 'noMail')}>{t('noMailText')}</EmptyState>
      ) : (
        <div className={s.panes} data-open={open ? true : undefined}>
          <Sheet flush className={s.list}>
            <ul>
              {rows.map((one) => (
                <li key={one.id}>
                  <Link
                    to="/mailbox"
                    search={{ mail: one.id }}
                    className={s.line}
                    aria-current={one.id === mail || undefined}
                    activeProps={{}}
                  >
                    <span className={s.to}>{one.to}</span>
                    <small>{formatMoment(one.createdAt)}</small>
                    <span className={s.subject}>{one.subject}</span>
                    <MailState mail={one} />
                  </Link>
                </li>
              ))}
            </ul>
            {more.has && (
              <Row end className={s.more}>
                <Button size="small" busy={more.loading} onClick={more.load}>
                  {t('older')}
                </Button>
              </Row>
            )}
          </Sheet>
          <Sheet className={s.reader}>
            {open ? (
              <MailReader mail={open} onBack={() => navigate({ search: {} })} />
            ) : (
              <EmptyState title={t('chooseMail')} />
            )}
          </Sheet>
        </div>
      )}
    </>
  );
}
