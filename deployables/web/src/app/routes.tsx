import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router';
import {
  pupilsElse,
  requireActive,
  requireFirstRun,
  requireRole,
  requireSchool,
  requireSession,
  words,
} from './guards.ts';
import { lazyPage } from './lazy-page.ts';
import {
  AI_CALL_ENDS,
  AI_FUNCTIONS,
  ENTRY_FILTERS,
  EVALUATION_FILTERS,
  oneOf,
  ROLES,
  type Search,
  STATUSES,
  set,
  THEME_FILTERS,
  text,
} from './search.ts';

const root = createRootRoute({ component: Outlet });

// Before the house
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: requireFirstRun,
  loader: words('setup', 'entry'),
  component: lazyPage(() => import('../features/user/setup/setup.tsx'), 'Setup'),
});

const door = createRoute({ getParentRoute: () => root, id: 'door', beforeLoad: requireSchool, loader: words('entry') });
const signIn = createRoute({
  getParentRoute: () => door,
  path: '/sign-in',
  validateSearch: (search: Search) => set({ next: text(search.next), ended: search.ended === true }),
  component: lazyPage(() => import('../features/user/entry/sign-in.tsx'), 'SignIn'),
});
const register = createRoute({
  getParentRoute: () => door,
  path: '/register',
  component: lazyPage(() => import('../features/user/entry/register.tsx'), 'Register'),
});
const confirm = createRoute({
  getParentRoute: () => door,
  path: '/confirm/$token',
  component: lazyPage(() => import('../features/user/entry/confirm.tsx'), 'Confirm'),
});
const forgot = createRoute({
  getParentRoute: () => door,
  path: '/forgot',
  component: lazyPage(() => import('../features/user/entry/forgot.tsx'), 'Forgot'),
});
const reset = createRoute({
  getParentRoute: () => door,
  path: '/reset/$token',
  component: lazyPage(() => import('../features/user/entry/reset.tsx'), 'Reset'),
});

const leaveMails = createRoute({
  getParentRoute: () => door,
  path: '/unsubscribe/$token',
  loader: words('notice-settings'),
  component: lazyPage(() => import('../features/notification/settings/leave-page.tsx'), 'LeavePage'),
});

// At the door: signed in, but not inside yet
const hall = createRoute({
  getParentRoute: () => root,
  id: 'hall',
  beforeLoad: async (at) => {
    await requireSession(at);
  },
  loader: words('entry'),
});
const waiting = createRoute({
  getParentRoute: () => hall,
  path: '/waiting',
  component: lazyPage(() => import('../features/user/entry/waiting.tsx'), 'Waiting'),
});
const changePassword = createRoute({
  getParentRoute: () => hall,
  path: '/change-password',
  component: lazyPage(() => import('../features/user/entry/change-password.tsx'), 'ChangePassword'),
});

// Inside
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: requireActive,
  component: lazyPage(() => import('./shell/shell.tsx'), 'Shell'),
});
const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  validateSearch: (search: Search) => set({ silent: text(search.silent), stalled: text(search.stalled) }),
  loader: words(
    'home',
    'notices',
    'imports',
    'classes',
    'surveys',
    'themes',
    'work',
    'log',
    'plans',
    'milestones',
    'practice',
  ),
  component: lazyPage(() => import('../features/home/home.tsx'), 'Home'),
});
const profile = createRoute({
  getParentRoute: () => inside,
  path: '/profile',
  loader: words('profile'),
  component: lazyPage(() => import('../features/user/profile/profile.tsx'), 'Profile'),
});

const approvals = createRoute({
  getParentRoute: () => inside,
  path: '/approvals',
  beforeLoad: requireRole('teacher', 'admin'),
  loader: words('people'),
  component: lazyPage(() => import('../features/user/approvals/approvals.tsx'), 'Approvals'),
});
const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  beforeLoad: requireRole('teacher', 'admin'),
  loader: words('people'),
});
const peopleList = createRoute({
  getParentRoute: () => people,
  path: '/',
  validateSearch: (search: Search) =>
    set({
      q: text(search.q),
      role: oneOf(search.role, ROLES),
      status: oneOf(search.status, STATUSES),
      classGroupId: text(search.classGroupId),
      sort: oneOf(search.sort, ['class', 'kana', 'recent']),
    }),
  component: lazyPage(() => import('../features/user/people/people-list.tsx'), 'PeopleList'),
});
const newPerson = createRoute({
  getParentRoute: () => people,
  path: '/new',
  beforeLoad: requireRole('admin'),
  component: lazyPage(() => import('../features/user/people/new-person.tsx'), 'NewPerson'),
});
const person = createRoute({
  getParentRoute: () => people,
  path: '/$id',
  loader: words('record'),
  component: lazyPage(() => import('../features/user/people/person-record.tsx'), 'PersonRecord'),
});

