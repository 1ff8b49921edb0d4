import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { Row, Stack } from '../../../design/layout.tsx';
import { saveFile } from '../../../design/save-file.ts';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { CsvImport } from './csv-import.tsx';
import type { Plan } from './editor/use-plan.ts';
import { PdfButton } from './pdf-button.tsx';

/** Out as CSV or PDF, in as CSV. What is typed is saved first: the file holds what one sees. */
export function FilesDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const { t } = useWords('curricula');
  const { one } = useClass();
  const navigate = useNavigate();
  const { id, version } = plan.basis;
  const csv = useMutation<File, ApiProblem>({
    mutationFn: async () => {
      await plan.autosave.flush();
      return client.content.exportCurriculumCsv({ id });
    },
    onSuccess: (file) => saveFile(file, file.name),
  });
  const taken = async () => {
    plan.reset(await client.content.curriculum({ id }));
    toast(t('csvReplaced'));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('filesTitle')} wide>
      <Stack gap={4}>
        <ProblemNotice problem={csv.error} />
        <Row gap={2} wrap>
          <Button kind="quiet" icon={IconDownload} busy={csv.isPending} onClick={() => csv.mutate()}>
            {t('csvOut')}
          </Button>
          <PdfButton
            id={id}
            instead={() =>
              navigate({ to: '/classes/$id/curricula/$curriculumId/view', params: { id: one.id, curriculumId: id } })
            }
          />
        </Row>
        <h3>{t('csvIn')}</h3>
        <CsvImport into={{ id, version }} action={t('csvReplace')} onDone={taken} />
      </Stack>
    </Dialog>
  );
}
