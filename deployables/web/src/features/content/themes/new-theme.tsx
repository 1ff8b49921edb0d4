import { Link, useNavigate } from '@tanstack/react-router';
import { client } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { useForm } from '../../../design/form.ts';
import { useKeptDraft } from '../../../design/kept-draft.ts';
import { Aside, Form, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { Saved } from '../../../design/saved.tsx';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { useAutosave } from '../../../design/use-autosave.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { ThemeFields } from './theme-fields.tsx';
import { EMPTY_THEME, type ThemeValues, wordsOf } from './theme-values.ts';
import { useThemeAct } from './use-themes.ts';

/** A pupil begins a theme. What is typed stays on the device until it is kept as a draft. */
export function NewTheme() {
  const { t } = useWords('themes');
  const { one } = useClass();
  const navigate = useNavigate();
  const draft = useKeptDraft<ThemeValues>(`theme.new.${one.id}`);
  const form = useForm(draft.found?.values ?? EMPTY_THEME);
  const autosave = useAutosave({ draft, values: form.values, saved: EMPTY_THEME, basis: 0 });
  const act = useThemeAct((fresh) => {
    autosave.settle();
    navigate({ to: '/classes/$id/themes/$themeId', params: { id: one.id, themeId: fresh.id }, replace: true });
  });
  const create = () =>
    act.mutate(() => client.content.addTheme({ classId: one.id, ...wordsOf(form.values) }), {
      onError: (problem) => problem instanceof ApiProblem && form.refuse(problem),
    });
  const discard = () => {
    form.reset(EMPTY_THEME);
    autosave.settle(EMPTY_THEME);
  };
  return (
    <Stack gap={4}>
      <p>
        <Link to="/classes/$id/themes" params={{ id: one.id }}>
          {t('backToThemes')}
        </Link>
      </p>
      {draft.found && form.values === draft.found.values && (
        <NoticeBox>
          <Row wrap>
            <span>{t('found')}</span>
            <Button size="small" onClick={discard}>
              {t('discard')}
            </Button>
          </Row>
        </NoticeBox>
      )}
      <Sheet title={t('new')}>
        <Form ref={form.ref} narrow onSubmit={create}>
          <ProblemNotice problem={act.error} />
          <Aside small>{t('teachersRead')}</Aside>
          <ThemeFields form={form} classId={one.id} />
          <Row wrap>
            <Button type="submit" kind="primary" busy={act.isPending} disabled={one.archived}>
              {t('keepDraft')}
            </Button>
            <ButtonLink to="/classes/$id/themes" params={{ id: one.id }} kind="quiet">
              {t('common:action.cancel')}
            </ButtonLink>
            <Saved state={autosave.state} server={false} />
          </Row>
        </Form>
      </Sheet>
    </Stack>
  );
}
