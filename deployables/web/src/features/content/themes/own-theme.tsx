import { IconArchive, IconCheck, IconPencil, IconSend, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ThemeView } from '#contracts/content/themes.ts';
import { api, client } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { Aside, Grow, Row, Sheet, Split, Stack } from '../../../design/layout.tsx';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { AskCoach } from '../../ai/coach/ask-coach.tsx';
import { ThemeFiles } from '../files/theme-files.tsx';
import { ThemeBand } from './theme-band.tsx';
import { ThemeDetails } from './theme-details.tsx';
import { ThemeForm } from './theme-form.tsx';
import { ThemeThread } from './theme-thread.tsx';
import { useThemeAct } from './use-themes.ts';
import { Versions } from './versions.tsx';

/** The pupil's own page of a theme. */
export function OwnTheme({ theme }: { theme: ThemeView }) {
  const { t } = useWords('themes');
  const navigate = useNavigate();
  const [writing, setWriting] = useState(false);
  const queries = useQueryClient();
  const act = useThemeAct();
  const still = theme.archived || theme.closed;
  const { id, version } = theme;
  const run = (what: () => Promise<ThemeView>, done: string, undo?: () => Promise<ThemeView>) =>
    act.mutate(what, {
      onSuccess: () => toast(done, undo ? { undo: () => act.mutate(undo) } : {}),
    });
  const home = () => navigate({ to: '/classes/$id/themes', params: { id: theme.classId } });
  const remove = useMutation({
    mutationFn: () => client.content.removeTheme({ id }),
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: api.content.studentThemes.key() });
      home();
      toast(t('removed'), { undo: () => act.mutate(() => client.content.restoreTheme({ id })) });
    },
  });
  const mayPropose = theme.state === 'draft' || theme.state === 'returned';
  const maySelect = !theme.selected && (!theme.approvalFirst || theme.state === 'approved');
  return (
    <Stack gap={5}>
      <Row wrap>
        <Link to="/classes/$id/themes" params={{ id: theme.classId }}>
          {t('backToThemes')}
        </Link>
        <Grow />
        {!still && <AskCoach classId={theme.classId} phase="find" />}
      </Row>
      {theme.archived && <NoticeBox>{t('isArchived')}</NoticeBox>}
      {theme.closed && <NoticeBox>{t('isClosed')}</NoticeBox>}
      <ThemeBand
        theme={theme}
        side={
          !still &&
          !writing && (
            <Button size="small" icon={IconPencil} onClick={() => setWriting(true)}>
              {t('improve')}
            </Button>
          )
        }
      />
      <ProblemNotice problem={remove.error ?? (act.error instanceof ApiProblem ? act.error : null)} />
      {!still && !writing && (
        <Row wrap>
          {mayPropose && (
            <Button
              kind="primary"
              icon={IconSend}
              busy={act.isPending}
              onClick={() =>
                run(
                  () => client.content.proposeTheme({ id, version }),
                  t('wasProposed'),
                  async () => {
                    const now = await client.content.theme({ id });
                    return client.content.withdrawTheme({ id, version: now.version });
                  },
                )
              }
            >
              {t('propose')}
            </Button>
          )}
          {theme.state === 'proposed' && (
            <Button
              busy={act.isPending}
              onClick={() => run(() => client.content.withdrawTheme({ id, version }), t('wasWithdrawn'))}
            >
              {t('withdraw')}
            </Button>
          )}
          {maySelect && (
            <Button
              kind={theme.state === 'approved' ? 'primary' : 'plain'}
              icon={IconCheck}
              busy={act.isPending}
              onClick={() => run(() => client.content.selectTheme({ id }), t('wasSelected'))}
            >
              {t('select')}
            </Button>
          )}
          {theme.selected && (
            <Button kind="quiet" onClick={() => run(() => client.content.unselectTheme({ id }), t('wasUnselected'))}>
              {t('unselect')}
            </Button>
          )}
          {theme.unseen ? (
            <Button kind="quiet" icon={IconTrash} busy={remove.isPending} onClick={() => remove.mutate()}>
              {t('remove')}
            </Button>
          ) : (
            <Button
              kind="quiet"
              icon={IconArchive}
              onClick={() =>
                run(
                  () => client.content.archiveTheme({ id }),
                  t('wasArchived'),
                  () => client.content.restoreTheme({ id }),
                )
              }
            >
              {t('archive')}
            </Button>
          )}
        </Row>
      )}
      {theme.archived && !theme.closed && (
        <Row>
          <Button icon={IconArchive} onClick={() => run(() => client.content.restoreTheme({ id }), t('wasRestored'))}>
            {t('takeOut')}
          </Button>
        </Row>
      )}
      {!still && !writing && mayPropose && theme.approvalFirst && <Aside small>{t('approvalFirstPupil')}</Aside>}
      <Split>
        <Stack gap={6}>
          <Sheet title={t(writing ? 'write' : 'about')}>
            {writing ? <ThemeForm theme={theme} onDone={() => setWriting(false)} /> : <ThemeDetails theme={theme} />}
          </Sheet>
          <ThemeFiles theme={theme} mayPut={!still} />
          <Sheet title={t('talk')}>
            <ThemeThread theme={theme} mayTalk={!still} />
          </Sheet>
        </Stack>
        <Versions theme={theme} mayRestore={!still && !writing} />
      </Split>
    </Stack>
  );
}
