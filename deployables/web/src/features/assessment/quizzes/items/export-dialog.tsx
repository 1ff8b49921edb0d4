import { IconFileSpreadsheet, IconFileZip } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ApiProblem } from '../../../../api/problem.ts';
import { Button } from '../../../../design/button.tsx';
import { Dialog } from '../../../../design/dialog.tsx';
import { Aside, Stack } from '../../../../design/layout.tsx';
import { saveFile } from '../../../../design/save-file.ts';
import { ProblemNotice } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';

type Form = 'csv' | 'zip';
type Props = {
  title: string;
  text?: string;
  /** What the file is called. */
  name: string;
  fetchFile: (form: Form) => Promise<Blob>;
  onClose: () => void;
};

/** Items in a form other programs read. */
export function ExportDialog({ title, text, name, fetchFile, onClose }: Props) {
  const { t } = useWords('quizzes');
  const take = useMutation<void, ApiProblem, Form>({
    mutationFn: async (form) => saveFile(await fetchFile(form), `${name}.${form}`),
    onSuccess: onClose,
  });
  return (
    <Dialog open onClose={onClose} title={title}>
      <Stack gap={4}>
        <ProblemNotice problem={take.error} />
        {text && <Aside>{text}</Aside>}
        <div>
          <Button icon={IconFileSpreadsheet} onClick={() => take.mutate('csv')}>
            CSV
          </Button>
          <Aside small>{t('edit.csvText')}</Aside>
        </div>
        <div>
          <Button icon={IconFileZip} onClick={() => take.mutate('zip')}>
            QTI 3.0
          </Button>
          <Aside small>{t('edit.qtiText')}</Aside>
        </div>
      </Stack>
    </Dialog>
  );
}
