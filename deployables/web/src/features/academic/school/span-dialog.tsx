import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SchoolYear } from '#contracts/academic/routes.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { CheckField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Grow, Pair, Row } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';

export type Term = SchoolYear['terms'][number];
export type SpanTarget =
  | { kind: 'new-year' }
  | { kind: 'year'; year: SchoolYear }
  | { kind: 'new-term'; year: SchoolYear }
  | { kind: 'term'; year: SchoolYear; term: Term };
type Values = { label: string; startsOn: string; endsOn: string; current: boolean };

function startValues(target: SpanTarget): Values {
  if (target.kind === 'year') return target.year;
  if (target.kind === 'term') return { ...target.term, current: false };
  return { label: '', startsOn: '', endsOn: '', current: false };
}

function save(target: SpanTarget, { label, startsOn, endsOn, current }: Values): Promise<SchoolYear> {
  const span = { label, startsOn, endsOn };
  switch (target.kind) {
    case 'new-year':
      return client.academic.createYear({ ...span, current });
    case 'year':
      return client.academic.updateYear({ ...span, current, id: target.year.id, version: target.year.version });
    case 'new-term':
      return client.academic.createTerm({ ...span, yearId: target.year.id });
    case 'term':
      return client.academic.updateTerm({ ...span, id: target.term.id, version: target.term.version });
  }
}

/** A school year or a term: a name and two days. */
export function SpanDialog({ target, onClose }: { target: SpanTarget; onClose: () => void }) {
  const { t } = useWords('school');
  const queries = useQueryClient();
  const form = useForm(startValues(target));
  const refresh = () => queries.invalidateQueries({ queryKey: api.academic.years.key() });
  const write = useMutation<SchoolYear, ApiProblem, Values>({
    mutationFn: (values) => save(target, values),
    onSuccess: () => {
      refresh();
      toast(t('common:action.saved'));
      onClose();
    },
    onError: form.refuse,
  });
  const remove = useMutation<SchoolYear, ApiProblem, { year: SchoolYear; term: Term }>({
    mutationFn: ({ term }) => client.academic.removeTerm({ id: term.id }),
    onSuccess: (_, { year, term }) => {
      refresh();
      onClose();
      const { label, startsOn, endsOn } = term;
      toast(t('termRemoved', { label }), {
        undo: () => client.academic.createTerm({ yearId: year.id, label, startsOn, endsOn }).finally(refresh),
      });
    },
  });
  const submit = () => {
    const missing = (['label', 'startsOn', 'endsOn'] as const).filter((name) => !form.values[name]);
    if (missing.length)
      return form.show(Object.fromEntries(missing.map((name) => [name, t('common:reason.required')])));
    if (form.values.endsOn < form.values.startsOn) return form.show({ endsOn: t('common:reason.dates_reversed') });
    write.mutate(form.values);
  };
  const year = target.kind === 'new-year' || target.kind === 'year';
  return (
    <Dialog open onClose={onClose} title={t(`span.${target.kind}`)}>
      <Form ref={form.ref} onSubmit={submit}>
        <ProblemNotice problem={write.error ?? remove.error} />
        <TextField
          label={t('label')}
          placeholder={t(year ? 'yearExample' : 'termExample')}
          data-autofocus
          {...form.text('label')}
        />
        <Pair>
          <TextField label={t('startsOn')} type="date" {...form.text('startsOn')} />
          <TextField label={t('endsOn')} type="date" {...form.text('endsOn')} />
        </Pair>
        {year && <CheckField label={t('makeCurrent')} {...form.check('current')} />}
        <Row gap={2}>
          {target.kind === 'term' && (
            <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate(target)}>
              {t('removeTerm')}
            </Button>
          )}
          <Grow />
          <Button kind="quiet" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" kind="primary" busy={write.isPending}>
            {t('common:action.save')}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}
