import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ANSWER_TYPES, type ItemFields, type ItemView } from '#contracts/basebuilder/items.ts';
import type { CategoryId } from '#contracts/ids.ts';
import { api, client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { useMe } from '../../../../app/session.ts';
import { Button } from '../../../../design/button.tsx';
import { Segmented } from '../../../../design/choice.tsx';
import { ConflictNotice } from '../../../../design/conflict.tsx';
import { Dialog } from '../../../../design/dialog.tsx';
import { CheckField, SelectField, TextAreaField, TextField } from '../../../../design/field.tsx';
import { useForm } from '../../../../design/form.ts';
import { useKeptDraft } from '../../../../design/kept-draft.ts';
import { Form, Grow, Pair, Row } from '../../../../design/layout.tsx';
import { ProblemNotice } from '../../../../design/states.tsx';
import { toast } from '../../../../design/toast.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { PickFile } from '../../../content/files/pick-file.tsx';
import { useCategories, useRefresh, useUndoable } from '../use-materials.ts';
import { ItemThemes } from './item-themes.tsx';
import { fieldsOf, type ItemValues, valuesOf } from './item-values.ts';

type Props = { item: ItemView | undefined; categoryId: CategoryId | ''; onClose: () => void };

/** One item, new or changed. What is typed is kept on the device until it is saved. */
export function ItemDialog({ item, categoryId, onClose }: Props) {
  const { t } = useWords('materials');
  const { user } = useMe();
  const categories = useCategories();
  const queries = useQueryClient();
  const refresh = useRefresh();
  const undoable = useUndoable();
  const draft = useKeptDraft<ItemValues>(`knowledge-item.${item?.id ?? 'new'}`);
  const [version, setVersion] = useState(item?.version ?? 0);
  const first = categories.data?.items[0]?.id ?? '';
  const form = useForm<ItemValues>(draft.found?.values ?? valuesOf(item, categoryId || first));
  const set = <Key extends keyof ItemValues>(key: Key, value: ItemValues[Key]) => {
    form.set(key, value);
    draft.keep({ ...form.values, [key]: value }, version);
  };
  const typed = (key: 'title' | 'question' | 'accepted' | 'choices' | 'explanation') => ({
    ...form.text(key),
    onChange: ({ target }: { target: { value: string } }) => set(key, target.value),
  });
  const save = useMutation<ItemView, ApiProblem>({
    mutationFn: () => {
      const fields: ItemFields = fieldsOf(form.values);
      return item
        ? client.basebuilder.changeKnowledgeItem({ id: item.id, version, ...fields })
        : client.basebuilder.addKnowledgeItem(fields);
    },
    onError: form.refuse,
    onSuccess: () => {
      draft.forget();
      toast(t('items.saved'));
      refresh();
      onClose();
    },
  });
  const remove = useMutation<{ outcome: 'removed' | 'archived' }, ApiProblem, ItemView>({
    mutationFn: ({ id }) => client.basebuilder.removeKnowledgeItem({ id }),
    onSuccess: ({ outcome }, { id, title }) => {
      draft.forget();
      onClose();
      undoable(t(`items.outcome.${outcome}`, { title }), () => client.basebuilder.takeBackKnowledgeItem({ id }));
    },
  });
  const reload = async () => {
    if (!item) return;
    const fresh = await queries.fetchQuery(
      api.basebuilder.knowledgeItem.queryOptions({ input: { id: item.id }, staleTime: 0 }),
    );
    draft.forget();
    form.reset(valuesOf(fresh, ''));
    setVersion(fresh.version);
    save.reset();
  };
  const { answerType } = form.values;
  return (
    <Dialog open onClose={onClose} title={item ? item.title : t('items.new')} wide>
      <Form ref={form.ref} onSubmit={() => save.mutate()}>
        {save.error?.code === 'VERSION_CONFLICT' ? (
          <ConflictNotice onReload={reload} />
        ) : (
          <ProblemNotice problem={save.error ?? remove.error} />
        )}
        <Segmented
          label={t('items.type')}
          value={answerType}
          options={ANSWER_TYPES.map((type) => ({ value: type, label: t(`type.${type}`) }))}
          onChange={(type) => set('answerType', type)}
        />
        <Pair>
          <TextField label={t('items.title')} hint={t('items.titleHint')} maxLength={200} {...typed('title')} />
          <SelectField
            label={t('items.category')}
            error={form.errors.categoryId}
            value={form.values.categoryId}
            onChange={({ target }) => set('categoryId', target.value)}
          >
            {categories.data?.items.map(({ id, path }) => (
              <option key={id} value={id}>
                {path}
              </option>
            ))}
          </SelectField>
        </Pair>
        <TextAreaField label={t('items.question')} rows={2} maxLength={2000} {...typed('question')} />
        {answerType === 'boolean' ? (
          <Segmented
            label={t('items.truth')}
            value={form.values.accepted.trim() === 'false' ? 'false' : 'true'}
            options={[
              { value: 'true', label: t('items.true') },
              { value: 'false', label: t('items.false') },
            ]}
            onChange={(truth) => set('accepted', truth)}
          />
        ) : (
          <Pair>
            <TextAreaField label={t('items.accepted')} hint={t('items.acceptedHint')} rows={3} {...typed('accepted')} />
            <TextAreaField
              label={t('items.choices')}
              hint={t(answerType === 'choice' ? 'items.choicesHint' : 'items.choicesOptional')}
              optional={answerType === 'text'}
              rows={4}
              {...typed('choices')}
            />
          </Pair>
        )}
        <TextAreaField
          label={t('items.explanation')}
          hint={t('items.explanationHint')}
          optional
          rows={2}
          maxLength={5000}
          {...typed('explanation')}
        />
        <Pair>
          {(['image', 'audio'] as const).map((kind) => (
            <PickFile
              key={kind}
              kind={kind}
              label={t(`items.${kind}`)}
              place={`school:${user.id}.${item?.id ?? user.id}`}
              value={form.values[`${kind}Id`]}
              onPicked={(id) => set(`${kind}Id`, id)}
            />
          ))}
        </Pair>
        <Pair>
          <SelectField
            label={t('items.difficulty')}
            value={form.values.difficulty}
            onChange={({ target }) => set('difficulty', target.value)}
          >
            {['1', '2', '3', '4', '5'].map((value) => (
              <option key={value} value={value}>
                {`${'★'.repeat(Number(value))} ${value}`}
              </option>
            ))}
          </SelectField>
          <CheckField
            label={t('items.active')}
            checked={form.values.active}
            onChange={({ target }) => set('active', target.checked)}
          />
        </Pair>
        {item && <ItemThemes id={item.id} />}
        <Row gap={2}>
          {item && !item.archived && (
            <Button kind="danger" icon={IconTrash} busy={remove.isPending} onClick={() => remove.mutate(item)}>
              {t('items.remove')}
            </Button>
          )}
          <Grow />
          <Button type="submit" kind="primary" busy={save.isPending}>
            {t('save')}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}
