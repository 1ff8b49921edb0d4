import { IconArrowBackUp, IconArrowRight, IconRefresh, IconRubberStamp } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ThemeView } from '#contracts/content/themes.ts';
import { client } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { TextAreaField } from '../../../design/field.tsx';
import { useKeptDraft } from '../../../design/kept-draft.ts';
import { Grow, Row, Stack } from '../../../design/layout.tsx';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useAutosave } from '../../../design/use-autosave.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './themes.module.css';
import type { Reading } from './use-reading.ts';
import { useReadingKeys } from './use-reading-keys.ts';
import { useKeepTheme, useThemeAct } from './use-themes.ts';

const EMPTY = { comment: '' };

/** Approve or give back, by mouse or by key, then on to the next one. The teacher decides on the version they read. */
export function Decide({ theme, reading }: { theme: ThemeView; reading: Reading }) {
  const { t } = useWords('themes');
  const keep = useKeepTheme();
  const box = useRef<HTMLDivElement>(null);
  const draft = useKeptDraft<typeof EMPTY>(`theme.${theme.id}.decide`);
  const [values, setValues] = useState(draft.found?.values ?? EMPTY);
  const [missing, setMissing] = useState(false);
  const autosave = useAutosave({ draft, values, saved: EMPTY, basis: theme.version });
  const [readVersion, setReadVersion] = useState(theme.version);
  const waits = theme.state === 'proposed';
  const changed = waits && theme.version !== readVersion;
  const act = useThemeAct();
  const decide = (what: 'approveTheme' | 'returnTheme') => {
    if (act.isPending) return;
    const comment = values.comment.trim();
    if (what === 'returnTheme' && !comment) {
      setMissing(true);
      return field()?.focus();
    }
    act.mutate(() => client.content[what]({ id: theme.id, version: readVersion, comment }), {
      onSuccess: () => {
        autosave.settle(EMPTY);
        setValues(EMPTY);
        toast(t(what === 'approveTheme' ? 'didApprove' : 'didReturn', { name: fullName(theme.student) }));
        if (reading.hasNext) reading.next();
      },
    });
  };
  const field = () => box.current?.querySelector('textarea');
  useReadingKeys({
    j: reading.next,
    k: reading.previous,
    ...(waits ? { a: () => decide('approveTheme'), r: () => field()?.focus() } : {}),
  });
  const readAgain = async () => {
    const fresh = await client.content.theme({ id: theme.id });
    await keep(fresh);
    setReadVersion(fresh.version);
    act.reset();
  };
  // A theme that was proposed while it was open begins to be read at that version.
  useEffect(() => {
    if (!waits) setReadVersion(theme.version);
  }, [waits, theme.version]);
  const conflict = changed || (act.error instanceof ApiProblem && act.error.code === 'VERSION_CONFLICT');
  return (
    <div className={s.decide} ref={box}>
      {conflict ? (
        <NoticeBox tone="soon">
          <Stack gap={2}>
            <p>{t('changedMeanwhile')}</p>
            <div>
              <Button size="small" icon={IconRefresh} onClick={readAgain}>
                {t('readAgain')}
              </Button>
            </div>
          </Stack>
        </NoticeBox>
      ) : (
        <ProblemNotice problem={act.error instanceof ApiProblem ? act.error : null} />
      )}
      {waits && (
        <TextAreaField
          label={t('comment')}
          hint={t('commentHint')}
          error={missing ? t('commentMissing') : undefined}
          rows={2}
          maxLength={2000}
          value={values.comment}
          onChange={(event) => {
            setMissing(false);
            setValues({ comment: event.target.value });
          }}
        />
      )}
      <Row wrap>
        {waits && (
          <>
            <Button
              kind="primary"
              icon={IconRubberStamp}
              busy={act.isPending}
              disabled={conflict}
              onClick={() => decide('approveTheme')}
            >
              {t('approve')}
            </Button>
            <Button
              icon={IconArrowBackUp}
              busy={act.isPending}
              disabled={conflict}
              onClick={() => decide('returnTheme')}
            >
              {t('return')}
            </Button>
          </>
        )}
        <Grow />
        {reading.hasNext && (
          <Button kind="quiet" icon={IconArrowRight} trailing onClick={reading.next}>
            {t('next')}
          </Button>
        )}
      </Row>
      <p className={s.keys}>
        <kbd>j</kbd> <kbd>k</kbd> {t('keyMove')} {waits && t('keyDecide')}
      </p>
    </div>
  );
}
