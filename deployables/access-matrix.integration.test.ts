import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluationDrafted } from '#contracts/ai/events.ts';
import type { ClassEvaluations } from '#contracts/analytics/evaluations.ts';
import type { AccessWord } from '#contracts/define.ts';
import { ClassId, SchoolId, UserId } from '#contracts/ids.ts';
import { type MatrixRoute, REACHED, routesIn, withoutEffects } from '#kernel/testing/access-matrix.ts';
import { bootApplication, type TestApplication } from '#kernel/testing/boot-application.ts';
import { modules } from './cli/modules.ts';

/*
 * Who may call what: every route of every module, tried by everybody, about one pupil, one class and one school.
 * What is expected is worked out here from the words alone and what is true of each person, not by the code under test.
 */
const HOLDS: Record<string, readonly AccessWord[]> = {
  'signed out': ['anonymous'],
  'waiting pupil': ['anonymous', 'waiting'],
  'the pupil': ['anonymous', 'waiting', 'signedIn', 'memberOfSchool', 'memberOfClass'],
  'other pupil of the school': ['anonymous', 'waiting', 'signedIn', 'memberOfSchool'],
  'teacher of the class': [
    'anonymous',
    'waiting',
    'signedIn',
    'memberOfSchool',
    'teacherOfSchool',
    'memberOfClass',
    'teacherOfClass',
    'teacherOfStudent',
  ],
  'other teacher of the school': ['anonymous', 'waiting', 'signedIn', 'memberOfSchool', 'teacherOfSchool'],
  'administrator of the school': ['anonymous', 'waiting', 'signedIn', 'memberOfSchool', 'adminOfSchool'],
  'pupil of another school': ['anonymous', 'waiting', 'signedIn'],
  'teacher of another school': ['anonymous', 'waiting', 'signedIn'],
  'administrator of another school': ['anonymous', 'waiting', 'signedIn'],
  operator: ['anonymous', 'waiting', 'signedIn', 'operator'],
};
/** Without a thing, `school` is the caller's own: then even strangers are members of a school. */
const OWN_SCHOOL: Record<string, readonly AccessWord[]> = {
  'pupil of another school': ['memberOfSchool'],
  'teacher of another school': ['memberOfSchool', 'teacherOfSchool'],
  'administrator of another school': ['memberOfSchool', 'adminOfSchool'],
};
/** Whose the things are that belong to a person: for whom `self` holds. */
const OWNERS: Record<string, string> = {
  user: 'the pupil',
  notice: 'the pupil',
  announcement: 'teacher of the class',
  theme: 'the pupil',
  attempt: 'the pupil',
  practiceSession: 'the pupil',
  draft: 'the pupil',
  conversation: 'the pupil',
  turn: 'the pupil',
  entry: 'the pupil',
  todo: 'the pupil',
  goal: 'the pupil',
  submission: 'the pupil',
  saga: 'teacher of the class',
  assignment: 'teacher of the class',
  upload: 'teacher of the class',
};
const ROUTES = routesIn(modules);

