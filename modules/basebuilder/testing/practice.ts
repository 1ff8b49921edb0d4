import { expect } from 'vitest';
import type { PackedItem, PresentationView, SessionView, Solved } from '#contracts/basebuilder/practice-views.ts';
import type { Answer, TestApplication } from '#kernel/testing/boot-application.ts';
import type { SchoolWithClass, Seated } from '#kernel/testing/school-with-class.ts';
import { Category, Delivery, KnowledgeItem, SetEntry, TextSet } from '#modules/basebuilder/database/materials.ts';

export type Step = {
  session: SessionView | null;
  next: PresentationView | null;
  nothing?: 'nothing' | 'cap' | null;
  result: Solved;
};
export type Item = { id: string; title: string; accepted: string[] };
type Given = Partial<Pick<KnowledgeItem, 'answerType' | 'accepted' | 'choices' | 'explanation' | 'question'>> & {
  title: string;
};

/** Practice of one booted module: what stands in its tables, and what pupils do. */
export function practiceOf(app: TestApplication, school: SchoolWithClass) {
  const context = app.context('basebuilder');
  const now = () => context.clock.now();
  const id = () => context.ids.next();
  const call = async <T>(who: Seated, method: string, path: string, body?: unknown): Promise<Answer<T>> =>
    app.call<T>(method, path, { token: await who.as(), ...(body === undefined ? {} : { body }) });
  const ok = async <T>(who: Seated, method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await call<T>(who, method, path, body);
    expect(answer.status, answer.text).toBeLessThan(300);
    return answer.body;
  };

  const category = (name: string, parentId: string | null = null) =>
    context.transact(async ({ em }) => {
      const row = em.create(Category, { id: id(), schoolId: school.schoolId, parentId, name, position: 0, version: 1 });
      return row.id;
    });
  /** A set of words in a category, given to a class. */
  const delivered = (
    title: string,
    items: readonly Given[],
    { categoryId, classId = school.schoolClass.id }: { categoryId: string; classId?: string | null },
  ): Promise<{ setId: string; deliveryId: string; items: Item[] }> =>
    context.transact(async ({ em }) => {
      const setId = id();
      const by = school.teacher.id;
      const times = { createdAt: now(), changedAt: now() };
      const common = { schoolId: school.schoolId, createdBy: by, ...times, version: 1 };
      em.create(TextSet, { id: setId, categoryId, title, passage: '', eventSeq: 0, ...common });
      const rows = items.map((item, position) => {
        const row = em.create(KnowledgeItem, {
          id: id(),
          categoryId,
          question: `${item.title}とは？`,
          answerType: 'text',
          accepted: [item.title],
          choices: [],
          explanation: '',
          difficulty: 3,
          active: true,
          ...common,
          ...item,
        });
        em.create(SetEntry, { id: id(), setId, itemId: row.id, part: 'word', position });
        return row;
      });
      const deliveryId = id();
      if (classId)
        em.create(Delivery, {
          id: deliveryId,
          schoolId: school.schoolId,
          setId,
          classId,
          dueDay: null,
          deliveredBy: by,
          deliveredAt: now(),
          withdrawnAt: null,
          eventSeq: 0,
          version: 1,
        });
      return { setId, deliveryId, items: rows.map(({ id, title, accepted }) => ({ id, title, accepted })) };
    });
  const answers = new Map<string, string>();
  const learn = (items: readonly Item[]) => {
    for (const { id: itemId, title } of items) answers.set(itemId, title);
  };

  return {
    call,
    ok,
    category,
    async delivered(...args: Parameters<typeof delivered>) {
      const made = await delivered(...args);
      learn(made.items);
      return made;
    },
    change: (itemId: string, to: Partial<Pick<KnowledgeItem, 'archivedAt' | 'active' | 'question'>>) =>
      context.transact(async ({ em }) => {
        Object.assign(await em.findOneOrFail(KnowledgeItem, { id: itemId }), to);
      }),
    withdraw: (deliveryId: string) =>
      context.transact(async ({ em }) => {
        Object.assign(await em.findOneOrFail(Delivery, { id: deliveryId }), { withdrawnAt: now() });
      }),
    start: (who: Seated, scope: Record<string, unknown> = {}) => ok<Step>(who, 'POST', '/practice/sessions', scope),
    /** Answers what is asked, right or wrong, in whatever way it is asked. */
    solve: (who: Seated, asked: PresentationView, right: boolean, more: Record<string, unknown> = {}) =>
      call<Step>(who, 'POST', `/problems/${asked.itemId}/solve`, {
        presentationId: asked.id,
        answer: answerTo(asked, answers.get(asked.itemId) ?? '', right),
        ms: 3000,
        ...more,
      }),
    /** A whole session, every answer as `right` says. */
    async session(
      who: Seated,
      right: (asked: PresentationView) => boolean = () => true,
      scope = {},
    ): Promise<Solved[]> {
      let step = await ok<Step>(who, 'POST', '/practice/sessions', scope);
      const solved: Solved[] = [];
      while (step.next && step.session) {
        const answer = await this.solve(who, step.next, right(step.next), { sessionId: step.session.id });
        expect(answer.status, answer.text).toBe(200);
        step = answer.body;
        solved.push(step.result);
      }
      return solved;
    },
    pack: (who: Seated) => ok<{ day: string; items: PackedItem[] }>(who, 'POST', '/practice/pack'),
    sync: (who: Seated, queued: readonly unknown[]) =>
      ok<{ solved: Solved[]; refused: { presentationId: string; reason: string }[] }>(
        who,
        'POST',
        '/practice/answers',
        {
          answers: queued,
        },
      ),
    answerTo: (asked: PresentationView, right: boolean) => answerTo(asked, answers.get(asked.itemId) ?? '', right),
  };
}
export type Practice = ReturnType<typeof practiceOf>;

function answerTo(asked: PresentationView, title: string, right: boolean): string {
  if (right) return title;
  return asked.choices.find((choice) => choice !== title) ?? '';
}
