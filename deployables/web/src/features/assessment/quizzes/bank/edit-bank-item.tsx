import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BankItem, ItemType, QuizItem } from '#contracts/assessment/quiz-items.ts';
import { api, client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { Button } from '../../../../design/button.tsx';
import { ConflictNotice } from '../../../../design/conflict.tsx';
import { Dialog } from '../../../../design/dialog.tsx';
import { SelectField, TextField } from '../../../../design/field.tsx';
import { useKeptDraft } from '../../../../design/kept-draft.ts';
import { Grow, Pair, Row, Stack } from '../../../../design/layout.tsx';
import { useProblemText } from '../../../../design/problem-text.ts';
import { ProblemNotice } from '../../../../design/states.tsx';
import { toast } from '../../../../design/toast.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { newItem } from '../editor/edits.ts';
import { ItemForm } from '../editor/item-form.tsx';
import { TYPE_NAMES } from '../items/item-types.ts';

type Values = { item: QuizItem; subject: string; tags: string };
const valuesOf = (row: BankItem | undefined): Values => ({
  item: row?.item ?? newItem('single'),
  subject: row?.subject ?? '',
  tags: row?.tags.join('、') ?? '',
});
const tagsOf = (text: string): string[] =>
  [
    ...new Set(
      text
        .split(/[、,，]/)
        .map((tag) => tag.trim().slice(0, 30))
        .filter(Boolean),
    ),
  ].slice(0, 10);

/** One item of the bank, new or changed; copies in quizzes stay as they are. */
export function EditBankItem({ row, onClose }: { row: BankItem | undefined; onClose: () => void }) {
  const { t } = useWords('quizzes');
  const queries = useQueryClient();
  const problemText = useProblemText();
  const draft = useKeptDraft<Values>(`bank-item.${row?.id ?? 'new'}`);
  const [values, setValues] = useState<Values>(() => draft.found?.values ?? valuesOf(row));
  const [version, setVersion] = useState(row?.version ?? 0);
  const change = (fields: (before: Values) => Partial<Values>) =>
    setValues((before) => {
      const next = { ...before, ...fields(before) };
      draft.keep(next, version);
      return next;
    });
  const lists = () => queries.invalidateQueries({ queryKey: api.assessment.bankItems.key() });
  const shelves = () => queries.invalidateQueries({ queryKey: api.assessment.bankShelves.key() });
  const save = useMutation<unknown, ApiProblem>({
    mutationFn: () => {
      const filed = { item: values.item, subject: values.subject.trim(), tags: tagsOf(values.tags) };
      return row
        ? client.assessment.changeBankItem({ id: row.id, version, ...filed })
        : client.assessment.addBankItem(filed);
    },
    onSuccess: () => {
      draft.forget();
      toast(t('bank.saved'));
      lists();
      shelves();
      onClose();
    },
  });
  const remove = useMutation<void, ApiProblem, BankItem>({
    mutationFn: ({ id }) => client.assessment.removeBankItem({ id }),
    onSuccess: (_, { id }) => {
      draft.forget();
      lists();
      onClose();
      toast(t('bank.removed'), {
        undo: () =>
          client.assessment
            .takeBackBankItem({ id })
            .then(lists, (problem: ApiProblem) => toast(problemText(problem), { tone: 'late' })),
      });
    },
  });
  const reload = async () => {
    if (!row) return;
    const fresh = await client.assessment.bankItem({ id: row.id });
    draft.forget();
    setValues(valuesOf(fresh));
    setVersion(fresh.version);
    save.reset();
  };
  const conflict = save.error?.code === 'VERSION_CONFLICT';
  return (
    <Dialog open onClose={onClose} title={t(row ? 'bank.edit' : 'bank.new')} wide>
      <Stack gap={4}>
        {conflict ? <ConflictNotice onReload={reload} /> : <ProblemNotice problem={save.error ?? remove.error} />}
        {!row && (
          <SelectField
            label={t('bank.type')}
            value={values.item.type}
            onChange={({ target }) =>
              change(() => ({
                item: newItem(TYPE_NAMES.find((type): type is ItemType => type === target.value) ?? 'single'),
              }))
            }
          >
            {TYPE_NAMES.map((type) => (
              <option key={type} value={type}>
                {t(`type.${type}`)}
              </option>
            ))}
          </SelectField>
        )}
        <ItemForm item={values.item} onChange={(edit) => change((before) => ({ item: edit(before.item) }))} />
        <Pair>
          <TextField
            label={t('bank.subject')}
            optional
            maxLength={50}
            value={values.subject}
            onChange={({ target }) => change(() => ({ subject: target.value }))}
          />
          <TextField
            label={t('bank.tags')}
            hint={t('bank.tagsHint')}
            optional
            value={values.tags}
            onChange={({ target }) => change(() => ({ tags: target.value }))}
          />
        </Pair>
        <Row gap={2} wrap>
          {row && (
            <Button kind="danger" icon={IconTrash} busy={remove.isPending} onClick={() => remove.mutate(row)}>
              {t('bank.remove')}
            </Button>
          )}
          <Grow />
          <Button kind="quiet" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button kind="primary" busy={save.isPending} onClick={() => save.mutate()}>
            {t('common:action.save')}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
