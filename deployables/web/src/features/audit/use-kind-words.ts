import i18next from 'i18next';
import type { AuditEvent } from '#contracts/audit.ts';
import { useWords } from '../../i18n/use-words.ts';

/** A kind of event in words; one that is newer than this page by its name. */
export function useKindWords(): (kind: string) => string {
  const { t } = useWords('audit');
  return (kind) => (i18next.exists(`audit:${kind}`) ? t(kind as 'user.approved') : kind);
}

/** What an event says beside whom and where, in words; nothing of what only machines need. */
export function useFactWords(): (event: AuditEvent) => string[] {
  const { t } = useWords('audit');
  return ({ kind, facts }) => {
    const { role, status, origin, reason, number, grade, archived, owner } = facts;
    const words = [
      role && t(`common:role.${role as 'admin'}`),
      // That an account is in use goes without saying.
      status && status !== 'active' && t(`common:status.${status as 'active'}`),
      origin && t(`origin.${origin as 'self'}`),
      number !== undefined && t('number', { number }),
      grade !== undefined && t('grade', { grade }),
      archived === true && t('archived'),
      owner === true && t('owner'),
      reason && kind === 'user.rejected' && String(reason),
    ];
    return words.filter((word) => typeof word === 'string' && word !== '') as string[];
  };
}
