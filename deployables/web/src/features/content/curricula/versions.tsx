import { IconArrowBackUp, IconDeviceFloppy } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CurriculumVersion } from '#contracts/content/curricula.ts';
import { api } from '../../../api/client.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Aside, Form, Row, Sheet, Split, Stack } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { Changes } from './changes.tsx';
import s from './curricula.module.css';
import { useCurriculum, useCurriculumId, useKeep } from './use-curriculum.ts';

/** Save points: what each holds against the present state, and the way back to it. */
export function CurriculumVersions() {
  const { t } = useWords('curricula');
  const { one } = useClass();
  const id = useCurriculumId();
  const list = useInfiniteQuery(
    api.content.curriculumVersions.infiniteOptions({
      input: (cursor: string | undefined) => ({ id, limit: 50, ...(cursor ? { cursor } : {}) }),
      ...byCursor,
    }),
  );
  const { rows, more } = usePages(list);
  const [chosen, setChosen] = useState<number>();
  const shown = rows.find(({ number }) => number === chosen) ?? rows[0];
  if (list.isLoadingError) return <ErrorState problem={list.error} onRetry={list.refetch} />;
  if (list.isPending) return <ListSkeleton rows={5} />;
  return (
    <Stack gap={4}>
      <Row gap={3} wrap>
        <ButtonLink
          to="/classes/$id/curricula/$curriculumId"
          params={{ id: one.id, curriculumId: id }}
          icon={IconArrowBackUp}
        >
          {t('edit')}
        </ButtonLink>
        <Aside small>{t('versionsNote')}</Aside>
      </Row>
      <Split>
        <div>
          {shown ? (
            <OneVersion key={shown.id} version={shown} readOnly={one.archived} />
          ) : (
            <EmptyState title={t('versionsNone')}>{t('versionsNoneText')}</EmptyState>
          )}
        </div>
        <Sheet title={t('versionsTitle')} flush>
          {!one.archived && <KeepNow onKept={setChosen} />}
          <ul className={s.versions}>
            {rows.map((version) => (
              <li key={version.id}>
                <button
                  type="button"
                  className={s.versionLine}
                  aria-current={version.id === shown?.id ? 'true' : undefined}
                  onClick={() => setChosen(version.number)}
                >
                  <b>{(version.reason === 'asked' && version.name) || t('version', { number: version.number })}</b>
                  <Aside as="span" small>
                    <VersionNote version={version} />
                  </Aside>
                </button>
              </li>
            ))}
          </ul>
          {more.has && (
            <Row end>
              <Button kind="quiet" busy={more.loading} onClick={more.load}>
                {t('common:action.all')}
              </Button>
            </Row>
          )}
        </Sheet>
      </Split>
    </Stack>
  );
}

function VersionNote({ version }: { version: CurriculumVersion }) {
  const { t } = useWords('curricula');
  const { reason, name, at, by, weeks, hours } = version;
  return (
    <>
      {formatMoment(at)} {by && fullName(by)} · {t(`reason.${reason}`, { name })} ·{' '}
      {t('outline', { count: weeks, hours })}
    </>
  );
}

function KeepNow({ onKept }: { onKept: (number: number) => void }) {
  const { t } = useWords('curricula');
  const id = useCurriculumId();
  const form = useForm({ name: '' });
  const keep = useMutation(
    api.content.keepCurriculumVersion.mutationOptions({
      onSuccess: async ({ number }, _input, _result, { client: queries }) => {
        await queries.invalidateQueries({ queryKey: api.content.curriculumVersions.key() });
        onKept(number);
        form.reset({ name: '' });
        toast(t('kept'));
      },
      onError: form.refuse,
    }),
  );
  return (
    <div className={s.keep}>
      <Form ref={form.ref} onSubmit={() => keep.mutate({ id, ...form.values })}>
        <ProblemNotice problem={keep.error} />
        <TextField label={t('keepName')} maxLength={100} {...form.text('name')} />
        <Button type="submit" size="small" icon={IconDeviceFloppy} busy={keep.isPending}>
          {t('keep')}
        </Button>
      </Form>
    </div>
  );
}

function OneVersion({ version, readOnly }: { version: CurriculumVersion; readOnly: boolean }) {
  const { t } = useWords('curricula');
  const { one } = useClass();
  const id = useCurriculumId();
  const keep = useKeep();
  const navigate = useNavigate();
  const now = useCurriculum();
  const { number } = version;
  const diff = useQuery({
    ...api.content.curriculumDiff.queryOptions({ input: { id, from: number } }),
    staleTime: 0,
  });
  const restore = useMutation(
    api.content.restoreCurriculum.mutationOptions({
      onSuccess: (fresh) => {
        keep(fresh);
        toast(t('restored', { number }));
        navigate({ to: '/classes/$id/curricula/$curriculumId', params: { id: one.id, curriculumId: id } });
      },
      onError: () => void now.refetch(),
    }),
  );
  const changes = diff.data?.changes;
  return (
    <Sheet
      title={`${version.name && version.reason === 'asked' ? version.name : t('version', { number })} — ${t('compare')}`}
      more={
        !readOnly && (
          <Button
            size="small"
            icon={IconArrowBackUp}
            disabled={!now.data || changes?.length === 0}
            busy={restore.isPending}
            onClick={() => now.data && restore.mutate({ id, number, version: now.data.version })}
          >
            {t('restore')}
          </Button>
        )
      }
    >
      <Stack gap={3}>
        <ProblemNotice problem={restore.error} />
        {diff.isLoadingError && <ErrorState problem={diff.error} onRetry={diff.refetch} />}
        {diff.isPending && <ListSkeleton rows={4} />}
        {changes?.length === 0 && <Aside>{t('same')}</Aside>}
        {changes && changes.length > 0 && <Changes changes={changes} />}
      </Stack>
    </Sheet>
  );
}
