import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { SelectField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Aside, Form, Row, Stack } from '../../../design/layout.tsx';
import { ListSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { CsvImport } from './csv-import.tsx';
import { useKeep } from './use-curriculum.ts';

const WAYS = ['hand', 'csv', 'copy'] as const;

/** Three ways to begin, in one place. */
export function NewCurriculum({ onClose }: { onClose: () => void }) {
  const { t } = useWords('curricula');
  const { one } = useClass();
  const [way, setWay] = useState<(typeof WAYS)[number]>('hand');
  const navigate = useNavigate();
  const open = (curriculumId: string) =>
    navigate({ to: '/classes/$id/curricula/$curriculumId', params: { id: one.id, curriculumId } });
  return (
    <Dialog open onClose={onClose} title={t('new')} wide={way === 'csv'}>
      <Stack gap={4}>
        <div>
          <Segmented
            label={t('way')}
            value={way}
            options={WAYS.map((value) => ({ value, label: t(`way.${value}`) }))}
            onChange={setWay}
          />
        </div>
        {way === 'hand' && <ByHand onMade={open} />}
        {way === 'csv' && <CsvImport into={{ classId: one.id }} action={t('csvCreate')} onDone={open} />}
        {way === 'copy' && <ByCopy onMade={open} />}
      </Stack>
    </Dialog>
  );
}

function ByHand({ onMade }: { onMade: (id: string) => void }) {
  const { t } = useWords('curricula');
  const { one } = useClass();
  const keep = useKeep();
  const form = useForm({ title: '' });
  const make = useMutation(
    api.content.createCurriculum.mutationOptions({
      onSuccess: (made) => {
        keep(made);
        onMade(made.id);
      },
      onError: form.refuse,
    }),
  );
  return (
    <Form
      ref={form.ref}
      onSubmit={() =>
        form.values.title.trim()
          ? make.mutate({ classId: one.id, document: { title: form.values.title } })
          : form.show({ title: t('common:reason.required') })
      }
    >
      <ProblemNotice problem={make.error} />
      <TextField label={t('title')} hint={t('titleHint')} maxLength={100} data-autofocus {...form.text('title')} />
      <Row end>
        <Button type="submit" kind="primary" busy={make.isPending}>
          {t('begin')}
        </Button>
      </Row>
    </Form>
  );
}

function ByCopy({ onMade }: { onMade: (id: string) => void }) {
  const { t } = useWords('curricula');
  const { one } = useClass();
  const keep = useKeep();
  const [id, setId] = useState('');
  const all = useQuery(api.content.curricula.queryOptions({ input: { limit: 200 } }));
  const copy = useMutation(
    api.content.copyCurriculum.mutationOptions({
      onSuccess: (made) => {
        keep(made);
        toast(t('copied'));
        onMade(made.id);
      },
    }),
  );
  const others = (all.data?.items ?? []).filter(({ classId }) => classId !== one.id);
  if (all.isPending) return <ListSkeleton rows={2} />;
  if (others.length === 0) return <Aside>{t('copyNone')}</Aside>;
  return (
    <Stack gap={4}>
      <ProblemNotice problem={copy.error} />
      <SelectField label={t('copyFrom')} value={id} onChange={(event) => setId(event.target.value)}>
        <option value="">{t('common:field.choose')}</option>
        {others.map(({ id: value, title, className }) => (
          <option key={value} value={value}>
            {className} — {title || t('unnamed')}
          </option>
        ))}
      </SelectField>
      <Row end>
        <Button
          kind="primary"
          disabled={!id}
          busy={copy.isPending}
          onClick={() => copy.mutate({ id, classId: one.id })}
        >
          {t('copy')}
        </Button>
      </Row>
    </Stack>
  );
}
