import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AlertView, ReadTurn } from '#contracts/ai/coach.ts';
import type { AlertId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { TextAreaField } from '../../../design/field.tsx';
import { useKeptDraft } from '../../../design/kept-draft.ts';
import { Aside, Row, Sheet, Split, Stack } from '../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { ErrorState, NoticeBox, PageSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useAutosave } from '../../../design/use-autosave.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { AlertState } from './alert-card.tsx';
import { ReadTurnLine } from './read-turn.tsx';
import s from './reading.module.css';

const route = getRouteApi('/inside/alerts/$alertId');

/** One alert: what was said, who has seen it, what was done. */
export function AlertPage() {
  const { alertId } = route.useParams();
  const query = useQuery(api.ai.alert.queryOptions({ input: { id: alertId as AlertId }, refetchOnWindowFocus: false }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return <Opened key={alertId} {...query.data} again={query.refetch} />;
}

type Props = { alert: AlertView; turns: ReadTurn[]; readable: boolean; again: () => unknown };
function Opened({ alert, turns, readable, again }: Props) {
  const { t } = useWords('guidance');
  const queries = useQueryClient();
  const saved = { note: alert.note };
  const draft = useKeptDraft<typeof saved>(`alert.${alert.id}`);
  const [values, setValues] = useState(draft.found?.values ?? saved);
  const autosave = useAutosave({ draft, values, saved, basis: alert.version });
  const change = useMutation({
    mutationFn: (state: AlertView['state']) =>
      client.ai.changeAlert({ id: alert.id, version: alert.version, state, note: values.note }),
    onSuccess: async () => {
      await again();
      autosave.settle();
      queries.invalidateQueries({ queryKey: api.ai.alerts.key() });
      queries.invalidateQueries({ queryKey: api.ai.classConversations.key() });
      toast(t('saved'));
    },
  });
  const done = alert.state === 'done';
  const person = (act: AlertView['seen']) => ({
    name: act ? fullName(act.who) : '',
    at: act ? formatMoment(act.at) : '',
  });
  return (
    <>
      <PageHeader
        title={t('alertTitle', { name: fullName(alert.student) })}
        note={formatMoment(alert.at)}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="all" to="/alerts">
                {t('allAlerts')}
              </Link>,
              alert.className,
            ]}
          </Crumbs>
        }
        tools={<AlertState alert={alert} />}
      />
      <Split>
        <Stack gap={4}>
          <NoticeBox tone="soon">{t('alertText')}</NoticeBox>
          <Sheet title={t('around')}>
            <ol className={s.turns}>
              {turns.map((turn) => (
                <ReadTurnLine key={turn.id} turn={turn} marked={turn.care} />
              ))}
            </ol>
          </Sheet>
          {readable && (
            <p>
              <Link
                to="/classes/$id/conversations/$talkId"
                params={{ id: alert.classId, talkId: alert.conversationId }}
                search={{}}
              >
                {t('readAll')}
              </Link>
            </p>
          )}
        </Stack>
        <Sheet title={t('note')}>
          <Stack gap={4}>
            <Aside small>
              {alert.risks.map((risk) => t(`risk.${risk}`)).join('、')}
              <br />
              {t('heard')}: {alert.words.join('、')}
            </Aside>
            <Aside small>
              {alert.seen && t('seenBy', person(alert.seen))}
              {alert.done && (
                <>
                  <br />
                  {t('doneBy', person(alert.done))}
                </>
              )}
            </Aside>
            {change.error?.code === 'VERSION_CONFLICT' ? (
              <NoticeBox tone="soon">
                {t('conflict')}{' '}
                <Button size="small" onClick={() => again()}>
                  {t('common:action.reload')}
                </Button>
              </NoticeBox>
            ) : (
              <ProblemNotice problem={change.error} />
            )}
            <TextAreaField
              label={t('note')}
              hint={t('noteHint')}
              rows={5}
              maxLength={2000}
              value={values.note}
              onChange={(event) => setValues({ note: event.target.value })}
            />
            <Row wrap gap={2}>
              <Button
                kind={done ? 'plain' : 'primary'}
                icon={IconCheck}
                busy={change.isPending}
                onClick={() => change.mutate(done ? 'seen' : 'done')}
              >
                {t(done ? 'reopen' : 'markDone')}
              </Button>
              <Button
                busy={change.isPending}
                disabled={values.note.trim() === alert.note}
                onClick={() => change.mutate(alert.state === 'open' ? 'seen' : alert.state)}
              >
                {t('saveNote')}
              </Button>
            </Row>
          </Stack>
        </Sheet>
      </Split>
    </>
  );
}
