import { useMe } from '../../app/session.ts';
import { Split, Stack } from '../../design/layout.tsx';
import { PageHeader } from '../../design/page.tsx';
import { formatDay } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { JoinClass } from '../academic/classes/join-class.tsx';
import { ClassNumbers } from '../analytics/home/class-numbers.tsx';
import { LastEntries } from '../analytics/home/last-entries.tsx';
import { NewsToRead } from '../analytics/home/news-to-read.tsx';
import { NextMilestones } from '../analytics/home/next-milestones.tsx';
import { SchoolActivity } from '../analytics/home/school-activity.tsx';
import { Schools } from '../analytics/home/schools.tsx';
import { SilentPupils } from '../analytics/home/silent-pupils.tsx';
import { StalledThemes } from '../analytics/home/stalled-themes.tsx';
import { GoalsSheet } from '../analytics/plans/goals-sheet.tsx';
import { TodosSheet } from '../analytics/plans/todos-sheet.tsx';
import { AiMonth } from './ai-month.tsx';
import { FirstSteps } from './first-steps.tsx';
import { FurtherPlaces } from './further-places.tsx';
import { LastImports } from './last-imports.tsx';
import { LatestNotices } from './latest-notices.tsx';
import { OwnClasses } from './own-classes.tsx';
import { OwnQuestion } from './own-question.tsx';
import { QuizzesToTake } from './quizzes-to-take.tsx';
import { RubricsToDo } from './rubrics-to-do.tsx';
import { SchoolNumbers } from './school-numbers.tsx';
import { SurveysToDo } from './surveys-to-do.tsx';
import { WaitingPeople } from './waiting-people.tsx';
import { WordsDue } from './words-due.tsx';

/** What now? For everybody what concerns them, and nothing that is not true today. */
export function Home() {
  const { t } = useWords('home');
  const { user } = useMe();
  const head = (
    <PageHeader
      title={t(`title.${user.role}`)}
      over={formatDay(new Date())}
      tools={user.role === 'student' && <JoinClass primary={false} />}
    />
  );
  if (user.role === 'admin')
    return (
      <>
        {head}
        <Stack gap={6}>
          <SchoolNumbers />
          {user.schoolId ? <SchoolActivity /> : <Schools />}
          {user.schoolId && <AiMonth />}
          <Split>
            <Stack gap={6}>
              <FirstSteps />
              <LastImports />
            </Stack>
            <LatestNotices />
          </Split>
        </Stack>
      </>
    );
  if (user.role === 'teacher')
    return (
      <>
        {head}
        <Stack gap={6}>
          <WaitingPeople />
          <ClassNumbers />
          <Split>
            <Stack gap={6}>
              <RubricsToDo />
              <SilentPupils />
              <StalledThemes />
              <OwnClasses />
            </Stack>
            <LatestNotices />
          </Split>
        </Stack>
      </>
    );
  return (
    <>
      {head}
      <Split>
        <Stack gap={6}>
          <OwnQuestion />
          <NewsToRead />
          <TodosSheet short />
          <WordsDue />
          <QuizzesToTake />
          <RubricsToDo />
          <SurveysToDo />
          <LastEntries />
          <OwnClasses />
          <FurtherPlaces />
        </Stack>
        <Stack gap={6}>
          <NextMilestones />
          <GoalsSheet short />
          <LatestNotices />
        </Stack>
      </Split>
    </>
  );
}
