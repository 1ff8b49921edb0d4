import type { CategoryView } from '#contracts/basebuilder/categories.ts';
import type { ItemView } from '#contracts/basebuilder/items.ts';
import type { SetView } from '#contracts/basebuilder/text-sets.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import type { Seated } from '#kernel/testing/school-with-class.ts';

/** What a teacher does to have something to learn, through the API. */
export function materialsOf(app: TestApplication, teacher: Seated) {
  const call = async <T>(method: string, path: string, body?: unknown, who = teacher) =>
    app.call<T>(method, path, { token: await who.as(), ...(body ? { body } : {}) });
  const made = async <T>(path: string, body: object): Promise<T> => {
    const answer = await call<T>('POST', path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
    return answer.body;
  };
  const category = (name: string, parentId: string | null = null) =>
    made<CategoryView>('/categories', { name, parentId });
  const item = (categoryId: string, title: string, more: object = {}) =>
    made<ItemView>('/knowledge-items', {
      categoryId,
      title,
      question: `${title}の意味`,
      answerType: 'text',
      accepted: [title],
      ...more,
    });
  const set = (title: string, wordIds: readonly string[], more: object = {}) =>
    made<SetView>('/text-sets', { title, wordIds, ...more });
  return {
    call,
    category,
    item,
    set,
    /** So many items `w01`, `w02` … of a category. */
    async items(categoryId: string, count: number, prefix = 'w') {
      const items: ItemView[] = [];
      for (let n = 1; n <= count; n++) items.push(await item(categoryId, `${prefix}${String(n).padStart(2, '0')}`));
      return items;
    },
    deliver: (setIds: readonly string[], classIds: readonly string[], dueDay: string | null = null) =>
      call<{ items: { id: string; version: number }[] }>('POST', '/deliveries', { setIds, classIds, dueDay }),
  };
}
export type Materials = ReturnType<typeof materialsOf>;
