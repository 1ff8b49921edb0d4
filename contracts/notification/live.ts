import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { may, route } from '#contracts/define.ts';
import { UserId } from '#contracts/ids.ts';
import { Notice } from '#contracts/notification/notices.ts';

/**
 * What an inbox tells while it is watched. The id of each event is the number of the last notice it knows of; whoever
 * comes back with it (`Last-Event-ID`) hears of every notice since, each once. `state` comes first, and again when notices
 * were read elsewhere; `behind` says that more has come meanwhile than is told one by one: the list is to be read anew. `pulse`
 * says that the line still lives, four times a minute: whoever misses it opens another one.
 */
export const LiveEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), unread: z.number().int(), behind: z.boolean() }),
  z.object({ kind: z.literal('pulse') }),
  z.object({ kind: z.literal('notice'), unread: z.number().int(), notice: Notice }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;

export const liveRoutes = {
  live: route
    .meta(may(['self'], 'user', 'user_id'))
    .route({
      method: 'GET',
      path: '/notifications/{user_id}/live',
      summary: 'My notices as they come (server-sent events); ends after some minutes, to be opened again',
      tags: ['notification'],
    })
    .input(z.object({ user_id: UserId }))
    .output(eventIterator(LiveEvent)),
};