const imports = createRoute({
  getParentRoute: () => inside,
  path: '/people/imports',
  beforeLoad: requireRole('admin'),
  loader: words('imports'),
});
const importList = createRoute({
  getParentRoute: () => imports,
  path: '/',
  component: lazyPage(() => import('../features/user/imports/import-list.tsx'), 'ImportList'),
});
const newImport = createRoute({
  getParentRoute: () => imports,
  path: '/new',
  component: lazyPage(() => import('../features/user/imports/new-import.tsx'), 'NewImport'),
});
const oneImport = createRoute({
  getParentRoute: () => imports,
  path: '/$id',
  validateSearch: (search: Search) =>
    set({ verdict: oneOf(search.verdict, ['create', 'update', 'unchanged', 'error']) }),
  component: lazyPage(() => import('../features/user/imports/import-page.tsx'), 'ImportPage'),
});
const importSlips = createRoute({
  getParentRoute: () => imports,
  path: '/$id/slips',
  component: lazyPage(() => import('../features/user/imports/import-slips.tsx'), 'ImportSlips'),
});

const school = createRoute({
  getParentRoute: () => inside,
  path: '/school',
  beforeLoad: requireRole('teacher', 'admin'),
  loader: words('school', 'files'),
  component: lazyPage(() => import('../features/academic/school/school-frame.tsx'), 'SchoolFrame'),
});
const schoolSettings = createRoute({
  getParentRoute: () => school,
  path: '/',
  component: lazyPage(() => import('../features/academic/school/school-settings.tsx'), 'SchoolSettings'),
});
const years = createRoute({
  getParentRoute: () => school,
  path: '/years',
  component: lazyPage(() => import('../features/academic/school/years.tsx'), 'Years'),
});
const subjects = createRoute({
  getParentRoute: () => school,
  path: '/subjects',
  component: lazyPage(() => import('../features/academic/school/subjects.tsx'), 'Subjects'),
});
const classGroups = createRoute({
  getParentRoute: () => school,
  path: '/class-groups',
  validateSearch: (search: Search) => set({ yearId: text(search.yearId) }),
  component: lazyPage(() => import('../features/academic/class-groups/class-group-list.tsx'), 'ClassGroupList'),
});
const audit = createRoute({
  getParentRoute: () => school,
  path: '/audit',
  beforeLoad: requireRole('admin'),
  validateSearch: (search: Search) =>
    set({
      of: oneOf(search.of, ['user', 'academic']),
      person: text(search.person),
      actor: text(search.actor),
      kind: text(search.kind),
      from: text(search.from),
      to: text(search.to),
    }),
  loader: words('audit'),
  component: lazyPage(() => import('../features/audit/audit.tsx'), 'Audit'),
});
const classGroup = createRoute({
  getParentRoute: () => inside,
  path: '/school/class-groups/$id',
  beforeLoad: requireRole('teacher', 'admin'),
  loader: words('school'),
  component: lazyPage(() => import('../features/academic/class-groups/class-group.tsx'), 'ClassGroupPage'),
});

const classes = createRoute({
  getParentRoute: () => inside,
  path: '/classes',
  loader: words('classes', 'imports', 'files'),
});
const classList = createRoute({
  getParentRoute: () => classes,
  path: '/',
  validateSearch: (search: Search) => set({ q: text(search.q), archived: search.archived === true }),
  component: lazyPage(() => import('../features/academic/classes/class-list.tsx'), 'ClassList'),
});
const newClass = createRoute({
  getParentRoute: () => classes,
  path: '/new',
  beforeLoad: requireRole('teacher', 'admin'),
  component: lazyPage(() => import('../features/academic/classes/new-class.tsx'), 'NewClass'),
});
const oneClass = createRoute({
  getParentRoute: () => classes,
  path: '/$id',
  validateSearch: (search: Search) => set({ saga: text(search.saga) }),
  component: lazyPage(() => import('../features/academic/classes/class-frame.tsx'), 'ClassFrame'),
});
const classFirst = createRoute({
  getParentRoute: () => oneClass,
  path: '/',
  component: lazyPage(() => import('../features/academic/classes/class-first.tsx'), 'ClassFirst'),
});
const classTeams = createRoute({
  getParentRoute: () => oneClass,
  path: '/groups',
  component: lazyPage(() => import('../features/academic/classes/teams.tsx'), 'Teams'),
});
const classThemes = createRoute({
  getParentRoute: () => oneClass,
  path: '/themes',
  loader: words('themes', 'files', 'drafts', 'coach'),
});
const themesTab = createRoute({
  getParentRoute: () => classThemes,
  path: '/',
  validateSearch: (search: Search) => set({ show: oneOf(search.show, THEME_FILTERS) }),
  component: lazyPage(() => import('../features/content/themes/themes-tab.tsx'), 'ThemesTab'),
});
const newTheme = createRoute({
  getParentRoute: () => classThemes,
  path: '/new',
  beforeLoad: requireRole('student'),
  component: lazyPage(() => import('../features/content/themes/new-theme.tsx'), 'NewTheme'),
});
const themeIdeas = createRoute({
  getParentRoute: () => classThemes,
  path: '/ideas',
  beforeLoad: requireRole('student'),
  component: lazyPage(() => import('../features/ai/drafts/theme-ideas.tsx'), 'ThemeIdeas'),
});
const oneTheme = createRoute({
  getParentRoute: () => classThemes,
  path: '/$themeId',
  validateSearch: (search: Search) => set({ show: oneOf(search.show, THEME_FILTERS) }),
  component: lazyPage(() => import('../features/content/themes/theme-page.tsx'), 'ThemePage'),
});
const classSettings = createRoute({
  getParentRoute: () => oneClass,
  path: '/settings',
  beforeLoad: requireRole('teacher', 'admin'),
  component: lazyPage(() => import('../features/academic/classes/class-settings.tsx'), 'ClassSettings'),
});

