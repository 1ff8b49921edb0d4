import { IconCopy, IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import type { ItemView } from '#contracts/basebuilder/items.ts';
import type { SetView } from '#contracts/basebuilder/text-sets.ts';
import { client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { Button } from '../../../../design/button.tsx';
import { ConflictNotice } from '../../../../design/conflict.tsx';
import { begin, edit, redo, undo } from '../../../../design/editing/history.ts';
import { SaidAloud } from '../../../../design/editing/part-tools.tsx';
import { PartsContext } from '../../../../design/editing/parts-context.ts';
import { UndoButtons, useUndoKeys } from '../../../../design/editing/undo.tsx';
import { useParts } from '../../../../design/editing/use-parts.ts';
import { SelectField, TextAreaField, TextField } from '../../../../design/field.tsx';
import { useKeptDraft } from '../../../../design/kept-draft.ts';
import { Pair, Sheet, Stack } from '../../../../design/layout.tsx';
import { Markdown } from '../../../../design/markdown.tsx';
import { Crumbs, PageHeader } from '../../../../design/page.tsx';
import { Saved } from '../../../../design/saved.tsx';
import { ProblemNotice } from '../../../../design/states.tsx';
import { useAutosave } from '../../../../design/use-autosave.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { useCategories, useRefresh } from '../use-materials.ts';
import { DeliverDialog } from './deliver-dialog.tsx';
import { EntryList } from './entry-list.tsx';
import { PickItems } from './pick-items.tsx';
import { documentOf, type EntryKind, fieldsOf, isEntryKind, nameOf, type SetDocument, setParts } from './set-words.ts';

/** A text set on the table: it saves itself, every step can be taken back. */
export function SetEditor({ set, onReload }: { set: SetView; onReload: () => Promise<unknown> }) {
  const { t } = useWords('materials');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const categories = useCategories();
  const version = useRef(set.version);
  const draft = useKeptDraft<SetDocument>(`text-set.${set.id}`);
  // What was typed on another state of the set is not put over it.
  const found = draft.found?.basis === set.version ? draft.found.values : undefined;
  const [history, setHistory] = useState(() => begin(found ?? documentOf(set)));
  const [picking, setPicking] = useState<EntryKind>();
  const [delivering, setDelivering] = useState(false);
  const document = history.now;
  const change = useCallback(
    (to: (before: SetDocument) => SetDocument, tag?: string) =>
      setHistory((before) => edit(before, to(before.now), tag, Date.now())),
    [],
  );
  const back = useCallback(() => setHistory((before) => undo(before)), []);
  const again = useCallback(() => setHistory((before) => redo(before)), []);
  const { actions, said, say } = useParts({
    document,
    edit: change,
    undo: back,
    parts: setParts,
    isKind: isEntryKind,
    nameOf,
  });
  useUndoKeys({ undo: back, redo: again }, say);
  const save = async (values: SetDocument) => {
    const fresh = await client.basebuilder.changeTextSet({ id: set.id, version: version.current, ...fieldsOf(values) });
    version.current = fresh.version;
  };
  const autosave = useAutosave({
    draft,
    values: document,
    saved: documentOf(set),
    basis: version.current,
    ...(document.title.trim() ? { save } : {}),
  });
  const copy = useMutation<SetView, ApiProblem>({
    mutationFn: async () => {
      await autosave.flush();
      const title = t('sets.copyTitle', { title: document.title }).slice(0, 200);
      return client.basebuilder.duplicateTextSet({ id: set.id, title });
    },
    onSuccess: ({ id }) => {
      refresh();
      void navigate({ to: '/practice/sets/$setId', params: { setId: id } });
    },
  });
  const pick = (kind: EntryKind, items: readonly ItemView[]) => {
    const entries = items.map(({ id, title, question, active, archived }) => ({
      ...{ id, title, question },
      asked: active && !archived,
    }));
    change((before) => ({ ...before, [kind]: [...before[kind], ...entries] }));
    setPicking(undefined);
  };
  const reload = async () => {
    draft.forget();
    await onReload();
  };
  const there = new Set([...document.words, ...document.questions].map(({ id }) => id));
  return (
    <PartsContext value={actions}>
      <PageHeader
        title={document.title || t('sets.untitled')}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="sets" to="/practice/sets">
                {t('sets')}
              </Link>,
              document.title,
            ]}
          </Crumbs>
        }
        tools={
          <>
            <Saved state={autosave.state} />
            <UndoButtons history={history} undo={back} redo={again} say={say} />
            <Button icon={IconCopy} busy={copy.isPending} onClick={() => copy.mutate()}>
              {t('sets.duplicate')}
            </Button>
            <Button
              kind="primary"
              icon={IconSend}
              onClick={() => void autosave.flush().then(() => setDelivering(true))}
            >
              {t('sets.deliver')}
            </Button>
          </>
        }
      />
      <SaidAloud said={said} />
      <Stack gap={4}>
        {autosave.state.kind === 'conflict' ? (
          <ConflictNotice onReload={reload} />
        ) : (
          <ProblemNotice problem={autosave.state.kind === 'refused' ? autosave.state.problem : copy.error} />
        )}
        <Pair>
          <TextField
            label={t('sets.title')}
            maxLength={200}
            value={document.title}
            error={document.title.trim() ? undefined : t('common:reason.required')}
            onChange={({ target }) => change((before) => ({ ...before, title: target.value }), 'title')}
          />
          <SelectField
            label={t('items.category')}
            value={document.categoryId}
            onChange={({ target }) => change((before) => ({ ...before, categoryId: target.value }))}
          >
            <option value="">{t('common:field.none')}</option>
            {categories.data?.items.map(({ id, path }) => (
              <option key={id} value={id}>
                {path}
              </option>
            ))}
          </SelectField>
        </Pair>
        <EntryList kind="words" entries={document.words} onAdd={() => setPicking('words')} />
        <Sheet title={t('sets.passage')}>
          <Stack gap={3}>
            <TextAreaField
              label={t('sets.passage')}
              hint={t('sets.passageHint')}
              optional
              rows={8}
              maxLength={20_000}
              value={document.passage}
              onChange={({ target }) => change((before) => ({ ...before, passage: target.value }), 'passage')}
            />
            {document.passage.trim() && (
              <details>
                <summary>{t('sets.preview')}</summary>
                <Markdown text={document.passage} />
              </details>
            )}
          </Stack>
        </Sheet>
        {(document.passage.trim() || document.questions.length > 0) && (
          <EntryList kind="questions" entries={document.questions} onAdd={() => setPicking('questions')} />
        )}
      </Stack>
      {picking && (
        <PickItems there={there} onClose={() => setPicking(undefined)} onPick={(items) => pick(picking, items)} />
      )}
      {delivering && <DeliverDialog setIds={[set.id]} onClose={() => setDelivering(false)} />}
    </PartsContext>
  );
}
