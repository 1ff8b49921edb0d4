import { Import, ImportLine } from './imports.ts';
import { Credential, Installation, SignInGuard, User } from './people.ts';
import { MailLink, Session } from './sessions.ts';

export const entities = [User, Credential, SignInGuard, Installation, Session, MailLink, Import, ImportLine];
