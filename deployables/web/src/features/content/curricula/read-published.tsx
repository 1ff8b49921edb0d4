import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Button } from '../../../design/button.tsx';
import { Aside } from '../../../design/layout.tsx';
import { ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './curricula.module.css';
import { PdfButton } from './pdf-button.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import { curriculumQuery } from './use-curriculum.ts';

/** What the pupils of a class see. */
export function ReadPublished({ id }: { id: string }) {
  const { t } = useWords('curricula');
  const query = useQuery(curriculumQuery(id, true));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const { document, publishedAt } = query.data;
  return (
    <PlanSheet
      document={document}
      over={
        publishedAt && (
          <Aside small faint>
            {t('published', { at: formatDay(publishedAt) })}
          </Aside>
        )
      }
      tools={
        <div className={s.noPrint}>
          <Button kind="quiet" icon={IconPrinter} onClick={() => print()}>
            {t('common:action.print')}
          </Button>
          <PdfButton id={id} />
        </div>
      }
    />
  );
}
