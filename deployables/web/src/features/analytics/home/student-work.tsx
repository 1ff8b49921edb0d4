import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { StudentPage } from '#contracts/analytics/home.ts';
import type { GoalView } from '#contracts/analytics/plans.ts';
import type { UserId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../design/button.tsx';
import { TextAreaField } from '../../../design/field.tsx';
import { Form, Row, Sheet, Split, Stack } from '../../../design/layout.tsx';
import { PageHeader } from '../../../design/page.tsx';
import { EmptyState, ErrorState, PageSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { PupilSummary } from '../../ai/drafts/pupil-summary.tsx';
import { PublishedEvaluations } from '../evaluations/published-evaluations.tsx';
import { Exports } from '../log/exports.tsx';
import { StandingBadges } from '../milestones/milestone-line.tsx';
import lines from '../milestones/milestones.module.css';
import { DueBadge } from '../plans/due-badge.tsx';
import { GoalLine } from '../plans/goal-line.tsx';
import { StudentReport } from '../reports/student-report.tsx';
import { EntryPeek } from './entry-peek.tsx';

const route = getRouteApi('/inside/students/$id');

/** One pupil's work on one page, for who teaches them. */
export function StudentWork() {
  const { id } = route.useParams();
  const query = useQuery(api.analytics.studentPage.queryOptions({ input: { id: id as UserId } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return <Work page={query.data} />;
}

function Work({ page }: { page: StudentPage }) {
  const { t } = useWords('work');
  const { user } = useMe();
  const { student } = page;
  // A homeroom teacher sees classes of others here, but does not walk into them.
  const own = useQuery(api.analytics.classNumbers.queryOptions({ input: {}, enabled: user.role === 'teacher' })).data
    ?.items;
  const taught = (classId: string) => user.role === 'admin' || own?.some((one) => one.classId === classId) !== false;
  return (
    <>
      <PageHeader
        title={fullName(student)}
        note={t('workOf')}
        over={<Link to="/people">{t('common:nav.people')}</Link>}
        tools={
          <Row gap={1} wrap>
            <Exports studentId={student.id} filter={{}} />
            <StudentReport studentId={student.id} classes={page.classes} />
          </Row>
        }
      />
      <Split>
        <Stack gap={6}>
          <Sheet title={t('classesOf')} flush>
            {page.classes.length === 0 ? (
              <EmptyState title={t('noClasses')} />
            ) : (
              <ul className={lines.lines}>
                {page.classes.map((one) => (
                  <li key={one.classId}>
                    <MaybeLink
                      open={taught(one.classId)}
                      to="/classes/$id/log"
                      params={{ id: one.classId }}
                      search={{ show: 'all', studentId: student.id }}
                      className={lines.line}
                    >
                      <b>{one.className}</b>
                      <span className={lines.facts}>
                        <span>{t('entriesOf', { count: one.entries })}</span>
                        {one.lastDay && <span>{t('lastOn', { day: formatDayOfWeek(one.lastDay) })}</span>}
                      </span>
                      <span>{one.theme?.question ?? t('noTheme')}</span>
                    </MaybeLink>
                  </li>
                ))}
              </ul>
            )}
          </Sheet>
          <Sheet title={t('lastEntries')} flush>
            {page.entries.length === 0 ? (
              <EmptyState title={t('noEntriesYet')} />
            ) : (
              <ul className={lines.lines}>
                {page.entries.map((entry) => (
                  <li key={entry.id}>
                    {taught(entry.classId) ? (
                      <Link
                        to="/classes/$id/log/$entryId"
                        params={{ id: entry.classId, entryId: entry.id }}
                        search={{ show: 'all', studentId: student.id }}
                        className={lines.line}
                      >
                        <b>{entry.title}</b>
                        <span className={lines.facts}>{formatDayOfWeek(entry.day)}</span>
                        <span>{entry.excerpt}</span>
                      </Link>
                    ) : (
                      <EntryPeek entry={entry} />
                    )}
                  </li>
                ))}
              </ul>
            )}
          </Sheet>
          <PublishedEvaluations studentId={student.id} />
          {user.role === 'teacher' &&
            page.classes
              .filter(({ classId }) => taught(classId))
              .map(({ classId, className }) => (
                <PupilSummary
                  key={classId}
                  classId={classId}
                  studentId={student.id}
                  of={page.classes.length > 1 ? className : undefined}
                />
              ))}
          <Sheet title={t('milestones')} flush>
            {page.milestones.length === 0 ? (
              <EmptyState title={t('noMilestones')} />
            ) : (
              <ul className={lines.lines}>
                {page.milestones.map((one) => (
                  <li key={one.id}>
                    <MaybeLink
                      open={taught(one.classId)}
                      to="/classes/$id/milestones"
                      params={{ id: one.classId }}
                      className={lines.line}
                    >
                      <b>{one.title}</b>
                      <span className={lines.facts}>
                        {one.state === 'open' && <DueBadge day={one.dueDay} soon={3} />}
                        <StandingBadges standing={{ ...one, begun: false }} />
                      </span>
                      <span className={lines.facts}>{one.className}</span>
                    </MaybeLink>
                  </li>
                ))}
              </ul>
            )}
          </Sheet>
        </Stack>
        <Sheet title={t('goals')} flush>
          {page.goals.length === 0 ? (
            <EmptyState title={t('noGoals')} />
          ) : (
            <ul>
              {page.goals.map((goal) => (
                <GoalLine key={goal.id} goal={goal}>
                  {user.role === 'teacher' && <GoalComment goal={goal} />}
                </GoalLine>
              ))}
            </ul>
          )}
        </Sheet>
      </Split>
    </>
  );
}

/** The teacher's word to a goal. */
function GoalComment({ goal }: { goal: GoalView }) {
  const { t } = useWords('plans');
  const queries = useQueryClient();
  const [text, setText] = useState<string>();
  const save = useMutation({
    mutationFn: (words: string) => client.analytics.commentGoal({ id: goal.id, text: words }),
    onSuccess: () => {
      setText(undefined);
      queries.invalidateQueries({ queryKey: api.analytics.studentPage.key() });
    },
  });
  if (text === undefined)
    return (
      <Row>
        <Button kind="quiet" size="small" onClick={() => setText(goal.comment?.text ?? '')}>
          {t('commentGoal')}
        </Button>
      </Row>
    );
  return (
    <Form onSubmit={() => save.mutate(text)}>
      <ProblemNotice problem={save.error} />
      <TextAreaField
        label={t('comment')}
        rows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Row>
        <Button type="submit" kind="soft" size="small" busy={save.isPending}>
          {t('common:action.save')}
        </Button>
        <Button kind="quiet" size="small" onClick={() => setText(undefined)}>
          {t('common:action.cancel')}
        </Button>
      </Row>
    </Form>
  );
}

/** A way into a class, or the same words where the reader does not sit in it. */
const MaybeLink = ({
  open,
  className,
  children,
  ...to
}: LinkProps & { open: boolean; className?: string | undefined; children: ReactNode }) =>
  open ? (
    <Link {...to} className={className}>
      {children}
    </Link>
  ) : (
    <div className={className}>{children}</div>
  );
