import { IconArchive, IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { CategoryView } from '#contracts/basebuilder/categories.ts';
import { CategoryId } from '#contracts/ids.ts';
import { client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { Button, IconButton } from '../../../../design/button.tsx';
import { ConflictNotice } from '../../../../design/conflict.tsx';
import { Dialog } from '../../../../design/dialog.tsx';
import { SelectField, TextField } from '../../../../design/field.tsx';
import { useForm } from '../../../../design/form.ts';
import { Form, Grow, Row } from '../../../../design/layout.tsx';
import { ProblemNotice } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { useRefresh, useUndoable } from '../use-materials.ts';

type Props = {
  category: CategoryView | undefined;
  parentId: CategoryId | null;
  all: readonly CategoryView[];
  onClose: () => void;
};

/** Names a category, hangs it elsewhere, moves it among its neighbours or puts it away. */
export function CategoryDialog({ category, parentId, all, onClose }: Props) {
  const { t } = useWords('materials');
  const refresh = useRefresh();
  const undoable = useUndoable();
  const form = useForm({ name: category?.name ?? '', parentId: (category ? category.parentId : parentId) ?? '' });
  const chosen = () => (form.values.parentId ? CategoryId.parse(form.values.parentId) : null);
  const save = useMutation<CategoryView, ApiProblem, { before?: CategoryId | null } | undefined>({
    mutationFn: (place) => {
      const { name } = form.values;
      if (!category) return client.basebuilder.addCategory({ name, parentId: chosen() });
      const { id, version } = category;
      return client.basebuilder.changeCategory({ id, version, name, parentId: chosen(), ...place });
    },
    onError: form.refuse,
    onSuccess: () => {
      refresh();
      onClose();
    },
  });
  const archive = useMutation<unknown, ApiProblem, CategoryView>({
    mutationFn: ({ id }) => client.basebuilder.archiveCategory({ id }),
    onSuccess: (_, { id, name }) => {
      onClose();
      undoable(t('tree.archived', { name }), () => client.basebuilder.takeBackCategory({ id }));
    },
  });
  const neighbours = all.filter((each) => category && each.parentId === category.parentId);
  const place = neighbours.findIndex(({ id }) => id === category?.id);
  const below = (each: CategoryView) =>
    category && (each.id === category.id || each.path.startsWith(`${category.path}/`));
  return (
    <Dialog open onClose={onClose} title={category ? t('tree.editTitle') : t('tree.new')}>
      <Form ref={form.ref} onSubmit={() => save.mutate(undefined)}>
        {save.error?.code === 'VERSION_CONFLICT' ? (
          <ConflictNotice
            onReload={() => {
              refresh();
              onClose();
            }}
          />
        ) : (
          <ProblemNotice problem={save.error ?? archive.error} />
        )}
        <TextField label={t('tree.name')} maxLength={100} {...form.text('name')} />
        <SelectField label={t('tree.parent')} {...form.text('parentId')}>
          <option value="">{t('tree.root')}</option>
          {all
            .filter((each) => !below(each))
            .map(({ id, path }) => (
              <option key={id} value={id}>
                {path}
              </option>
            ))}
        </SelectField>
        <Row gap={2} wrap>
          {category && (
            <>
              <IconButton
                icon={IconArrowUp}
                label={t('tree.up')}
                disabled={place < 1}
                onClick={() => save.mutate({ before: neighbours[place - 1]?.id ?? null })}
              />
              <IconButton
                icon={IconArrowDown}
                label={t('tree.down')}
                disabled={place === neighbours.length - 1}
                onClick={() => save.mutate({ before: neighbours[place + 2]?.id ?? null })}
              />
              <Button kind="danger" icon={IconArchive} onClick={() => archive.mutate(category)}>
                {t('tree.archive')}
              </Button>
            </>
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
