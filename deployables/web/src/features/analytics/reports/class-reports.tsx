import { IconDownload, IconFileTypePdf } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClassReport } from '#contracts/analytics/reports.ts';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { Aside, Row, Stack } from '../../../design/layout.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { ProgressJob } from '../../../design/progress.tsx';
import { saveFile } from '../../../design/save-file.ts';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import type { Place } from '../evaluations/use-steps.ts';

const LOOK_MS = 1500;

/** The reports of all pupils: made by a job one can leave and come back to. */
export function ClassReports({ place }: { place: Place }) {
  const { t } = useWords('evaluations');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" icon={IconFileTypePdf} onClick={() => setOpen(true)}>
        {t('report')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('classReport')}>
        <Reports place={place} />
      </Dialog>
    </>
  );
}

function Reports({ place: { classId, term } }: { place: Place }) {
  const { t } = useWords('evaluations');
  const queries = useQueryClient();
  const options = api.analytics.classReports.queryOptions({ input: { classId } });
  const query = useQuery({
    ...options,
    refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === 'making') ? LOOK_MS : false),
  });
  const make = useMutation(
    api.analytics.makeClassReport.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: options.queryKey }),
    }),
  );
  const last = query.data?.items.find((one) => one.term === (term || null));
  return (
    <Stack gap={4}>
      <Aside>{t('classReportText')}</Aside>
      {make.error?.code === 'PDF_UNAVAILABLE' ? (
        <NoticeBox tone="soon">
          <Stack gap={2}>
            <p>{t('noBrowser')}</p>
            <div>
              <Button size="small" onClick={() => print()}>
                {t('printInstead')}
              </Button>
            </div>
          </Stack>
        </NoticeBox>
      ) : (
        <ProblemNotice problem={make.error} />
      )}
      {last?.state === 'making' && (
        <ProgressJob label={t('making')} done={last.done} total={last.total}>
          <Aside small>{t('makingGoes')}</Aside>
        </ProgressJob>
      )}
      {last?.state === 'failed' && <NoticeBox tone="late">{t('makeFailed')}</NoticeBox>}
      {last?.state === 'done' && <Made report={last} />}
      {last?.state !== 'making' && (
        <Row end>
          <Button
            kind={last?.state === 'done' ? 'plain' : 'primary'}
            busy={make.isPending}
            onClick={() => make.mutate({ classId, term: term || null })}
          >
            {t(last ? 'makeAgain' : 'makeClassReport')}
          </Button>
        </Row>
      )}
    </Stack>
  );
}

function Made({ report: { id, total, askedAt } }: { report: ClassReport }) {
  const { t } = useWords('evaluations');
  const text = useProblemText();
  const saved = {
    onSuccess: (file: File) => saveFile(file, file.name),
    onError: (problem: Parameters<typeof text>[0]) => toast(text(problem), { tone: 'late' }),
  };
  const zip = useMutation(api.analytics.classReportZip.mutationOptions(saved));
  const pdf = useMutation(api.analytics.classReportPdf.mutationOptions(saved));
  return (
    <Stack gap={3}>
      <p>{t('madeAt', { at: formatMoment(askedAt), count: total })}</p>
      <Row gap={2} wrap>
        <Button kind="primary" icon={IconDownload} busy={pdf.isPending} onClick={() => pdf.mutate({ id })}>
          {t('onePdf')}
        </Button>
        <Button icon={IconDownload} busy={zip.isPending} onClick={() => zip.mutate({ id })}>
          {t('zip')}
        </Button>
      </Row>
    </Stack>
  );
}