const classPractice = createRoute({
  getParentRoute: () => oneClass,
  path: '/practice',
  beforeLoad: requireRole('teacher', 'admin'),
  validateSearch: ({ view, pupil }: Search) => set({ view: text(view), pupil: text(pupil) }),
  loader: words('practice', 'class-practice', 'materials'),
  component: lazyPage(() => import('../features/basebuilder/practice/teach/class-practice.tsx'), 'ClassPractice'),
});
const classMaterials = createRoute({
  getParentRoute: () => oneClass,
  path: '/materials',
  component: lazyPage(() => import('../features/content/files/class-materials.tsx'), 'ClassMaterials'),
});
const classAssessed = createRoute({
  getParentRoute: () => oneClass,
  id: 'assessed',
  component: lazyPage(() => import('../features/assessment/assessed-frame.tsx'), 'AssessedFrame'),
});
const classRubrics = createRoute({
  getParentRoute: () => classAssessed,
  path: '/rubrics',
  loader: words('rubrics', 'record', 'editing'),
});
const rubricsFirst = createRoute({
  getParentRoute: () => classRubrics,
  path: '/',
  component: lazyPage(() => import('../features/assessment/rubrics/class-rubrics.tsx'), 'ClassRubrics'),
});
const rubricTemplates = createRoute({
  getParentRoute: () => classRubrics,
  path: '/templates',
  beforeLoad: requireRole('teacher', 'admin'),
  component: lazyPage(() => import('../features/assessment/rubrics/templates.tsx'), 'RubricTemplates'),
});
const rubricTemplate = createRoute({
  getParentRoute: () => classRubrics,
  path: '/templates/$rubricId',
  beforeLoad: requireRole('teacher', 'admin'),
  component: lazyPage(() => import('../features/assessment/rubrics/editor/rubric-page.tsx'), 'RubricTemplate'),
});
const newRubricAssessment = createRoute({
  getParentRoute: () => classRubrics,
  path: '/new',
  beforeLoad: requireRole('teacher', 'admin'),
  validateSearch: (search: Search) => set({ rubric: text(search.rubric) }),
  component: lazyPage(() => import('../features/assessment/rubrics/new-assessment.tsx'), 'NewAssessment'),
});
const rubricAssessment = createRoute({
  getParentRoute: () => classRubrics,
  path: '/$assessmentId',
  validateSearch: (search: Search) => set({ view: oneOf(search.view, ['score', 'results', 'progress', 'records']) }),
  component: lazyPage(() => import('../features/assessment/rubrics/assessment-page.tsx'), 'AssessmentPage'),
});
const rubricScores = createRoute({
  getParentRoute: () => classRubrics,
  path: '/$assessmentId/score/$studentId',
  component: lazyPage(() => import('../features/assessment/rubrics/score/score-page.tsx'), 'ScorePage'),
});
const rubricSides = createRoute({
  getParentRoute: () => classRubrics,
  path: '/$assessmentId/pupils/$studentId',
  beforeLoad: requireRole('teacher', 'admin'),
  component: lazyPage(() => import('../features/assessment/rubrics/results/side-by-side.tsx'), 'SideBySide'),
});
const classEvaluations = createRoute({
  getParentRoute: () => classAssessed,
  path: '/evaluations',
  beforeLoad: requireRole('teacher', 'admin'),
  validateSearch: (search: Search) =>
    set({ term: text(search.term), pupil: text(search.pupil), stand: oneOf(search.stand, EVALUATION_FILTERS) }),
  loader: words('evaluations', 'milestones'),
  component: lazyPage(() => import('../features/analytics/evaluations/evaluations-page.tsx'), 'EvaluationsPage'),
});
const classSurveys = createRoute({
  getParentRoute: () => classAssessed,
  path: '/surveys',
  beforeLoad: requireRole('teacher', 'admin'),
  loader: words('surveys'),
  component: lazyPage(() => import('../features/assessment/surveys/class-surveys.tsx'), 'ClassSurveys'),
});

