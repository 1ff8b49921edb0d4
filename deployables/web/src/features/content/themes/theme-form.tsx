import { IconRefresh } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ThemeView } from '#contracts/content/themes.ts';
import { api, client } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { useKeptDraft } from '../../../design/kept-draft.ts';
import { Aside, Form, Row, Stack } from '../../../design/layout.tsx';
import { Saved } from '../../../design/saved.tsx';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { useAutosave } from '../../../design/use-autosave.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { ThemeFields } from './theme-fields.tsx';
import { isReworded, type ThemeValues, valuesOf, wordsOf } from './theme-values.ts';
import { useKeepTheme, useThemeAct } from './use-themes.ts';

type Props = { theme: ThemeView; onDone: () => void };

/**
 * The pupil's pen. Drafts save themselves on the server; what a teacher reads, has approved or what is chosen changes
 * only by the button, because a new wording has consequences there.
 */
export function ThemeForm({ theme, onDone }: Props) {
  const { t } = useWords('themes');
  const queries = useQueryClient();
  const keep = useKeepTheme();
  const version = useRef(theme.version);
  const draft = useKeptDraft<ThemeValues>(`theme.${theme.id}`);
  const form = useForm(draft.found?.values ?? valuesOf(theme));
  const quiet = (theme.state === 'draft' || theme.state === 'returned') && !theme.selected;
  const take = async (fresh: ThemeView) => {
    version.current = fresh.version;
    await keep(fresh);
  };
  const put = (values: ThemeValues, autosaved: boolean) =>
    client.content.changeTheme({
      id: theme.id,
      version: version.current,
      ...wordsOf(values),
      note: autosaved ? '' : values.note,
      autosave: autosaved,
    });
  const autosave = useAutosave({
    draft,
    values: form.values,
    saved: valuesOf(theme),
    basis: version.current,
    ...(quiet && form.values.title.trim() ? { save: (values: ThemeValues) => put(values, true).then(take) } : {}),
  });
  const act = useThemeAct((fresh) => {
    version.current = fresh.version;
    autosave.settle();
    onDone();
  });
  const save = () =>
    act.mutate(() => put(form.values, false), {
      onError: (problem) => problem instanceof ApiProblem && form.refuse(problem),
    });
  const newest = () =>
    queries.fetchQuery(api.content.theme.queryOptions({ input: { id: theme.id }, staleTime: 0 })).then((fresh) => {
      version.current = fresh.version;
      act.reset();
      return fresh;
    });
  const takeTheirs = async () => {
    const values = valuesOf(await newest());
    form.reset(values);
    autosave.settle(values);
  };
  const keepMine = async () => {
    await newest();
    save();
  };
  const late =
    draft.found &&
    draft.found.basis !== theme.version &&
    version.current === theme.version &&
    form.values === draft.found.values;
  const conflict =
    autosave.state.kind === 'conflict' || (act.error instanceof ApiProblem && act.error.code === 'VERSION_CONFLICT');
  const reworded = isReworded(form.values, theme);
  return (
    <Form ref={form.ref} narrow onSubmit={save}>
      {conflict || late ? (
        <NoticeBox tone="soon">
          <Stack gap={2}>
            <p>{t(conflict ? 'conflict' : 'foundOlder')}</p>
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
        <ProblemNotice
          problem={
            autosave.state.kind === 'refused'
              ? autosave.state.problem
              : act.error instanceof ApiProblem
                ? act.error
                : null
          }
        />
      )}
      <ThemeFields form={form} classId={theme.classId} theme={theme} />
      {reworded && !quiet && <NoticeBox tone="soon">{t(consequence(theme))}</NoticeBox>}
      {(reworded || form.values.note || (quiet && theme.revision > 1)) && (
        <TextField label={t('note')} hint={t('noteHint')} maxLength={300} optional {...form.text('note')} />
      )}
      <Row wrap>
        <Button type="submit" kind={theme.state === 'draft' ? 'plain' : 'primary'} busy={act.isPending}>
          {t('saveVersion')}
        </Button>
        <Button kind="quiet" onClick={() => autosave.flush().then(onDone)}>
          {t('common:action.close')}
        </Button>
        <Saved state={autosave.state} server={quiet} />
      </Row>
      {!quiet && <Aside small>{t('savedByButton')}</Aside>}
    </Form>
  );
}

/** What a changed title or question leads to. */
function consequence({ state, approvalFirst, selected }: ThemeView) {
  if (state === 'proposed') return 'rewordProposed' as const;
  if (state === 'approved') return approvalFirst ? ('rewordApprovedFirst' as const) : ('rewordApproved' as const);
  return selected ? ('rewordSelected' as const) : ('rewordProposed' as const);
}
