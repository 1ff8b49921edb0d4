import type { EnvelopeOf } from '#contracts/define.ts';
import type { mailLinkRequested } from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import { secretsToken } from '#kernel/services.ts';
import { writeMail } from '#modules/notification/use-cases/write-mail.ts';

const PAGES = { confirm: '/confirm', 'confirm-new-address': '/confirm', reset: '/reset' } as const;

/** Somebody needs a one-time link: to confirm an address or to choose a new password. */
export async function onMailLinkRequested(work: Work, event: EnvelopeOf<typeof mailLinkRequested>): Promise<void> {
  const { userId, schoolId, purpose, sealedToken, language } = event.data;
  await writeMail(work, {
    to: { id: userId, schoolId, language, ...event.personal },
    template: purpose,
    kind: purpose === 'reset' ? 'reset' : 'confirmation',
    cause: event.id,
    path: `${PAGES[purpose]}/${work.get(secretsToken).open(sealedToken, 'mail-link')}`,
  });
}
