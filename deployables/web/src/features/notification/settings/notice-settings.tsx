import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { Segmented } from '../../../design/choice.tsx';
import { SelectField, TextField } from '../../../design/field.tsx';
import { Aside, Pair, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { ErrorState, NoticeBox, PageSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { formatWeekday } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { ChannelRows } from './channel-rows.tsx';
import { useChoosing } from './use-choosing.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** How I am told of what: every change is kept at once. */
export function NoticeSettings() {
  const { t } = useWords('notice-settings');
  const query = useQuery(api.notification.preferences.queryOptions({}));
  const { choose, problem } = useChoosing();
  return (
    <>
      <PageHeader
        title={t('title')}
        over={
          <Crumbs label={t('title')}>
            {[
              <Link key="notices" to="/notices">
                {t('notices')}
              </Link>,
            ]}
          </Crumbs>
        }
      />
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : !query.data ? (
        <PageSkeleton />
      ) : (
        <Stack gap={5}>
          <ProblemNotice problem={problem} />
          {!query.data.email && <NoticeBox>{t('noAddress')}</NoticeBox>}
          <Sheet title={t('what')} flush>
            <ChannelRows groups={query.data.groups} onChange={(change) => choose({ groups: [change] })} />
          </Sheet>
          <Sheet title={t('digest')}>
            <Stack gap={4}>
              <Aside small>{t('digestText', { hour: query.data.school.dailyHour })}</Aside>
              <Row>
                <Segmented
                  label={t('digest')}
                  value={query.data.digest}
                  options={[
                    { value: 'daily', label: t('daily') },
                    { value: 'weekly', label: t('weekly') },
                    { value: 'off', label: t('never') },
                  ]}
                  onChange={(digest) => choose({ digest })}
                />
              </Row>
              {query.data.digest === 'weekly' && (
                <SelectField
                  label={t('weekday')}
                  value={query.data.weekday}
                  onChange={(event) => choose({ weekday: Number(event.target.value) })}
                >
                  {WEEKDAYS.map((day) => (
                    <option key={day} value={day}>
                      {formatWeekday(day)}
                    </option>
                  ))}
                </SelectField>
              )}
            </Stack>
          </Sheet>
          <Sheet title={t('quiet')}>
            <Stack gap={4}>
              <Aside small>{t('quietText')}</Aside>
              <Row>
                <Segmented
                  label={t('quiet')}
                  value={query.data.quiet}
                  options={[
                    {
                      value: 'school',
                      label: t('quietSchool', query.data.school.quietHours),
                    },
                    { value: 'own', label: t('quietOwn') },
                    { value: 'off', label: t('quietOff') },
                  ]}
                  onChange={(quiet) => choose({ quiet })}
                />
              </Row>
              {query.data.quiet === 'own' && (
                <Pair>
                  {(['from', 'to'] as const).map((end) => (
                    <TextField
                      key={end}
                      type="time"
                      label={t(`quiet.${end}`)}
                      defaultValue={query.data.quietHours[end]}
                      onBlur={({ target: { value } }) => {
                        if (value && value !== query.data.quietHours[end])
                          choose({ quietHours: { ...query.data.quietHours, [end]: value } });
                      }}
                    />
                  ))}
                </Pair>
              )}
            </Stack>
          </Sheet>
          <Aside small>{t('essential')}</Aside>
        </Stack>
      )}
    </>
  );
}
