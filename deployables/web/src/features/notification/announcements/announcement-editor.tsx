import { IconSend, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { AnnouncementId } from '#contracts/ids.ts';
import type { AnnouncementView, AudienceChoices, AudienceRole } from '#contracts/notification/announcements.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { ConflictNotice } from '../../../design/conflict.tsx';
import { TextAreaField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { useKeptDraft } from '../../../design/kept-draft.ts';
import { Aside, Form, Grow, Row, Sheet, Split, Stack } from '../../../design/layout.tsx';
import { Markdown } from '../../../design/markdown.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { Saved } from '../../../design/saved.tsx';
import { ErrorState, PageSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useAutosave } from '../../../design/use-autosave.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { fromZoned } from '../../../i18n/zoned.ts';
import { AnnouncementFiles } from './announcement-files.tsx';
import s from './announcements.module.css';
import { AudiencePicker, type NamedPart } from './audience-picker.tsx';
import { useFreshAnnouncements, usePartName } from './use-announcements.ts';

const route = getRouteApi('/inside/announcements/$announcementId/edit');
type Values = { title: string; body: string; audience: NamedPart[]; role: AudienceRole; at: string };

/** Where an announcement is written: kept with every word, sent by its button. */
export function AnnouncementEditor() {
  const { announcementId: id } = route.useParams();
  const [turn, setTurn] = useState(0);
  const one = useQuery(
    api.notification.announcement.queryOptions({ input: { id: id as AnnouncementId }, refetchOnWindowFocus: false }),
  );
  const choices = useQuery(api.notification.audienceChoices.queryOptions());
  if (one.isLoadingError) return <ErrorState problem={one.error} onRetry={one.refetch} />;
  if (choices.isLoadingError) return <ErrorState problem={choices.error} onRetry={choices.refetch} />;
  if (!one.data || !choices.data) return <PageSkeleton />;
  const reload = async () => {
    await one.refetch();
    setTurn((now) => now + 1);
  };
  return <Editor key={turn} one={one.data} choices={choices.data} onReload={() => void reload()} />;
}

type Props = { one: AnnouncementView; choices: AudienceChoices; onReload: () => void };
function Editor({ one, choices, onReload }: Props) {
  const { t } = useWords('announcements');
  const navigate = route.useNavigate();
  const refresh = useFreshAnnouncements();
  const problemText = useProblemText();
  const partName = usePartName();
  const out = one.state !== 'draft' && one.state !== 'scheduled';
  const [given] = useState<Values>(() => ({
    title: one.title,
    body: one.body,
    audience: one.audience.map((part, at) => ({ part, name: partName(part, one.audienceNames[at] ?? '') })),
    role: one.role,
    at: '',
  }));
  const draft = useKeptDraft<Values>(`announcement.${one.id}`);
  const form = useForm<Values>(draft.found?.values ?? given);
  const { values } = form;
  const version = useRef(draft.found?.basis ?? one.version);
  const send = async (now: Values): Promise<AnnouncementView> => {
    const { at: _, audience, ...words } = now;
    const input = { id: one.id, ...words, audience: audience.map(({ part }) => part), version: version.current };
    const fresh = await client.notification.updateAnnouncement(input);
    version.current = fresh.version;
    return fresh;
  };
  const autosave = useAutosave({
    draft,
    values,
    saved: given,
    basis: version.current,
    // What has gone out is corrected by its button: others read every word of it.
    ...(out ? {} : { save: send }),
  });
  const leave = async (fresh: AnnouncementView, said: string) => {
    autosave.settle();
    await refresh(fresh);
    toast(said);
    await navigate({ to: '/announcements/$announcementId', params: { announcementId: one.id } });
  };
  const publish = useMutation<AnnouncementView, ApiProblem>({
    mutationFn: async () => {
      await autosave.flush();
      const at = values.at ? { at: fromZoned(values.at) } : {};
      return client.notification.publishAnnouncement({ id: one.id, version: version.current, ...at });
    },
    onSuccess: (fresh) => leave(fresh, t(fresh.state === 'scheduled' ? 'plannedToast' : 'sentToast')),
    onError: form.refuse,
  });
  const correct = useMutation<AnnouncementView, ApiProblem>({
    mutationFn: () => send(values),
    onSuccess: (fresh) => leave(fresh, t('common:saved.saved', { at: '' })),
    onError: form.refuse,
  });
  const throwAway = useMutation({
    mutationFn: () => client.notification.removeAnnouncement({ id: one.id }),
    onSuccess: async () => {
      draft.forget();
      await refresh();
      toast(t('thrownAway'));
      await navigate({ to: '/announcements', search: { sent: true } });
    },
    onError: (problem) => toast(problemText(problem), { tone: 'late' }),
  });
  const problem = out
    ? correct.error
    : (publish.error ?? (autosave.state.kind === 'refused' ? autosave.state.problem : null));
  const conflict = autosave.state.kind === 'conflict' || problem?.code === 'VERSION_CONFLICT';
  const reload = () => {
    draft.forget();
    onReload();
  };
  return (
    <Form ref={form.ref} onSubmit={() => (out ? correct.mutate() : publish.mutate())}>
      <PageHeader
        title={t(out ? 'correct' : 'editTitle')}
        over={
          <Crumbs label={t('title')}>
            {[
              <Link key="all" to="/announcements" search={{ sent: true }}>
                {t('title')}
              </Link>,
              one.title || t('untitled'),
            ]}
          </Crumbs>
        }
      />
      {conflict ? <ConflictNotice onReload={reload} /> : <ProblemNotice problem={problem} />}
      <Split>
        <Sheet>
          <Stack gap={5}>
            {out && <Aside small>{t('correctHint')}</Aside>}
            <TextField label={t('name')} maxLength={100} {...form.text('title')} />
            <TextAreaField label={t('body')} hint={t('bodyHint')} rows={10} maxLength={10_000} {...form.text('body')} />
            <section aria-label={t('preview')} className={s.words}>
              <Aside small>{t('preview')}</Aside>
              {values.body.trim() ? <Markdown text={values.body} /> : <Aside small>{t('previewNone')}</Aside>}
            </section>
            <section aria-label={t('files')}>
              <Aside small>{t('files')}</Aside>
              <AnnouncementFiles of={one} mayPut />
            </section>
          </Stack>
        </Sheet>
        <Stack gap={5}>
          {!out && (
            <Sheet title={t('audience')}>
              <AudiencePicker
                choices={choices}
                parts={values.audience}
                role={values.role}
                error={form.errors.audience}
                onParts={(parts) => form.set('audience', parts)}
                onRole={(role) => form.set('role', role)}
              />
            </Sheet>
          )}
          <Sheet>
            <Stack gap={4}>
              {!out && (
                <TextField
                  type="datetime-local"
                  label={t('sendAt')}
                  hint={t('sendAtHint')}
                  optional
                  {...form.text('at')}
                />
              )}
              <Row wrap>
                <Saved state={autosave.state} server={!out} />
                <Grow />
                {!out && (
                  <Button kind="quiet" icon={IconTrash} busy={throwAway.isPending} onClick={() => throwAway.mutate()}>
                    {t('throwAway')}
                  </Button>
                )}
                <Button type="submit" kind="primary" icon={IconSend} busy={publish.isPending || correct.isPending}>
                  {t(out ? 'saveCorrection' : values.at ? 'plan' : 'send')}
                </Button>
              </Row>
            </Stack>
          </Sheet>
        </Stack>
      </Split>
    </Form>
  );
}