const log = createRoute({ getParentRoute: () => inside, path: '/log', loader: words('log', 'files', 'coach') });
const logList = createRoute({
  getParentRoute: () => log,
  path: '/',
  beforeLoad: requireRole('student'),
  validateSearch: (search: Search) =>
    set({
      q: text(search.q),
      tag: text(search.tag),
      classId: text(search.classId),
      look: oneOf(search.look, ['list']),
    }),
  component: lazyPage(() => import('../features/analytics/log/log-list.tsx'), 'LogList'),
});
const newEntry = createRoute({
  getParentRoute: () => log,
  path: '/new',
  beforeLoad: requireRole('student'),
  validateSearch: (search: Search) => set({ classId: text(search.classId) }),
  component: lazyPage(() => import('../features/analytics/log/new-entry.tsx'), 'NewEntry'),
});
const oneEntry = createRoute({
  getParentRoute: () => log,
  path: '/$entryId',
  beforeLoad: requireRole('student'),
  validateSearch: (search: Search) => set({ classId: text(search.classId), fresh: search.fresh === true }),
  component: lazyPage(() => import('../features/analytics/log/entry-page.tsx'), 'EntryPage'),
});
const coach = createRoute({
  getParentRoute: () => inside,
  path: '/coach',
  beforeLoad: requireRole('student', 'teacher'),
  validateSearch: (search: Search) => set({ classId: text(search.classId), talk: text(search.talk) }),
  loader: words('coach'),
  component: lazyPage(() => import('../features/ai/coach/coach-page.tsx'), 'CoachPage'),
});
const alerts = createRoute({
  getParentRoute: () => inside,
  path: '/alerts',
  beforeLoad: requireRole('teacher', 'admin'),
  loader: words('coach', 'guidance'),
});
const alertList = createRoute({
  getParentRoute: () => alerts,
  path: '/',
  component: lazyPage(() => import('../features/ai/reading/alert-list.tsx'), 'AlertList'),
});
const oneAlert = createRoute({
  getParentRoute: () => alerts,
  path: '/$alertId',
  component: lazyPage(() => import('../features/ai/reading/alert-page.tsx'), 'AlertPage'),
});
const classTalks = createRoute({
  getParentRoute: () => oneClass,
  path: '/conversations',
  beforeLoad: requireRole('teacher'),
  loader: words('coach', 'guidance'),
  validateSearch: (search: Search) =>
    set({
      show: oneOf(search.show, ['unread', 'alerts', 'guarded']),
      studentId: text(search.studentId),
      phase: oneOf(search.phase, ['find', 'plan', 'research', 'create', 'present', 'reflect', 'free']),
    }),
  component: lazyPage(() => import('../features/ai/reading/talks-frame.tsx'), 'TalksFrame'),
});
const oneTalk = createRoute({
  getParentRoute: () => classTalks,
  path: '/$talkId',
  component: lazyPage(() => import('../features/ai/reading/talk-reader.tsx'), 'TalkReader'),
});
const coachCare = createRoute({
  getParentRoute: () => school,
  path: '/coach',
  beforeLoad: requireRole('admin'),
  loader: words('guidance'),
  component: lazyPage(() => import('../features/ai/care/care-settings.tsx'), 'CareSettings'),
});
const plans = createRoute({
  getParentRoute: () => inside,
  path: '/plans',
  beforeLoad: requireRole('student'),
  loader: words('plans'),
  component: lazyPage(() => import('../features/analytics/plans/plans-page.tsx'), 'PlansPage'),
});
const studentWork = createRoute({
  getParentRoute: () => inside,
  path: '/students/$id',
  beforeLoad: requireRole('teacher', 'admin'),
  loader: words('work', 'log', 'plans', 'milestones', 'evaluations', 'drafts'),
  component: lazyPage(() => import('../features/analytics/home/student-work.tsx'), 'StudentWork'),
});
const classLog = createRoute({
  getParentRoute: () => oneClass,
  path: '/log',
  loader: words('log', 'files'),
  validateSearch: (search: Search) =>
    set({
      show: oneOf(search.show, ENTRY_FILTERS),
      studentId: text(search.studentId),
      tag: text(search.tag),
      q: text(search.q),
    }),
  component: lazyPage(() => import('../features/analytics/log/class-log.tsx'), 'ClassLog'),
});
const classEntry = createRoute({
  getParentRoute: () => classLog,
  path: '/$entryId',
  component: lazyPage(() => import('../features/analytics/log/entry-reader.tsx'), 'EntryReader'),
});

