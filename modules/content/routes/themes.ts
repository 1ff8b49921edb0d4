import { contentRoutes } from '#contracts/content/routes.ts';
import type { ClassId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import type { Work } from '#kernel/module.ts';
import { theTheme } from '#modules/content/database/find-themes.ts';
import { namesOf } from '#modules/content/database/names.ts';
import { ClassThemeRules } from '#modules/content/database/personal-themes.ts';
import { listClassThemes, listRosterThemes } from '#modules/content/database/read-models/class-themes.ts';
import { listMainThemes, viewOfMainTheme } from '#modules/content/database/read-models/main-themes.ts';
import { listStudentThemes } from '#modules/content/database/read-models/student-themes.ts';
import { listRevisions, readTheme } from '#modules/content/database/read-models/theme.ts';
import { countThemes } from '#modules/content/database/read-models/theme-counts.ts';
import { changeThemeRules } from '#modules/content/use-cases/change-theme-rules.ts';
import { approveTheme, returnTheme } from '#modules/content/use-cases/decide-theme.ts';
import { addMainTheme, changeMainTheme } from '#modules/content/use-cases/main-themes.ts';
import { proposeTheme, withdrawTheme } from '#modules/content/use-cases/propose-theme.ts';
import { archiveTheme, removeTheme, restoreTheme } from '#modules/content/use-cases/put-theme-away.ts';
import { selectTheme, unselectTheme } from '#modules/content/use-cases/select-theme.ts';
import { talkAboutTheme } from '#modules/content/use-cases/talk-about-theme.ts';
import { addTheme, changeTheme, restoreWording } from '#modules/content/use-cases/write-theme.ts';

const os = routesOf(contentRoutes);

/** Does something to a theme and answers how it stands then. */
async function done(context: RouteContext, id: string, act: (work: Work) => Promise<unknown>) {
  await context.transact(act);
  return readTheme(context.read(), id);
}

async function rulesOf(context: RouteContext, classId: string) {
  const rules = await context.read().findOne(ClassThemeRules, { id: classId });
  return { approvalFirst: rules?.approvalFirst ?? false, version: rules?.version ?? 0 };
}

export const themeRoutes = {
  mainThemes: os.mainThemes.handler(async ({ context, input }) => ({
    items: await listMainThemes(context.read(), input.classId),
  })),
  addMainTheme: os.addMainTheme.handler(({ context, input: { classId, ...words } }) =>
    context.transact(async (work) => viewOfMainTheme(await addMainTheme(work, classId, words))),
  ),
  changeMainTheme: os.changeMainTheme.handler(({ context, input: { id, ...change } }) =>
    context.transact(async (work) => viewOfMainTheme(await changeMainTheme(work, id, change))),
  ),

  themeRules: os.themeRules.handler(({ context, input }) => rulesOf(context, input.classId)),
  changeThemeRules: os.changeThemeRules.handler(async ({ context, input: { classId, ...rules } }) => {
    await context.transact((work) => changeThemeRules(work, classId, rules));
    return rulesOf(context, classId);
  }),
  classThemes: os.classThemes.handler(({ context, input: { id, ...filter } }) =>
    listClassThemes(context.read(), { classId: id, ...filter }),
  ),
  rosterThemes: os.rosterThemes.handler(async ({ context, input }) => ({
    items: await listRosterThemes(context.read(), input.id),
  })),
  themeCounts: os.themeCounts.handler(async ({ context }) => ({
    items: [...(await countThemes(context.read(), { taughtBy: context.me.id }))].map(([classId, counts]) => ({
      classId: classId as ClassId,
      ...counts,
    })),
  })),
  studentThemes: os.studentThemes.handler(async ({ context, input: { id, ...filter } }) => ({
    items: await listStudentThemes(context.read(), {
      personId: id,
      ...filter,
      ...(context.me.role === 'teacher' ? { taughtBy: context.me.id } : {}),
    }),
  })),

  theme: os.theme.handler(({ context, input }) => readTheme(context.read(), input.id)),
  addTheme: os.addTheme.handler(async ({ context, input: { classId, autosave, ...words } }) => {
    const theme = await context.transact((work) => addTheme(work, classId, context.me.id, words, { autosave }));
    return readTheme(context.read(), theme.id);
  }),
  changeTheme: os.changeTheme.handler(({ context, input: { id, ...change } }) =>
    done(context, id, (work) => changeTheme(work, id, change)),
  ),
  removeTheme: os.removeTheme.handler(({ context, input }) => context.transact((work) => removeTheme(work, input.id))),
  archiveTheme: os.archiveTheme.handler(({ context, input }) =>
    done(context, input.id, (work) => archiveTheme(work, input.id)),
  ),
  restoreTheme: os.restoreTheme.handler(({ context, input }) =>
    done(context, input.id, (work) => restoreTheme(work, input.id)),
  ),
  proposeTheme: os.proposeTheme.handler(({ context, input: { id, version } }) =>
    done(context, id, (work) => proposeTheme(work, id, version)),
  ),
  withdrawTheme: os.withdrawTheme.handler(({ context, input: { id, version } }) =>
    done(context, id, (work) => withdrawTheme(work, id, version)),
  ),
  selectTheme: os.selectTheme.handler(({ context, input }) =>
    done(context, input.id, (work) => selectTheme(work, input.id)),
  ),
  unselectTheme: os.unselectTheme.handler(({ context, input }) =>
    done(context, input.id, async (work) => unselectTheme(work, await theTheme(work.em, input.id))),
  ),
  approveTheme: os.approveTheme.handler(({ context, input: { id, ...decision } }) =>
    done(context, id, (work) => approveTheme(work, id, { by: context.me.id, ...decision })),
  ),
  returnTheme: os.returnTheme.handler(({ context, input: { id, ...decision } }) =>
    done(context, id, (work) => returnTheme(work, id, { by: context.me.id, ...decision })),
  ),
  commentTheme: os.commentTheme.handler(async ({ context, input: { id, text } }) => {
    const remark = await context.transact((work) => talkAboutTheme(work, id, context.me.id, text));
    const name = await namesOf(context.read(), [context.me.id]);
    const { as, kind, about, at } = remark;
    return { id: remark.id, by: name(context.me.id), as, kind, text, about, at: iso(at) };
  }),
  themeVersions: os.themeVersions.handler(async ({ context, input }) => {
    await theTheme(context.read(), input.id);
    return { items: await listRevisions(context.read(), input.id) };
  }),
  restoreThemeVersion: os.restoreThemeVersion.handler(({ context, input: { id, number, version } }) =>
    done(context, id, (work) => restoreWording(work, id, number, version)),
  ),
};
