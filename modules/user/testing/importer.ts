import type * as z from 'zod';
import type { ImportRow, ImportView, Slip } from '#contracts/user/routes.ts';
import type { School } from './school.ts';

type View = z.output<typeof ImportView>;

/** The import pages of an administrator. */
export function importerOf(school: School) {
  const call = async <T>(method: string, path: string, body?: unknown) =>
    school.call<T>(method, `/users/imports${path}`, { token: await school.asAdmin(), body });
  return {
    check(content: string | Uint8Array<ArrayBuffer>, createGroups = false) {
      const form = new FormData();
      form.set('file', new File([content], '名簿.csv', { type: 'text/csv' }));
      form.set('createGroups', String(createGroups));
      return call<View>('POST', '', form);
    },
    recheck: (view: View, createGroups: boolean) =>
      call<View>('PUT', `/${view.id}`, { createGroups, version: view.version }),
    commit: (view: View, skipErrors = false) =>
      call<View>('POST', `/${view.id}/commit`, { version: view.version, skipErrors }),
    undo: (id: string) => call<View>('POST', `/${id}/undo`),
    view: (id: string) => call<View>('GET', `/${id}`),
    slips: (id: string) => call<{ school: string; items: z.output<typeof Slip>[] }>('POST', `/${id}/slips`),
    async rows(id: string, verdict?: string) {
      const page = await call<{ items: z.output<typeof ImportRow>[] }>(
        'GET',
        `/${id}/rows${verdict ? `?verdict=${verdict}` : ''}`,
      );
      return page.body.items;
    },
  };
}
export type Importer = ReturnType<typeof importerOf>;
