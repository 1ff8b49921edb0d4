import { IconFlag } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ItemReportView } from '#contracts/basebuilder/practice-views.ts';
import type { ItemId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { ChoiceCards } from '../../../design/choice.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { TextAreaField } from '../../../design/field.tsx';
import { Form, Row } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';

const REASONS = ['wrongAnswer', 'unclear', 'media', 'other'] as const;

/** Something is wrong with the question: the teacher hears of it. */
export function ReportItem({ itemId }: { itemId: ItemId }) {
  const { t } = useWords('practice');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<ItemReportView['reason']>('unclear');
  const [text, setText] = useState('');
  const close = () => setOpen(false);
  const report = useMutation(
    api.basebuilder.reportItem.mutationOptions({
      onSuccess: () => {
        close();
        setText('');
        toast(t('reported'));
      },
    }),
  );
  return (
    <>
      <Button kind="quiet" icon={IconFlag} onClick={() => setOpen(true)}>
        {t('report')}
      </Button>
      <Dialog open={open} onClose={close} title={t('report')}>
        <Form onSubmit={() => report.mutate({ id: itemId, reason, text })}>
          <ProblemNotice problem={report.error} />
          <ChoiceCards
            legend={t('reportWhat')}
            name="reason"
            value={reason}
            options={REASONS.map((one) => ({ value: one, title: t(`reason.${one}`) }))}
            onChange={setReason}
          />
          <TextAreaField
            label={t('reportText')}
            optional
            maxLength={500}
            rows={3}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Row end gap={2}>
            <Button kind="quiet" onClick={close}>
              {t('common:action.cancel')}
            </Button>
            <Button kind="soft" type="submit" busy={report.isPending}>
              {t('send')}
            </Button>
          </Row>
        </Form>
      </Dialog>
    </>
  );
}
