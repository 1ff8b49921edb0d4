import type { Access, AccessWord, Belonging } from '#contracts/define.ts';
import { isOperator, type Principal } from '#kernel/access/principal.ts';
import { type Relations, relationsOf } from '#kernel/access/relations.ts';
import type { AnyEntity, EntityManager } from '#kernel/database/database.ts';
import { forbidden, notFound, Refusal } from '#kernel/errors.ts';
import type { Belongings } from '#kernel/module.ts';

export type Case = {
  readonly access: Access | undefined;
  readonly principal: Principal | undefined;
  /** The route's input as it came in, not yet validated. */
  readonly input: unknown;
  readonly belongings: Belongings;
  readonly memberships: AnyEntity | undefined;
  readonly read: () => EntityManager;
};

/** What a granted request is about. `schoolId` is the tenant every row of the answer must belong to. */
export type Grant = { readonly schoolId: string | null };

/**
 * Decides one request by the words of its route: default deny, alternatives from left to right.
 * Throws UNAUTHORIZED (nobody signed in), NOT_FOUND (no such thing, or one of another school: the same answer, so that
 * nothing is learnt from it) or FORBIDDEN.
 */
export async function judge(request: Case): Promise<Grant> {
  const { access, principal } = request;
  if (!access) throw forbidden();
  if (access.words.includes('anonymous')) return { schoolId: principal?.schoolId ?? null };
  if (!principal) throw new Refusal('UNAUTHORIZED', 'Please sign in first.');
  if (access.words.includes('waiting')) return { schoolId: principal.schoolId };
  if (!principal.active) throw forbidden('Your account is not active yet.');
  if (access.words.includes('signedIn')) return { schoolId: principal.schoolId };

  const belonging = await belongingOf(request, access, principal);
  if (belonging && !isOperator(principal) && belonging.schoolId !== principal.schoolId) throw notFound('thing');
  const relations = request.memberships && relationsOf(request.read(), request.memberships);
  for (const word of access.words) {
    if (await holds(word, principal, belonging, relations)) {
      return { schoolId: belonging ? belonging.schoolId : principal.schoolId };
    }
  }
  throw forbidden();
}

async function belongingOf(request: Case, access: Access, principal: Principal): Promise<Belonging | undefined> {
  if (!access.thing) return undefined;
  const value = access.by === undefined ? undefined : at(request.input, access.by);
  if (access.thing === 'school') return { schoolId: typeof value === 'string' ? value : principal.schoolId };
  const resolve = request.belongings[access.thing];
  if (!resolve) throw new Error(`no module says what a ${access.thing} belongs to`);
  const belonging = typeof value === 'string' ? await resolve(request.read(), value) : undefined;
  if (!belonging) throw notFound(access.thing);
  return belonging;
}

const at = (input: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], input);

async function holds(
  word: AccessWord,
  me: Principal,
  thing: Belonging | undefined,
  relations: Relations | undefined,
): Promise<boolean> {
  if (word === 'operator') return isOperator(me);
  if (!thing) return false;
  const mySchool = thing.schoolId !== null && thing.schoolId === me.schoolId;
  switch (word) {
    case 'self':
      return thing.personId === me.id;
    case 'sharedWithSchool':
      return mySchool && thing.shared === true;
    case 'memberOfSchool':
      return mySchool;
    case 'teacherOfSchool':
      return mySchool && me.role === 'teacher';
    case 'adminOfSchool':
      return mySchool && me.role === 'admin';
    case 'memberOfClass':
      return mySchool && thing.classId !== undefined && (await relations?.sitsIn(me.id, thing.classId)) === true;
    case 'teacherOfClass':
      return (
        mySchool &&
        me.role === 'teacher' &&
        thing.classId !== undefined &&
        (await relations?.teaches(me.id, thing.classId)) === true
      );
    case 'teacherOfStudent':
      return (
        mySchool &&
        me.role === 'teacher' &&
        thing.personId !== undefined &&
        (await relations?.teachesPerson(me.id, thing.personId)) === true
      );
    default:
      return false;
  }
}
