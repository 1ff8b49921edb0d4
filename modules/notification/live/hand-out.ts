import type { ModuleContext } from '#kernel/module.ts';
import { noticesSince, unreadOf } from '#modules/notification/database/read-models/inbox.ts';
import { followersToken } from '#modules/notification/live/followers.ts';
import { numberNotices } from '#modules/notification/live/number-notices.ts';

const AT_ONCE = 1000;

/** Numbers what is new and hands it to whoever watches through this process, whichever instance has written it. */
export async function handOutNotices(context: ModuleContext): Promise<void> {
  await numberNotices(context);
  const followers = context.get(followersToken);
  while (followers.handedOut !== undefined) {
    const since = followers.handedOut;
    const notices = await noticesSince(context.read(), since, AT_ONCE);
    for (const notice of notices.found) for (const each of followers.of(notice.personId)) each.hand(notice);
    // Whoever joined meanwhile has read for themselves what was numbered before.
    if (followers.handedOut !== undefined) followers.handedOut = Math.max(followers.handedOut, notices.upTo);
    if (notices.found.length < AT_ONCE) return;
  }
}

/** Notices may have been read through another instance: who watches here is told when the count has changed. */
export async function recountUnread(context: ModuleContext): Promise<void> {
  const followers = context.get(followersToken);
  const unread = await unreadOf(context.read(), followers.personIds());
  for (const personId of followers.personIds())
    for (const each of followers.of(personId)) if (each.unread !== (unread.get(personId) ?? 0)) each.askToRecount();
}
