import { IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Row, Sheet, Stack } from '../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { EmptyState, ErrorState, NoticeBox } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { SlipSheet } from '../people/slip-sheet.tsx';

/** Slips are taken by a button, not by opening the page: a reload must not use up the one time they are shown. */
export function ImportSlips() {
  const { t } = useWords('imports');
  const { id } = getRouteApi('/inside/people/imports/$id/slips').useParams();
  const take = useMutation(api.user.takeSlips.mutationOptions());
  const slips = take.data?.items ?? [];
  return (
    <>
      <PageHeader
        title={t('slips.title')}
        note={slips.length > 0 && t('count.slips', { count: slips.length })}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="imports" to="/people/imports">
                {t('title')}
              </Link>,
              <Link key="one" to="/people/imports/$id" params={{ id }}>
                {t('step.import')}
              </Link>,
            ]}
          </Crumbs>
        }
        tools={
          slips.length > 0 && (
            <Button kind="primary" icon={IconPrinter} onClick={() => print()}>
              {t('common:action.print')}
            </Button>
          )
        }
      />
      {take.error ? (
        <ErrorState problem={take.error} onRetry={() => take.mutate({ id })} />
      ) : take.data ? (
        slips.length > 0 ? (
          <SlipSheet school={take.data.school} slips={slips} />
        ) : (
          <EmptyState title={t('slips.gone')} actions={<ButtonLink to="/people">{t('toPeople')}</ButtonLink>}>
            {t('slips.goneText')}
          </EmptyState>
        )
      ) : (
        <Sheet>
          <Stack gap={4}>
            <NoticeBox tone="soon">{t('slips.once')}</NoticeBox>
            <Row>
              <Button kind="primary" busy={take.isPending} onClick={() => take.mutate({ id })}>
                {t('showSlips')}
              </Button>
            </Row>
          </Stack>
        </Sheet>
      )}
    </>
  );
}