const classMilestones = createRoute({
  getParentRoute: () => oneClass,
  path: '/milestones',
  loader: words('milestones', 'plans', 'files'),
});
const milestonesTab = createRoute({
  getParentRoute: () => classMilestones,
  path: '/',
  validateSearch: (search: Search) => set({ order: oneOf(search.order, ['waiting']), cell: text(search.cell) }),
  component: lazyPage(() => import('../features/analytics/milestones/milestones-tab.tsx'), 'MilestonesTab'),
});
const milestoneWork = createRoute({
  getParentRoute: () => classMilestones,
  path: '/$milestoneId',
  component: lazyPage(() => import('../features/analytics/milestones/milestone-work.tsx'), 'MilestoneWork'),
});

const surveys = createRoute({ getParentRoute: () => inside, path: '/surveys', loader: words('surveys') });
const surveyList = createRoute({
  getParentRoute: () => surveys,
  path: '/',
  component: lazyPage(() => import('../features/assessment/surveys/survey-list.tsx'), 'SurveyList'),
});
const survey = createRoute({
  getParentRoute: () => surveys,
  path: '/$type',
  component: lazyPage(() => import('../features/assessment/surveys/survey-form.tsx'), 'SurveyPage'),
});
const surveyResult = createRoute({
  getParentRoute: () => surveys,
  path: '/$type/result',
  component: lazyPage(() => import('../features/assessment/surveys/survey-result.tsx'), 'SurveyResultPage'),
});
const pupilAssessments = createRoute({
  getParentRoute: () => inside,
  path: '/assessments/$id',
  loader: words('surveys', 'record'),
  component: lazyPage(() => import('../features/assessment/surveys/pupil-assessments.tsx'), 'PupilAssessments'),
});
const classQuizzes = createRoute({
  getParentRoute: () => classAssessed,
  path: '/quizzes',
  loader: words('quizzes', 'editing'),
});
const quizzesTab = createRoute({
  getParentRoute: () => classQuizzes,
  path: '/',
  component: lazyPage(() => import('../features/assessment/quizzes/quizzes-tab.tsx'), 'QuizzesTab'),
});
const oneQuiz = createRoute({ getParentRoute: () => classQuizzes, path: '/$quizId' });
const quizPage = createRoute({
  getParentRoute: () => oneQuiz,
  path: '/',
  component: lazyPage(() => import('../features/assessment/quizzes/quiz-page.tsx'), 'QuizPage'),
});
const quizPreview = createRoute({
  getParentRoute: () => oneQuiz,
  path: '/preview',
  beforeLoad: requireRole('teacher', 'admin'),
  component: lazyPage(() => import('../features/assessment/quizzes/teach/preview.tsx'), 'PreviewPage'),
});
const quizLive = createRoute({
  getParentRoute: () => oneQuiz,
  path: '/live',
  beforeLoad: requireRole('teacher', 'admin'),
  component: lazyPage(() => import('../features/assessment/quizzes/teach/live.tsx'), 'LivePage'),
});
const quizMarking = createRoute({
  getParentRoute: () => oneQuiz,
  path: '/marking',
  beforeLoad: requireRole('teacher', 'admin'),
  validateSearch: (search: Search) => set({ item: text(search.item) }),
  component: lazyPage(() => import('../features/assessment/quizzes/teach/marking.tsx'), 'MarkingPage'),
});
const quizResults = createRoute({
  getParentRoute: () => oneQuiz,
  path: '/results',
  beforeLoad: requireRole('teacher', 'admin'),
  component: lazyPage(() => import('../features/assessment/quizzes/teach/results.tsx'), 'ResultsPage'),
});
const quizAnalysis = createRoute({
  getParentRoute: () => oneQuiz,
  path: '/analysis',
  beforeLoad: requireRole('teacher', 'admin'),
  component: lazyPage(() => import('../features/assessment/quizzes/teach/analysis.tsx'), 'AnalysisPage'),
});
const attemptResult = createRoute({
  getParentRoute: () => inside,
  path: '/attempts/$attemptId/result',
  loader: words('quizzes'),
  component: lazyPage(() => import('../features/assessment/quizzes/attempt-result.tsx'), 'AttemptResultPage'),
});
const itemBank = createRoute({
  getParentRoute: () => inside,
  path: '/quiz-items',
  beforeLoad: requireRole('teacher', 'admin'),
  loader: words('quizzes'),
  component: lazyPage(() => import('../features/assessment/quizzes/bank/item-bank.tsx'), 'ItemBank'),
});

// What fills the screen: inside the house, without the shelves around
const focus = createRoute({ getParentRoute: () => root, id: 'focus', beforeLoad: requireActive });
const attempt = createRoute({
  getParentRoute: () => focus,
  path: '/attempts/$attemptId',
  beforeLoad: requireRole('student'),
  loader: words('quizzes', 'files'),
  component: lazyPage(() => import('../features/assessment/quizzes/take/attempt-page.tsx'), 'AttemptPage'),
});

