import { describe, expect, it } from 'vitest';
import { type Access, type Belonging, may } from '#contracts/define.ts';
import { judge } from '#kernel/access/judge.ts';
import type { Principal } from '#kernel/access/principal.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { Refusal } from '#kernel/errors.ts';

const principal = (more: Partial<Principal>): Principal => ({
  id: 'me',
  sessionId: 's',
  role: 'student',
  schoolId: 'school',
  active: true,
  issuedAt: 0,
  ...more,
});
const verdict = async (access: Access | undefined, who: Principal | undefined, thing?: Belonging): Promise<string> => {
  const noReads = (): EntityManager => {
    throw new Error('no reads needed');
  };
  const request = {
    access,
    principal: who,
    input: { id: 'x' },
    belongings: { thing: async () => thing },
    memberships: undefined,
  };
  return judge({ ...request, read: () => noReads as unknown as EntityManager }).then(
    () => 'granted',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
};
const words = (...list: Access['words'][number][]) => may(list, 'thing', 'id').access;

describe('access', () => {
  it('is denied where nothing is declared', async () => {
    expect(await verdict(undefined, principal({ role: 'admin', schoolId: null }))).toBe('FORBIDDEN');
    expect(await verdict({ words: [] }, principal({}))).toBe('FORBIDDEN');
  });

  it('asks to sign in before anything else is said', async () => {
    expect(await verdict(words('self'), undefined)).toBe('UNAUTHORIZED');
  });

  it('keeps waiting people out of everything but what is for them', async () => {
    const waiting = principal({ active: false });
    expect(await verdict({ words: ['signedIn'] }, waiting)).toBe('FORBIDDEN');
    expect(await verdict({ words: ['waiting'] }, waiting)).toBe('granted');
  });

  it('gives the same answer for what is not there and what is another school’s', async () => {
    const admin = principal({ role: 'admin' });
    expect(await verdict(words('adminOfSchool'), admin, undefined)).toBe('NOT_FOUND');
    expect(await verdict(words('adminOfSchool'), admin, { schoolId: 'other' })).toBe('NOT_FOUND');
    expect(await verdict(words('adminOfSchool'), admin, { schoolId: 'school' })).toBe('granted');
  });

  it('knows the operator by having no school, and lets the operator into every school that names the word', async () => {
    const operator = principal({ role: 'admin', schoolId: null });
    expect(await verdict(words('operator'), operator, { schoolId: 'other' })).toBe('granted');
    expect(await verdict(words('adminOfSchool'), operator, { schoolId: 'other' })).toBe('FORBIDDEN');
    expect(await verdict(words('operator'), principal({ role: 'teacher', schoolId: null }), { schoolId: null })).toBe(
      'FORBIDDEN',
    );
  });

  it('takes oneself for oneself only', async () => {
    expect(await verdict(words('self'), principal({}), { schoolId: 'school', personId: 'me' })).toBe('granted');
    expect(await verdict(words('self'), principal({}), { schoolId: 'school', personId: 'you' })).toBe('FORBIDDEN');
  });
});
