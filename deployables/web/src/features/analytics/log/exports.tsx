import { IconDownload, IconFileTypePdf } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ClassId, UserId } from '#contracts/ids.ts';
import { API } from '../../../api/base.ts';
import { api } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { transport } from '../../../api/transport.ts';
import { Button } from '../../../design/button.tsx';
import { Row } from '../../../design/layout.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { saveFile } from '../../../design/save-file.ts';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';

type Filter = { q?: string | undefined; tag?: string | undefined; classId?: string | undefined };

/** The log as a file: what the filter shows, all pages of it. */
export function Exports({ studentId, filter }: { studentId: UserId; filter: Filter }) {
  const { t } = useWords('log');
  const text = useProblemText();
  const onError = (problem: ApiProblem) => {
    toast(text(problem), { tone: 'late' });
    if (problem.code === 'PDF_UNAVAILABLE') print();
  };
  const pdf = useMutation(
    api.analytics.exportEntriesPdf.mutationOptions({ onSuccess: (file) => saveFile(file, file.name), onError }),
  );
  const given = Object.entries(filter).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const csv = useMutation({
    mutationFn: async () => {
      const address = `${API}/students/${studentId}/activities.csv?${new URLSearchParams(given)}`;
      const answer = await transport(new Request(new URL(address, location.origin)));
      saveFile(await answer.blob(), `${t('fileName')}.csv`);
    },
    onError,
  });
  return (
    <Row gap={1}>
      <Button kind="quiet" icon={IconDownload} busy={csv.isPending} onClick={() => csv.mutate()}>
        {t('common:action.csv')}
      </Button>
      <Button
        kind="quiet"
        icon={IconFileTypePdf}
        busy={pdf.isPending}
        onClick={() =>
          pdf.mutate({
            studentId,
            ...(filter.q ? { q: filter.q } : {}),
            ...(filter.tag ? { tag: filter.tag } : {}),
            ...(filter.classId ? { classId: filter.classId as ClassId } : {}),
          })
        }
      >
        PDF
      </Button>
    </Row>
  );
}