// The same for who took questions along: its door opens without a line too
const along = createRoute({
  getParentRoute: () => root,
  id: 'along',
  beforeLoad: async (at) => (await import('../features/basebuilder/practice/offline/guard.ts')).mayPractise(at),
});
const practiceSession = createRoute({
  getParentRoute: () => along,
  path: '/practice/session',
  validateSearch: ({ set: one, category, path, theme, q }: Search) =>
    set({ set: text(one), category: text(category), path: text(path), theme: text(theme), q: text(q) }),
  component: lazyPage(() => import('../features/basebuilder/practice/session-page.tsx'), 'SessionPage'),
});
const practice = createRoute({
  getParentRoute: () => texts,
  path: '/practice',
  loader: words('practice'),
  component: lazyPage(() => import('../features/basebuilder/practice/start-page.tsx'), 'StartPage'),
});
// What is learned: for who teaches the materials, for pupils texts and paths
const materials = createRoute({
  getParentRoute: () => inside,
  id: 'practice-materials',
  beforeLoad: requireRole('teacher', 'admin'),
  loader: words('materials', 'editing', 'files'),
  component: lazyPage(() => import('../features/basebuilder/materials/frame.tsx'), 'MaterialsFrame'),
});
const items = createRoute({
  getParentRoute: () => materials,
  path: '/practice/items',
  component: lazyPage(() => import('../features/basebuilder/materials/items/items-page.tsx'), 'ItemsPage'),
});
const newItemImport = createRoute({
  getParentRoute: () => materials,
  path: '/practice/items/import',
  component: lazyPage(() => import('../features/basebuilder/materials/import/new-import.tsx'), 'NewItemImport'),
});
const itemImport = createRoute({
  getParentRoute: () => materials,
  path: '/practice/items/import/$importId',
  component: lazyPage(() => import('../features/basebuilder/materials/import/import-page.tsx'), 'ItemImportPage'),
});
const textSets = createRoute({
  getParentRoute: () => materials,
  path: '/practice/sets',
  component: lazyPage(() => import('../features/basebuilder/materials/sets/set-list.tsx'), 'SetList'),
});
const textSet = createRoute({
  getParentRoute: () => materials,
  path: '/practice/sets/$setId',
  component: lazyPage(() => import('../features/basebuilder/materials/sets/set-page.tsx'), 'SetPage'),
});
const deliveries = createRoute({
  getParentRoute: () => materials,
  path: '/practice/deliveries',
  component: lazyPage(() => import('../features/basebuilder/materials/sets/delivery-list.tsx'), 'DeliveryList'),
});
const learningPaths = createRoute({
  getParentRoute: () => materials,
  path: '/practice/paths',
  component: lazyPage(() => import('../features/basebuilder/paths/path-list.tsx'), 'PathList'),
});
const learningPath = createRoute({
  getParentRoute: () => materials,
  path: '/practice/paths/$pathId',
  component: lazyPage(() => import('../features/basebuilder/paths/path-page.tsx'), 'PathPage'),
});
const pathProgress = createRoute({
  getParentRoute: () => materials,
  path: '/practice/progress',
  validateSearch: (search: Search) => set({ classId: text(search.classId) }),
  component: lazyPage(() => import('../features/basebuilder/paths/progress-page.tsx'), 'ProgressPage'),
});
const texts = createRoute({
  getParentRoute: () => inside,
  id: 'texts',
  beforeLoad: pupilsElse('/practice/items'),
  loader: words('texts'),
  component: lazyPage(() => import('../features/basebuilder/texts/texts-frame.tsx'), 'TextsFrame'),
});
const textList = createRoute({
  getParentRoute: () => texts,
  path: '/practice/texts',
  component: lazyPage(() => import('../features/basebuilder/texts/text-list.tsx'), 'TextList'),
});
const textPage = createRoute({
  getParentRoute: () => texts,
  path: '/practice/texts/$setId',
  component: lazyPage(() => import('../features/basebuilder/texts/text-page.tsx'), 'TextPage'),
});
const ownPaths = createRoute({
  getParentRoute: () => texts,
  path: '/practice/learning',
  component: lazyPage(() => import('../features/basebuilder/texts/own-paths.tsx'), 'OwnPaths'),
});
const ownPath = createRoute({
  getParentRoute: () => texts,
  path: '/practice/learning/$pathId',
  component: lazyPage(() => import('../features/basebuilder/texts/own-path.tsx'), 'OwnPath'),
});

