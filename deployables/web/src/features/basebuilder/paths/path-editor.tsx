import { IconPlus, IconUserPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { PathView, StepKind } from '#contracts/basebuilder/paths.ts';
import { client } from '../../../api/client.ts';
import { randomId } from '../../../api/random-id.ts';
import { Button } from '../../../design/button.tsx';
import { ConflictNotice } from '../../../design/conflict.tsx';
import { TextAreaField, TextField } from '../../../design/field.tsx';
import { useKeptDraft } from '../../../design/kept-draft.ts';
import { Aside, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { Saved } from '../../../design/saved.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useAutosave } from '../../../design/use-autosave.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { Assignments } from './assignments.tsx';
import { adopted, documentOf, fieldsOf, moved, type PathDocument, type StepDraft } from './path-document.ts';
import { PickThing, type Thing } from './pick-thing.tsx';
import { StepCard } from './step-card.tsx';

const KINDS = ['category', 'item', 'set', 'reading'] as const satisfies readonly StepKind[];

/** A path on the table: it saves itself. */
export function PathEditor({ path, onReload }: { path: PathView; onReload: () => Promise<unknown> }) {
  const { t } = useWords('materials');
  const version = useRef(path.version);
  const draft = useKeptDraft<PathDocument>(`learning-path.${path.id}`);
  const found = draft.found?.basis === path.version ? draft.found.values : undefined;
  const [document, setDocument] = useState(found ?? documentOf(path));
  const [adding, setAdding] = useState<StepKind>();
  const [assigning, setAssigning] = useState(false);
  const save = async (values: PathDocument) => {
    const fresh = await client.basebuilder.changeLearningPath({
      id: path.id,
      version: version.current,
      ...fieldsOf(values),
    });
    version.current = fresh.version;
    setDocument((before) => adopted(before, values, fresh));
  };
  const autosave = useAutosave({
    draft,
    values: document,
    saved: documentOf(path),
    basis: version.current,
    ...(document.title.trim() ? { save } : {}),
  });
  const { steps } = document;
  const setSteps = (to: (before: StepDraft[]) => StepDraft[]) =>
    setDocument((before) => ({ ...before, steps: to(before.steps) }));
  const add = (kind: StepKind, { id, title }: Thing) => {
    setSteps((before) => [
      ...before,
      {
        ...{ key: randomId(), kind, thingId: id, title, count: 10, needed: 1 },
        after: before.at(-1) ? [before.at(-1)?.key ?? ''] : [],
      },
    ]);
    setAdding(undefined);
  };
  const remove = (index: number) => {
    const was = steps;
    const key = steps[index]?.key;
    setSteps((before) =>
      before
        .filter((step) => step.key !== key)
        .map((step) => ({ ...step, after: step.after.filter((each) => each !== key) })),
    );
    toast(t('paths.remove', { n: index + 1 }), { undo: () => setSteps(() => was) });
  };
  return (
    <>
      <PageHeader
        title={document.title || t('paths.untitled')}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="paths" to="/practice/paths">
                {t('paths')}
              </Link>,
              document.title,
            ]}
          </Crumbs>
        }
        tools={
          <>
            <Saved state={autosave.state} />
            <Button
              kind="primary"
              icon={IconUserPlus}
              disabled={steps.length === 0}
              onClick={() => void autosave.flush().then(() => setAssigning(true))}
            >
              {t('paths.assign')}
            </Button>
          </>
        }
      />
      <Stack gap={4}>
        {autosave.state.kind === 'conflict' ? (
          <ConflictNotice
            onReload={() => {
              draft.forget();
              void onReload();
            }}
          />
        ) : (
          <ProblemNotice problem={autosave.state.kind === 'refused' ? autosave.state.problem : null} />
        )}
        <TextField
          label={t('paths.title')}
          maxLength={200}
          value={document.title}
          error={document.title.trim() ? undefined : t('common:reason.required')}
          onChange={({ target }) => setDocument((before) => ({ ...before, title: target.value }))}
        />
        <TextAreaField
          label={t('paths.description')}
          optional
          rows={2}
          maxLength={2000}
          value={document.description}
          onChange={({ target }) => setDocument((before) => ({ ...before, description: target.value }))}
        />
        <Sheet title={t('paths.steps')}>
          {steps.length === 0 && <Aside>{t('paths.noSteps')}</Aside>}
          {steps.map((step, index) => (
            <StepCard
              key={step.key}
              step={step}
              index={index}
              steps={steps}
              onChange={(fields) =>
                setSteps((before) => before.map((each) => (each.key === step.key ? { ...each, ...fields } : each)))
              }
              onMove={(by) => setSteps((before) => moved(before, index, by))}
              onRemove={() => remove(index)}
            />
          ))}
          <Row wrap gap={2}>
            {KINDS.map((kind) => (
              <Button key={kind} size="small" icon={IconPlus} onClick={() => setAdding(kind)}>
                {t(`paths.kind.${kind}`)}
              </Button>
            ))}
          </Row>
        </Sheet>
        <Assignments pathId={path.id} />
      </Stack>
      {adding && (
        <PickThing kind={adding} onClose={() => setAdding(undefined)} onPick={(thing) => add(adding, thing)} />
      )}
      {assigning && <AssignDialog path={path} title={document.title} onClose={() => setAssigning(false)} />}
    </>
  );
}
