import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TemplateView } from '#contracts/notification/templates.ts';
import { api } from '../../../api/client.ts';
import { Segmented } from '../../../design/choice.tsx';
import { Aside, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { ListSkeleton } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './mail.module.css';
import { MailHtml } from './mail-html.tsx';
import { useTemplateProblems } from './use-template-problems.ts';

type Props = { place: Pick<TemplateView, 'key' | 'language'>; wording: { subject: string; body: string } };

/** As it will arrive, with examples in it; follows the typing. */
export function TemplatePreview({ place, wording }: Props) {
  const { t } = useWords('mail-admin');
  const [part, setPart] = useState<'html' | 'text'>('html');
  const [settled] = useDebouncedValue(wording, 400);
  const saidOf = useTemplateProblems();
  const query = useQuery(
    api.notification.previewMailTemplate.queryOptions({
      input: { ...place, wording: settled },
      enabled: settled.subject.trim() !== '' && settled.body.trim() !== '',
      placeholderData: keepPreviousData,
      retry: false,
      staleTime: Infinity,
    }),
  );
  const said = query.error && saidOf(query.error);
  return (
    <Sheet title={t('preview')}>
      <Stack gap={4}>
        <Row>
          <Segmented
            label={t('preview')}
            value={part}
            options={[
              { value: 'html', label: t('asHtml') },
              { value: 'text', label: t('asText') },
            ]}
            onChange={setPart}
          />
        </Row>
        {said ? (
          <Aside small>{t('noPreview')}</Aside>
        ) : query.data ? (
          <div lang={place.language}>
            <h3 className={s.subject}>{query.data.subject}</h3>
            {part === 'html' ? <MailHtml html={query.data.html} /> : <p className={s.wording}>{query.data.text}</p>}
          </div>
        ) : (
          <ListSkeleton rows={3} />
        )}
      </Stack>
    </Sheet>
  );
}