const ownRecord = createRoute({
  getParentRoute: () => inside,
  path: '/record',
  beforeLoad: requireRole('student'),
  loader: words('surveys', 'record', 'evaluations'),
  component: lazyPage(() => import('../features/assessment/record/own-record.tsx'), 'OwnRecord'),
});
const classCurricula = createRoute({
  getParentRoute: () => oneClass,
  path: '/curricula',
  loader: words('curricula', 'editing'),
});
const curriculumList = createRoute({
  getParentRoute: () => classCurricula,
  path: '/',
  component: lazyPage(() => import('../features/content/curricula/curriculum-list.tsx'), 'CurriculumList'),
});
const planDraft = createRoute({
  getParentRoute: () => classCurricula,
  path: '/draft',
  beforeLoad: requireRole('teacher', 'admin'),
  validateSearch: (search: Search) => set({ draft: text(search.draft) }),
  loader: words('drafts'),
  component: lazyPage(() => import('../features/ai/drafts/plan-draft.tsx'), 'PlanDraft'),
});
const oneCurriculum = createRoute({
  getParentRoute: () => classCurricula,
  path: '/$curriculumId',
  validateSearch: (search: Search) => set({ assignment: text(search.assignment) }),
});
const curriculumPage = createRoute({
  getParentRoute: () => oneCurriculum,
  path: '/',
  component: lazyPage(() => import('../features/content/curricula/curriculum-page.tsx'), 'CurriculumPage'),
});
const curriculumView = createRoute({
  getParentRoute: () => oneCurriculum,
  path: '/view',
  component: lazyPage(() => import('../features/content/curricula/curriculum-reading.tsx'), 'CurriculumReading'),
});
const curriculumVersions = createRoute({
  getParentRoute: () => oneCurriculum,
  path: '/versions',
  beforeLoad: requireRole('teacher', 'admin'),
  component: lazyPage(() => import('../features/content/curricula/versions.tsx'), 'CurriculumVersions'),
});

const notices = createRoute({
  getParentRoute: () => inside,
  path: '/notices',
  validateSearch: (search: Search) => set({ unread: search.unread === true }),
  loader: words('notices'),
  component: lazyPage(() => import('../features/notification/inbox.tsx'), 'Inbox'),
});
const announcements = createRoute({
  getParentRoute: () => inside,
  path: '/announcements',
  validateSearch: (search: Search) => set({ sent: search.sent === true }),
  loader: words('announcements'),
  component: lazyPage(
    () => import('../features/notification/announcements/announcements-page.tsx'),
    'AnnouncementsPage',
  ),
});
const announcement = createRoute({
  getParentRoute: () => inside,
  path: '/announcements/$announcementId',
  loader: words('announcements', 'files'),
  component: lazyPage(() => import('../features/notification/announcements/announcement-page.tsx'), 'AnnouncementPage'),
});
const announcementEditor = createRoute({
  getParentRoute: () => inside,
  path: '/announcements/$announcementId/edit',
  beforeLoad: requireRole('teacher', 'admin'),
  loader: words('announcements', 'files'),
  component: lazyPage(
    () => import('../features/notification/announcements/announcement-editor.tsx'),
    'AnnouncementEditor',
  ),
});
const noticeSettings = createRoute({
  getParentRoute: () => inside,
  path: '/notices/settings',
  loader: words('notice-settings'),
  component: lazyPage(() => import('../features/notification/settings/notice-settings.tsx'), 'NoticeSettings'),
});
const mailbox = createRoute({
  getParentRoute: () => inside,
  path: '/mailbox',
  beforeLoad: requireRole('admin'),
  loader: words('mail-admin'),
  component: lazyPage(() => import('../features/notification/mail/mail-frame.tsx'), 'MailFrame'),
});
const mailLog = createRoute({
  getParentRoute: () => mailbox,
  path: '/',
  validateSearch: (search: Search) => set({ mail: text(search.mail) }),
  component: lazyPage(() => import('../features/notification/mail/mailbox.tsx'), 'Mailbox'),
});
const writeMail = createRoute({
  getParentRoute: () => mailbox,
  path: '/write',
  component: lazyPage(() => import('../features/notification/mail/write-page.tsx'), 'WritePage'),
});
const mailHours = createRoute({
  getParentRoute: () => mailbox,
  path: '/hours',
  component: lazyPage(() => import('../features/notification/mail/hours-page.tsx'), 'HoursPage'),
});
const mailTemplates = createRoute({
  getParentRoute: () => mailbox,
  path: '/templates',
  component: lazyPage(() => import('../features/notification/mail/templates-page.tsx'), 'TemplatesPage'),
});
const mailTemplate = createRoute({
  getParentRoute: () => mailbox,
  path: '/templates/$key',
  validateSearch: (search: Search) => set({ language: oneOf(search.language, ['ja', 'en']) }),
  component: lazyPage(() => import('../features/notification/mail/template-page.tsx'), 'TemplatePage'),
});

