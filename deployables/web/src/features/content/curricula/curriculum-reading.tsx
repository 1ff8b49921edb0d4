import { IconPencil, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { ToolRow } from '../../../design/bars.tsx';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { EmptyState, ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import s from './curricula.module.css';
import { PdfButton } from './pdf-button.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import { ReadPublished } from './read-published.tsx';
import { useCurriculum, useCurriculumId } from './use-curriculum.ts';

/** A curriculum to read and to print: for teachers the working state, and what their pupils see. */
export function CurriculumReading() {
  const { mayTeach } = useClass();
  const id = useCurriculumId();
  return mayTeach ? <TeachersReading /> : <ReadPublished id={id} />;
}

function TeachersReading() {
  const { t } = useWords('curricula');
  const { one } = useClass();
  const id = useCurriculumId();
  const query = useCurriculum();
  const [which, setWhich] = useState<'work' | 'pupils'>('work');
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return (
    <>
      <div className={s.noPrint}>
        <ToolRow
          right={
            <>
              <Button kind="quiet" icon={IconPrinter} onClick={() => print()}>
                {t('common:action.print')}
              </Button>
              <PdfButton id={id} />
              <ButtonLink
                to="/classes/$id/curricula/$curriculumId"
                params={{ id: one.id, curriculumId: id }}
                icon={IconPencil}
              >
                {t('edit')}
              </ButtonLink>
            </>
          }
        >
          <Segmented
            label={t('view')}
            value={which}
            options={[
              { value: 'work', label: t('viewWork') },
              { value: 'pupils', label: t('view') },
            ]}
            onChange={setWhich}
          />
        </ToolRow>
      </div>
      {which === 'work' ? (
        <PlanSheet document={query.data.document} />
      ) : query.data.state === 'published' ? (
        <ReadPublished id={id} />
      ) : (
        <EmptyState title={t('notYet')}>{t('notYetText')}</EmptyState>
      )}
    </>
  );
}
