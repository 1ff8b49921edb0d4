import { IconFileTypePdf } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StudentClass } from '#contracts/analytics/home.ts';
import type { ClassId, UserId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { CheckField, SelectField } from '../../../design/field.tsx';
import { Aside, Form, Row, Sheet } from '../../../design/layout.tsx';
import { saveFile } from '../../../design/save-file.ts';
import { ListSkeleton, NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './reports.module.css';

const MOST = 30;
type Props = { studentId: UserId; classes: readonly StudentClass[] };

/** The report of one pupil as PDF; which entries stand in it may be chosen. */
export function StudentReport({ studentId, classes }: Props) {
  const { t } = useWords('evaluations');
  const [open, setOpen] = useState(false);
  const [first] = classes;
  if (!first) return null;
  return (
    <>
      <Button kind="quiet" icon={IconFileTypePdf} onClick={() => setOpen(true)}>
        {t('report')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('report')}>
        <Making studentId={studentId} classes={classes} first={first.classId} />
      </Dialog>
    </>
  );
}

/** The same for a pupil's own page. */
export function OwnReport({ studentId }: { studentId: UserId }) {
  const { t } = useWords('evaluations');
  const query = useQuery(api.analytics.studentPage.queryOptions({ input: { id: studentId } }));
  if (!query.data || query.data.classes.length === 0) return null;
  return (
    <Sheet title={t('report')} more={<StudentReport studentId={studentId} classes={query.data.classes} />}>
      <Aside small>{t('reportText')}</Aside>
    </Sheet>
  );
}

function Making({ studentId, classes, first }: Props & { first: ClassId }) {
  const { t } = useWords('evaluations');
  const [classId, setClassId] = useState(first);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const entries = useQuery(
    api.analytics.studentEntries.queryOptions({ input: { studentId, classId, state: 'entered', limit: 100 } }),
  );
  const pdf = useMutation(
    api.analytics.studentReport.mutationOptions({ onSuccess: (file) => saveFile(file, file.name) }),
  );
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Form
      onSubmit={() =>
        pdf.mutate({ studentId, classId, ...(chosen.size > 0 ? { entries: [...chosen].join(',') } : {}) })
      }
    >
      <Aside>{t('reportText')}</Aside>
      {pdf.error?.code === 'PDF_UNAVAILABLE' ? (
        <NoticeBox tone="soon">
          <p>{t('noBrowser')}</p>
          <Button size="small" onClick={() => print()}>
            {t('printInstead')}
          </Button>
        </NoticeBox>
      ) : (
        <ProblemNotice problem={pdf.error} />
      )}
      {classes.length > 1 && (
        <SelectField
          label={t('reportClass')}
          value={classId}
          onChange={(event) => {
            setClassId(event.target.value as ClassId);
            setChosen(new Set());
          }}
        >
          {classes.map((one) => (
            <option key={one.classId} value={one.classId}>
              {one.className}
            </option>
          ))}
        </SelectField>
      )}
      <fieldset className={s.entries}>
        <legend>{t('reportEntries')}</legend>
        <p className={s.chosen}>{chosen.size > 0 ? t('reportChosen', { count: chosen.size }) : t('reportAuto')}</p>
        {!entries.data ? (
          <ListSkeleton rows={3} />
        ) : (
          <ul>
            {entries.data.items.map((entry) => (
              <li key={entry.id}>
                <CheckField
                  label={`${formatDayOfWeek(entry.day)} ${entry.title}${entry.stars ? ` ${'★'.repeat(entry.stars)}` : ''}`}
                  checked={chosen.has(entry.id)}
                  onChange={() => toggle(entry.id)}
                />
              </li>
            ))}
          </ul>
        )}
        {chosen.size > MOST && <p role="alert">{t('reportTooMany')}</p>}
      </fieldset>
      <Row end>
        <Button type="submit" kind="primary" busy={pdf.isPending} disabled={chosen.size > MOST}>
          {t('makeReport')}
        </Button>
      </Row>
    </Form>
  );
}
