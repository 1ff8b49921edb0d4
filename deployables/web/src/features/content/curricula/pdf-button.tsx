import { IconFileTypePdf } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { saveFile } from '../../../design/save-file.ts';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';

/** Where the server can make no PDF, the page prints itself: every browser saves that as PDF. */
export function PdfButton({ id, instead = () => print() }: { id: string; instead?: () => void }) {
  const { t } = useWords('curricula');
  const text = useProblemText();
  const pdf = useMutation(
    api.content.exportCurriculumPdf.mutationOptions({
      onSuccess: (file) => saveFile(file, file.name),
      onError: (problem) => {
        toast(text(problem), { tone: 'late' });
        if (problem.code === 'PDF_UNAVAILABLE') instead();
      },
    }),
  );
  return (
    <Button kind="quiet" icon={IconFileTypePdf} busy={pdf.isPending} onClick={() => pdf.mutate({ id })}>
      {t('pdfOut')}
    </Button>
  );
}
