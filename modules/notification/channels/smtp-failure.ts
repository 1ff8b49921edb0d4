/**
 * Why a mail was not taken. `later`: it may work another time (4xx, a broken line, a wrong password that somebody
 * mends). `never`: this mail is refused for good. `nobody`: there is no such address, so others to it need not be tried.
 */
export type Failure = { readonly means: 'later' | 'never' | 'nobody'; readonly reason: string };

/** Enhanced status codes (RFC 3463): 5.1.x is about the address, 5.2.1 a mailbox that takes nothing any more. */
const NOBODY = /^5\.(1\.[0-36]|2\.1)$/;
/** Without an enhanced code these basic ones are about the mailbox (RFC 5321 4.2.3). */
const NO_MAILBOX = [550, 551, 553];

/** Reads what went wrong from what nodemailer throws; the reason holds codes only, because servers repeat addresses. */
export function failureOf(error: unknown): Failure {
  const { code, responseCode, response, command, message } = error as {
    code?: string;
    responseCode?: number;
    response?: string;
    command?: string;
    message?: string;
  };
  if (!responseCode) return { means: 'later', reason: String(code ?? message ?? 'unknown').slice(0, 300) };
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1];
  const reason = ['SMTP', responseCode, enhanced].filter(Boolean).join(' ');
  // Signing in is ours to mend, and no fault of the mail that happened to be the first.
  const ours = code === 'EAUTH' || /^AUTH|^EHLO|^HELO|^STARTTLS|^CONN|^MAIL/.test(command ?? '');
  if (responseCode < 500) return { means: 'later', reason };
  if (ours) return { means: 'later', reason: code === 'EAUTH' ? `EAUTH ${responseCode}` : reason };
  const recipient = /^RCPT/.test(command ?? '') || code === 'EENVELOPE';
  const nobody = enhanced ? NOBODY.test(enhanced) : NO_MAILBOX.includes(responseCode);
  return { means: recipient && nobody ? 'nobody' : 'never', reason };
}