describe('the access matrix', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quested-matrix-'));
  const tokens: Record<string, string | undefined> = { 'signed out': undefined };
  const things: Record<string, string> = {};
  let app: TestApplication;

  beforeAll(async () => {
    app = await bootApplication({ modules, folder });
    Object.assign(things, await seed(app, tokens));
    await app.stop();
    app = await bootApplication({ modules: modules.map(withoutEffects), folder });
  });
  afterAll(() => app.stop());

  it('knows a thing for every route that is judged on one', () => {
    const kinds = new Set(ROUTES.map((route) => route.thing).filter((kind) => kind !== undefined));
    expect([...kinds].filter((kind) => !things[kind])).toEqual([]);
  });

  it('no two modules answer at the same address: together only one of them would be heard', () => {
    const addresses = ROUTES.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`);
    expect(addresses.filter((address, at) => addresses.indexOf(address) !== at)).toEqual([]);
  });

  it.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', async (_name, route) => {
    const wrong: string[] = [];
    for (const [person, words] of Object.entries(HOLDS)) {
      const own = route.thing === 'school' && !route.by ? (OWN_SCHOOL[person] ?? []) : [];
      const self: readonly AccessWord[] = OWNERS[route.thing ?? ''] === person ? ['self'] : [];
      const expected = route.words.some((word) => [...words, ...own, ...self].includes(word));
      const granted = await tried(app, route, things, tokens[person]);
      if (granted !== expected) wrong.push(`${person}: ${granted ? 'granted' : 'denied'}, expected the opposite`);
    }
    expect(wrong).toEqual([]);
  });
});

async function tried(
  app: TestApplication,
  route: MatrixRoute,
  things: Record<string, string>,
  token: string | undefined,
): Promise<boolean> {
  const thing = things[route.thing ?? ''] ?? '';
  const inPath = route.path.includes(`{${route.by}}`);
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === route.by ? thing : (things.user ?? 'x-x-x-x-x-x'),
  );
  const input = route.by && !inPath ? { [route.by]: thing } : {};
  const query = route.method === 'GET' && !inPath && route.by ? `?${route.by}=${thing}` : '';
  const answer = await app.call(route.method, `${path}${query}`, {
    token,
    ...(route.method === 'GET' || route.method === 'DELETE' ? {} : { body: input }),
  });
  if (answer.problem?.title === REACHED || answer.status === 400) return true;
  if ([401, 403, 404].includes(answer.status)) return false;
  throw new Error(`${route.method} ${path} answered ${answer.status}: ${answer.text}`);
}

/** One school with everybody in their places, a second one with strangers; made through the API as people do. */
async function seed(app: TestApplication, tokens: Record<string, string | undefined>): Promise<Record<string, string>> {
  const post = async (path: string, token: string | undefined, body: object): Promise<Record<string, unknown>> => {
    const answer = await app.call<Record<string, unknown>>('POST', path, { token, body });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    await app.settled();
    return answer.body;
  };
  const year = { yearStartsOn: '2026-04-01', yearEndsOn: '2027-03-31' };
  const names = { familyName: '姓', givenName: '名', familyKana: 'せい', givenKana: 'めい' };
  const operator = await app.tokenFor({ id: '018f0000-0000-7000-8000-00000000000a', role: 'admin', schoolId: null });
  tokens.operator = operator;
  const schools = [
    await post('/schools', operator, { name: 'A', code: 'school-a', ...year }),
    await post('/schools', operator, { name: 'B', code: 'school-b', ...year }),
  ].map((school) => String(school.id));
  const [here = '', there = ''] = schools;
  let made = 0;
  const person = async (label: string, role: 'admin' | 'teacher' | 'student', schoolId: string, active = true) => {
    made += 1;
    const { user } = await post('/users', operator, { schoolId, ...names, role, loginId: `person-${made}` });
    const id = String((user as { id: string }).id);
    tokens[label] = await app.tokenFor({ id, role, schoolId, active });
    return id;
  };
  const pupil = await person('the pupil', 'student', here);
  await person('waiting pupil', 'student', here, false);
  await person('other pupil of the school', 'student', here);
  const teacher = await person('teacher of the class', 'teacher', here);
  await person('other teacher of the school', 'teacher', here);
  await person('administrator of the school', 'admin', here);
  await person('pupil of another school', 'student', there);
  await person('teacher of another school', 'teacher', there);
  await person('administrator of another school', 'admin', there);

  const admin = tokens['administrator of the school'];
  const years = await app.call<{ items: { id: string }[] }>('GET', `/school-years?schoolId=${here}`, {
    token: operator,
  });
  const yearId = years.body.items[0]?.id ?? '';
  const withTerm = await post(`/school-years/${yearId}/terms`, admin, {
    label: '1',
    startsOn: '2026-04-01',
    endsOn: '2026-07-20',
  });
  const subjects = await app.call<{ items: { id: string }[] }>('GET', '/subjects', { token: admin });
  const classGroup = await post('/class-groups', admin, { name: 'A', grade: 1 });
  const seated = await post(`/class-groups/${String(classGroup.id)}/members`, admin, {
    members: [{ personId: pupil, number: 1 }],
  });
  const schoolClass = await post('/classes', tokens['teacher of the class'], { name: 'C', teacherId: teacher });
  const enrolled = await post('/enrollments', tokens['teacher of the class'], {
    classId: schoolClass.id,
    studentIds: [pupil],
  });
  const group = await post(`/classes/${String(schoolClass.id)}/groups`, tokens['teacher of the class'], {
    name: 'G',
    studentIds: [pupil],
  });
  const mainTheme = await post(`/classes/${String(schoolClass.id)}/main-themes`, tokens['teacher of the class'], {
    title: 'T',
  });
  const theme = await post('/themes', tokens['the pupil'], { classId: schoolClass.id, title: 'T' });
  const curriculum = await post('/curricula', tokens['teacher of the class'], {
    classId: schoolClass.id,
    document: { title: 'P' },
  });
  const assignment = await post(`/curricula/${String(curriculum.id)}/assignments`, tokens['teacher of the class'], {
    classIds: [schoolClass.id],
  });
  const item = { id: 'q', type: 'trueFalse', prompt: 'P', answer: true };
  const quizItem = await post('/quiz-items', tokens['teacher of the class'], { item });
  const quiz = await post('/quizzes', tokens['teacher of the class'], {
    classId: schoolClass.id,
    document: { title: 'Q', sections: [{ id: 's', items: [item] }] },
  });
  await post(`/quizzes/${String(quiz.id)}/publish`, tokens['teacher of the class'], { version: quiz.version });
  const attempt = await post(`/quizzes/${String(quiz.id)}/attempts`, tokens['the pupil'], { number: 1 });
  const rubric = await post(`/classes/${String(schoolClass.id)}/rubrics`, tokens['teacher of the class'], {
    document: { name: 'R', description: '', criteria: [] },
  });
  const rubricAssessment = await post(
    `/classes/${String(schoolClass.id)}/rubric-assessments`,
    tokens['teacher of the class'],
    {
      ...{ rubricId: rubric.id, title: 'R', subject: '', dueOn: null },
      ...{ self: true, peers: 'none', peersEach: 1, anonymous: true },
    },
  );
  const entry = {
    id: '018f0000-0000-7000-8000-0000000000e1',
    classId: schoolClass.id,
    day: new Date(app.clock.now()).toISOString().slice(0, 10),
    title: 'E',
    state: 'entered',
    writer: '018f0000-0000-7000-8000-0000000000e2',
    revision: 1,
  };
  await post('/activities', tokens['the pupil'], { entries: [entry] });
  const logTag = await post(`/classes/${String(schoolClass.id)}/log-tags`, tokens['teacher of the class'], {
    name: 'L',
  });
  const todo = await post('/todos', tokens['the pupil'], { title: 'T' });
  const goal = await post('/goals', tokens['the pupil'], { kind: 'medium', title: 'G', dueDay: entry.day });
  const milestone = await post(`/classes/${String(schoolClass.id)}/milestones`, tokens['teacher of the class'], {
    title: 'M',
    dueDay: entry.day,
  });
  const submission = await post(`/milestones/${String(milestone.id)}/submission`, tokens['the pupil'], {
    version: 0,
    content: 'S',
  });
  const evaluation = await post('/evaluations', tokens['teacher of the class'], {
    ...{ classId: schoolClass.id, personId: pupil, term: 'T', text: 'E', version: 0 },
  });
  await post(`/classes/${String(schoolClass.id)}/evaluation-drafts`, tokens['teacher of the class'], {
    ...{ term: 'T', personIds: [pupil] },
  });
  // Its job needs a browser; the row is what access is judged on.
  const report = app.context('analytics').ids.next();
  await app
    .context('analytics')
    .read()
    .getKysely<{ class_report: Record<string, unknown> }>()
    .insertInto('class_report')
    .values({
      ...{ id: report, schoolId: here, classId: String(schoolClass.id), language: 'ja', by: teacher },
      ...{ state: 'done', done: 0, total: 0, at: app.clock.now() },
    })
    .execute();
  const evaluated = async () => {
    const path = `/classes/${String(schoolClass.id)}/evaluations?term=T`;
    const answer = await app.call<ClassEvaluations>('GET', path, { token: tokens['teacher of the class'] });
    return answer.body.pupils.find(({ student }) => student.id === pupil);
  };
  const request = (await evaluated())?.progress;
  await app.says(
    evaluationDrafted,
    { id: '018f0000-0000-7000-8000-0000000000e3', eventSeq: 0 },
    {
      ...{ schoolId: SchoolId.parse(here), classId: ClassId.parse(schoolClass.id), personId: UserId.parse(pupil) },
      ...{ requestId: request?.requestId ?? '', by: { model: 'm', prompt: 'p' }, evidenceIds: [[]] },
      ...{ knowledge: null, thinking: null, attitude: null },
    },
    { sentences: ['S'] },
  );
  const learning = await somethingToLearn(app, post, tokens, String(schoolClass.id));
  const filePlace = `class:${String(schoolClass.id)}`;
  const dayOff = async () => {
    const span = { schoolId: here, name: '冬休み', fromDay: '2026-12-24', toDay: '2027-01-07' };
    const { spans } = await post('/days-off', operator, span);
    return (spans as { id: string }[])[0]?.id ?? '';
  };
  const uploads = async (finish: boolean) => {
    const token = tokens['teacher of the class'];
    const { id } = await post('/uploads', token, { place: filePlace, name: 'a.txt', size: 1 });
    const path = `/api/v1/uploads/${String(id)}/from/0`;
    await fetch(`${app.url}${path}`, { method: 'PUT', body: 'a', headers: { authorization: `Bearer ${token}` } });
    if (finish) await post(`/uploads/${String(id)}/finish`, token, {});
    return String(id);
  };
  const removedFile = await uploads(true);
  await app.call('DELETE', `/files/${removedFile}`, { token: tokens['teacher of the class'] });
  const file = new FormData();
  file.set('file', new File(['login_id,family_name,given_name,role\nnew-1,姓,名,student\n'], 'people.csv'));
  const imported = await app.call<{ id: string }>('POST', '/users/imports', { token: admin, body: file });
  const inbox = await app.call<{ items: { id: string }[] }>('GET', `/notifications/${pupil}`, {
    token: tokens['the pupil'],
  });
  await app.call('POST', '/auth/register', {
    body: {
      ...names,
      schoolCode: 'school-a',
      loginId: 'registered-1',
      email: 'r@example.jp',
      password: 'long enough 42 X',
      role: 'student',
    },
  });
  await app.settled();
  const talk = await talkWithCoach(app, tokens, String(schoolClass.id));
  const mails = await app.call<{ items: { id: string }[] }>('GET', '/mails', { token: admin });
  return {
    school: here,
    user: pupil,
    year: yearId,
    dayOff: await dayOff(),
    term: (withTerm.terms as { id: string }[])[0]?.id ?? '',
    subject: subjects.body.items[0]?.id ?? '',
    classGroup: String(classGroup.id),
    membership: (seated.roster as { membershipId: string }[])[0]?.membershipId ?? '',
    class: String(schoolClass.id),
    enrollment: (enrolled.enrolled as string[])[0] ?? '',
    saga: String(enrolled.sagaId),
    group: String(group.id),
    mainTheme: String(mainTheme.id),
    theme: String(theme.id),
    curriculum: String(curriculum.id),
    entry: entry.id,
    milestone: String(milestone.id),
    submission: String(submission.id),
    evaluation: String(evaluation.id),
    classReport: report,
    evaluationDraft: (await evaluated())?.draft?.id ?? '',
    todo: String(todo.id),
    goal: String(goal.id),
    logTag: String(logTag.id),
    assignment: String(assignment.id),
    quizItem: String(quizItem.id),
    quiz: String(quiz.id),
    attempt: String(attempt.id),
    aiCall: await callOfModel(app, here, pupil),
    draft: await draftOfModel(app, { schoolId: here, personId: pupil, classId: String(schoolClass.id) }),
    ...talk,
    ...learning,
    rubric: String(rubric.id),
    rubricAssessment: String(rubricAssessment.id),
    filePlace,
    upload: await uploads(false),
    file: await uploads(true),
    removedFile,
    import: imported.body.id,
    notice: inbox.body.items[0]?.id ?? '',
    announcement: String((await post('/announcements', tokens['teacher of the class'], { title: 'x' })).id),
    mail: mails.body.items[0]?.id ?? '',
  };
}

type Post = (path: string, token: string | undefined, body: object) => Promise<Record<string, unknown>>;

async function somethingToLearn(
  app: TestApplication,
  post: Post,
  tokens: Record<string, string | undefined>,
  classId: string,
) {
  const token = tokens['teacher of the class'];
  const category = String((await post('/categories', token, { name: 'C' })).id);
  const words = { categoryId: category, title: 'W', question: 'Q', answerType: 'text', accepted: ['W'] };
  const knowledgeItem = String((await post('/knowledge-items', token, words)).id);
  const textSet = String((await post('/text-sets', token, { title: 'S', wordIds: [knowledgeItem] })).id);
  const given = await post('/deliveries', token, { setIds: [textSet], classIds: [classId] });
  const steps = [{ key: 'a', kind: 'set', thingId: textSet }];
  const learningPath = String((await post('/learning-paths', token, { title: 'P', steps })).id);
  const to = { classId, to: [{ kind: 'class', id: classId }] };
  const assigned = await post(`/learning-paths/${learningPath}/assignments`, token, to);
  const body = new FormData();
  body.set('file', new File(['title,category,question,answer_type,correct_answer\na,b,c,text,d\n'], 'items.csv'));
  const itemImport = await app.call<{ id: string }>('POST', '/item-imports', { token, body });
  const begun = await post('/practice/sessions', tokens['the pupil'], {});
  const first = (answer: Record<string, unknown>) => (answer.items as { id: string }[])[0]?.id ?? '';
  return {
    ...{ category, knowledgeItem, textSet, learningPath },
    practiceSession: (begun.session as { id: string }).id,
    ...{ delivery: first(given), pathAssignment: first(assigned), itemImport: itemImport.body.id },
  };
}

/** There is no provider here to be asked: what a call leaves behind is put there as it would stand. */
async function callOfModel(app: TestApplication, schoolId: string, personId: string): Promise<string> {
  const id = '018f0000-0000-7000-8000-0000000000ca';
  const texts = { fn: 'coach', model: 'm', host: 'h', prompt: 'p', day: '2026-11-26', finish: 'complete' };
  const figures = { round: 1, startedAt: 0, heldTokens: 0, heldMoney: 0, promptTokens: 1, answerTokens: 1, cost: 0 };
  await app
    .context('ai')
    .read()
    .getKysely<{ ai_call: Record<string, string | number> }>()
    .insertInto('ai_call')
    .values({ id, schoolId, personId, ...texts, ...figures, estimated: 0 })
    .execute();
  return id;
}

async function draftOfModel(
  app: TestApplication,
  place: { schoolId: string; personId: string; classId: string },
): Promise<string> {
  const id = '018f0000-0000-7000-8000-0000000000cb';
  const asked = { kind: 'themes', language: 'ja', ask: '{"kind":"themes","mainThemeId":null,"wishes":""}' };
  await app
    .context('ai')
    .read()
    .getKysely<{ draft: Record<string, string | number> }>()
    .insertInto('draft')
    .values({
      id,
      ...place,
      aboutId: place.personId,
      ...asked,
      state: 'failed',
      failure: 'failed',
      askedAt: 0,
      version: 1,
    })
    .execute();
  return id;
}

/** Nobody answers here, but what a pupil says is kept and heard all the same. */
async function talkWithCoach(app: TestApplication, tokens: Record<string, string | undefined>, classId: string) {
  const [conversation, turn] = ['018f0000-0000-7000-8000-0000000000c0', '018f0000-0000-7000-8000-0000000000c1'];
  await app.call('POST', '/ai/chat', {
    token: tokens['the pupil'],
    body: { classId, conversationId: conversation, id: turn, text: '死にたい' },
  });
  const { body } = await app.call<{ items: { id: string }[] }>('GET', '/ai/alerts', {
    token: tokens['teacher of the class'],
  });
  return { conversation, turn, alert: body.items[0]?.id ?? '' };
}
