import { IconCheck, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { EntryView } from '#contracts/analytics/entries.ts';
import type { ClassId, EntryId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../design/button.tsx';
import { useForm } from '../../../design/form.ts';
import { useKeptDraft } from '../../../design/kept-draft.ts';
import { Form, Row, Sheet, Split, Stack } from '../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { Saved } from '../../../design/saved.tsx';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useAutosave } from '../../../design/use-autosave.ts';
import { today } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { AskCoach } from '../../ai/coach/ask-coach.tsx';
import { Uploads } from '../../content/files/uploads.tsx';
import { EntryFields } from './entry-fields.tsx';
import { EntryThread } from './entry-thread.tsx';
import { type EntryValues, emptyEntry, sendEntry, sentEntry, valuesOf } from './entry-values.ts';
import { OwnQuestionLine } from './own-question-line.tsx';

const route = getRouteApi('/inside/log/$entryId');
type Props = { id: EntryId; entry: EntryView | undefined; onEntered: () => Promise<void> };

/** The pupil's pen. Everything typed is kept on the device at once and on the server within three seconds. */
export function EntryEditor({ id, entry, onEntered }: Props) {
  const { t } = useWords('log');
  const { user } = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const search = route.useSearch();
  const classes = useQuery(api.academic.classes.queryOptions({ input: { mine: 'true', limit: 50 } }));
  const only = classes.data?.items.length === 1 ? (classes.data.items[0]?.id ?? '') : '';
  const draft = useKeptDraft<EntryValues>(`entry.${id}`);
  const [saved] = useState(() => (entry ? valuesOf(entry) : emptyEntry(search.classId ?? '', today())));
  const form = useForm<EntryValues>(draft.found?.values ?? saved);
  const classId = form.values.classId || only;
  const version = useRef(entry?.version ?? 0);
  const revision = useRef(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const put = async (values: EntryValues) => {
    revision.current = Math.max(revision.current + 1, Date.now());
    version.current = await sendEntry(sentEntry(id, { ...values, classId }, revision.current, version.current));
    queries.invalidateQueries({ queryKey: api.analytics.studentEntries.key() });
  };
  const autosave = useAutosave({
    draft,
    values: form.values,
    saved,
    basis: version.current,
    // What is entered stays whole: without a title it waits for one.
    ...(classId && (form.values.state === 'draft' || form.values.title.trim()) ? { save: put } : {}),
  });
  const enter = async () => {
    if (!form.values.title.trim()) return form.show({ title: t('common:reason.required') });
    if (!classId) return form.show({ classId: t('common:field.choose') });
    setBusy(true);
    setProblem(null);
    try {
      await put({ ...form.values, state: 'entered' });
      autosave.settle();
      toast(t(entry?.state === 'entered' ? 'wasChanged' : 'wasEntered'));
      await onEntered();
    } catch (caught) {
      const refused = caught instanceof ApiProblem ? caught : new ApiProblem({ code: 'INTERNAL' });
      form.refuse(refused);
      if (refused.code === 'OFFLINE' || refused.code === 'MODULE_UNAVAILABLE') {
        // The device keeps it as finished, and brings it once there is a line.
        form.set('state', 'entered');
        toast(t('enteredOnDevice'));
      } else setProblem(refused);
    } finally {
      setBusy(false);
    }
  };
  const takeTheirs = async () => {
    const fresh = await client.analytics.entry({ id });
    version.current = fresh.version;
    const values = valuesOf(fresh);
    form.reset(values);
    autosave.settle(values);
    setProblem(null);
  };
  const keepMine = async () => {
    const { version: newest } = await client.analytics.entry({ id });
    const mine = sentEntry(id, { ...form.values, classId }, Math.max(revision.current + 1, Date.now()), newest);
    const fresh = await client.analytics.changeEntry({ ...mine, version: newest });
    version.current = fresh.version;
    autosave.settle();
    setProblem(null);
  };
  const again = () => queries.invalidateQueries({ queryKey: api.analytics.studentEntries.key() });
  const remove = useMutation({
    mutationFn: async () => {
      await autosave.flush();
      if (version.current > 0) await client.analytics.removeEntry({ id });
    },
    onSuccess: () => {
      autosave.settle();
      again();
      navigate({ to: '/log' });
      const undo = () => client.analytics.restoreEntry({ id }).then(again);
      toast(t('removed'), version.current > 0 ? { undo } : {});
    },
    onError: setProblem,
  });
  const conflict = autosave.state.kind === 'conflict' || problem?.code === 'VERSION_CONFLICT';
  const closed = entry?.closed ?? false;
  const className = entry?.className ?? classes.data?.items.find((one) => one.id === classId)?.name;
  return (
    <>
      <PageHeader
        title={t(entry?.state === 'entered' ? 'changeTitle' : 'writeTitle')}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="log" to="/log">
                {t('title')}
              </Link>,
              ...(className ? [className] : []),
            ]}
          </Crumbs>
        }
        tools={
          <>
            {classId && !closed && <AskCoach classId={classId as ClassId} phase="research" />}
            <Saved state={autosave.state} server={Boolean(classId)} />
          </>
        }
      />
      <Split>
        <Stack gap={5}>
          {conflict ? (
            <NoticeBox tone="soon">
              <Stack gap={2}>
                <p>{t('conflict')}</p>
                <Row wrap>
                  <Button size="small" onClick={keepMine}>
                    {t('keepMine')}
                  </Button>
                  <Button size="small" icon={IconRefresh} onClick={takeTheirs}>
                    {t('takeTheirs')}
                  </Button>
                </Row>
              </Stack>
            </NoticeBox>
          ) : (
            <ProblemNotice problem={problem ?? (autosave.state.kind === 'refused' ? autosave.state.problem : null)} />
          )}
          <Sheet>
            <OwnQuestionLine classId={classId} />
            <Form ref={form.ref} onSubmit={enter}>
              <EntryFields form={form} classId={classId} fixed={entry?.state === 'entered'} />
              <Row wrap>
                <Button type="submit" kind="primary" icon={IconCheck} busy={busy} disabled={closed}>
                  {t(entry?.state === 'entered' ? 'finishChange' : 'enter')}
                </Button>
                <Button
                  kind="quiet"
                  onClick={() =>
                    autosave.flush().then(() => (entry?.state === 'entered' ? onEntered() : navigate({ to: '/log' })))
                  }
                >
                  {t('later')}
                </Button>
                {entry?.state !== 'entered' && (
                  <Button kind="quiet" icon={IconTrash} busy={remove.isPending} onClick={() => remove.mutate()}>
                    {t('remove')}
                  </Button>
                )}
              </Row>
            </Form>
          </Sheet>
        </Stack>
        <Stack gap={5}>
          <Sheet title={t('fileTitle')}>
            <Uploads
              inside
              place={`work:${user.id}.${id}`}
              mayPut={!closed}
              empty={{ title: t('noFiles'), text: '' }}
            />
          </Sheet>
          {entry && entry.thread.length > 0 && (
            <Sheet title={t('talk')}>
              <EntryThread entry={entry} mayTalk={!closed} />
            </Sheet>
          )}
        </Stack>
      </Split>
    </>
  );
}