const ai = createRoute({
  getParentRoute: () => inside,
  path: '/ai',
  beforeLoad: requireRole('admin'),
  loader: words('ai-admin'),
  component: lazyPage(() => import('../features/ai/ai-frame.tsx'), 'AiFrame'),
});
const aiFirst = createRoute({
  getParentRoute: () => ai,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/ai/settings', replace: true });
  },
});
const aiSettings = createRoute({
  getParentRoute: () => ai,
  path: '/settings',
  component: lazyPage(() => import('../features/ai/settings/settings-page.tsx'), 'AiSettingsPage'),
});
const aiUsage = createRoute({
  getParentRoute: () => ai,
  path: '/usage',
  validateSearch: (search: Search) => set({ month: text(search.month), what: oneOf(search.what, ['tokens', 'cost']) }),
  component: lazyPage(() => import('../features/ai/usage/usage-page.tsx'), 'AiUsagePage'),
});
const aiCalls = createRoute({ getParentRoute: () => ai, path: '/calls' });
const aiCallList = createRoute({
  getParentRoute: () => aiCalls,
  path: '/',
  validateSearch: (search: Search) =>
    set({ fn: oneOf(search.fn, AI_FUNCTIONS), finish: oneOf(search.finish, AI_CALL_ENDS) }),
  component: lazyPage(() => import('../features/ai/calls/calls-page.tsx'), 'AiCallsPage'),
});
const aiCall = createRoute({
  getParentRoute: () => aiCalls,
  path: '/$callId',
  component: lazyPage(() => import('../features/ai/calls/call-page.tsx'), 'AiCallPage'),
});
const aiPrompts = createRoute({ getParentRoute: () => ai, path: '/prompts' });
const aiPromptList = createRoute({
  getParentRoute: () => aiPrompts,
  path: '/',
  component: lazyPage(() => import('../features/ai/prompts/prompts-page.tsx'), 'AiPromptsPage'),
});
const aiPrompt = createRoute({
  getParentRoute: () => aiPrompts,
  path: '/$key',
  validateSearch: (search: Search) => set({ language: oneOf(search.language, ['ja', 'en']) }),
  component: lazyPage(() => import('../features/ai/prompts/prompt-page.tsx'), 'AiPromptPage'),
});

export const routeTree = root.addChildren([
  setup,
  door.addChildren([signIn, register, confirm, forgot, reset, leaveMails]),
  hall.addChildren([waiting, changePassword]),
  inside.addChildren([
    home,
    profile,
    approvals,
    people.addChildren([peopleList, newPerson, person]),
    imports.addChildren([importList, newImport, oneImport, importSlips]),
    school.addChildren([schoolSettings, years, subjects, classGroups, coachCare, audit]),
    classGroup,
    classes.addChildren([
      classList,
      newClass,
      oneClass.addChildren([
        classFirst,
        classTeams,
        classMaterials,
        classPractice,
        classThemes.addChildren([themesTab, newTheme, themeIdeas, oneTheme]),
        classCurricula.addChildren([
          curriculumList,
          planDraft,
          oneCurriculum.addChildren([curriculumPage, curriculumView, curriculumVersions]),
        ]),
        classLog.addChildren([classEntry]),
        classTalks.addChildren([oneTalk]),
        classMilestones.addChildren([milestonesTab, milestoneWork]),
        classAssessed.addChildren([
          classRubrics.addChildren([
            rubricsFirst,
            rubricTemplates,
            rubricTemplate,
            newRubricAssessment,
            rubricAssessment,
            rubricScores,
            rubricSides,
          ]),
          classEvaluations,
          classSurveys,
          classQuizzes.addChildren([
            quizzesTab,
            oneQuiz.addChildren([quizPage, quizPreview, quizLive, quizMarking, quizResults, quizAnalysis]),
          ]),
        ]),
        classSettings,
      ]),
    ]),
    log.addChildren([logList, newEntry, oneEntry]),
    coach,
    alerts.addChildren([alertList, oneAlert]),
    plans,
    studentWork,
    surveys.addChildren([surveyList, survey, surveyResult]),
    pupilAssessments,
    attemptResult,
    itemBank,
    materials.addChildren([
      items,
      newItemImport,
      itemImport,
      textSets,
      textSet,
      deliveries,
      learningPaths,
      learningPath,
      pathProgress,
    ]),
    texts.addChildren([practice, textList, textPage, ownPaths, ownPath]),
    ai.addChildren([
      aiFirst,
      aiSettings,
      aiUsage,
      aiCalls.addChildren([aiCallList, aiCall]),
      aiPrompts.addChildren([aiPromptList, aiPrompt]),
    ]),
    ownRecord,
    notices,
    announcements,
    announcement,
    announcementEditor,
    noticeSettings,
    mailbox.addChildren([mailLog, writeMail, mailHours, mailTemplates, mailTemplate]),
  ]),
  focus.addChildren([attempt]),
  along.addChildren([practiceSession]),
]);
