import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { Button } from '../../../../design/button.tsx';
import { SelectField, TextField } from '../../../../design/field.tsx';
import { Form, Row, Sheet, Stack } from '../../../../design/layout.tsx';
import { ErrorState, ListSkeleton, NoticeBox, ProblemNotice } from '../../../../design/states.tsx';
import { toast } from '../../../../design/toast.tsx';
import { useWords } from '../../../../i18n/use-words.ts';

const RETENTIONS = [0.8, 0.85, 0.9, 0.93, 0.95];
const [LEAST, MOST] = [5, 300];

/** How sure words are to be remembered, and how many a day may bring. */
export function PracticeSettings({ classId }: { classId: ClassId }) {
  const options = api.basebuilder.practiceSettings.queryOptions({ input: { classId } });
  const query = useQuery(options);
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={3} />;
  return <SettingsForm key={query.data.version} classId={classId} settings={query.data} />;
}

type Settings = { retention: number; dailyCap: number; own: boolean; version: number };
function SettingsForm({ classId, settings }: { classId: ClassId; settings: Settings }) {
  const { t } = useWords('class-practice');
  const queries = useQueryClient();
  const [retention, setRetention] = useState(String(settings.retention));
  const [cap, setCap] = useState(String(settings.dailyCap));
  const save = useMutation(
    api.basebuilder.savePracticeSettings.mutationOptions({
      onSuccess: () => toast(t('saved')),
      onSettled: () => queries.invalidateQueries({ queryKey: api.basebuilder.key() }),
    }),
  );
  const dailyCap = Number(cap.normalize('NFKC').trim());
  const fits = Number.isInteger(dailyCap) && dailyCap >= LEAST && dailyCap <= MOST;
  const retentions = RETENTIONS.includes(settings.retention) ? RETENTIONS : [...RETENTIONS, settings.retention].sort();
  const asSchool = () => save.mutate({ classId, retention: null, dailyCap: null, version: settings.version });
  return (
    <Sheet title={t('view.settings')}>
      <Form
        narrow
        onSubmit={() =>
          fits && save.mutate({ classId, retention: Number(retention), dailyCap, version: settings.version })
        }
      >
        <ProblemNotice problem={save.error} />
        {!settings.own && <NoticeBox>{t('asSchool')}</NoticeBox>}
        <SelectField
          label={t('retention')}
          hint={t('retentionHint')}
          value={retention}
          onChange={(event) => setRetention(event.target.value)}
        >
          {retentions.map((one) => (
            <option key={one} value={one}>
              {Math.round(one * 100)}%
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('cap')}
          hint={t('capHint')}
          error={fits ? undefined : t('capError', { least: LEAST, most: MOST })}
          inputMode="numeric"
          value={cap}
          onChange={(event) => setCap(event.target.value)}
        />
        <Stack gap={2}>
          <Row gap={2} wrap>
            <Button kind="primary" type="submit" busy={save.isPending} disabled={!fits}>
              {t('save')}
            </Button>
            {settings.own && (
              <Button kind="quiet" onClick={asSchool}>
                {t('followSchool')}
              </Button>
            )}
          </Row>
        </Stack>
      </Form>
    </Sheet>
  );
}
