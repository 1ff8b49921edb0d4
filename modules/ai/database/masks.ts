import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/ai/database/tables.ts';
import { Mask } from '#modules/ai/domain/masking/mask.ts';
import { type Names, namesOf, namesOfSchool, type Person } from '#modules/ai/domain/masking/names.ts';

const COLUMNS = ['id', 'familyName', 'givenName', 'familyKana', 'givenKana', 'loginId'] as const;
/** Schools whose names are kept ready; the one not asked for longest goes first. */
const KEPT = 40;

type School = { readonly state: string; readonly names: Names };
export type Circle = {
  readonly schoolId: string;
  readonly personId: string;
  readonly classId: string | null;
  readonly about: readonly string[];
};

/** Makes the mask of a call: whom it may be about from the replicas, everybody else of the school from a kept list. */
export class Masks {
  readonly #schools = new Map<string, School>();

  async for(em: EntityManager, circle: Circle): Promise<Mask> {
    return new Mask(namesOf(await closePeople(em, circle)), await this.#school(em, circle.schoolId));
  }

  /** The kept list is as good as the replica's state it was made from; a change of any name changes that. */
  async #school(em: EntityManager, schoolId: string): Promise<Names> {
    const { people, seqs } = await tables(em)
      .selectFrom('replica_user_people')
      .select(({ fn }) => [fn.countAll().as('people'), fn.sum('seq').as('seqs')])
      .where('schoolId', '=', schoolId as never)
      .executeTakeFirstOrThrow();
    const state = `${people}/${seqs}`;
    const known = this.#schools.get(schoolId);
    const school = known?.state === state ? known : { state, names: namesOfSchool(await everybody(em, schoolId)) };
    this.#schools.delete(schoolId);
    this.#schools.set(schoolId, school);
    const [oldest] = this.#schools.keys();
    if (this.#schools.size > KEPT && oldest) this.#schools.delete(oldest);
    return school.names;
  }
}

/** People who left stay masked: their names stand in old texts. */
const everybody = (em: EntityManager, schoolId: string): Promise<Person[]> =>
  tables(em)
    .selectFrom('replica_user_people')
    .select([...COLUMNS])
    .where('schoolId', '=', schoolId as never)
    .execute();

/** The asker, whom the text is about, and the class. */
function closePeople(em: EntityManager, { schoolId, personId, classId, about }: Circle): Promise<Person[]> {
  const named = [...new Set([personId, ...about])];
  return tables(em)
    .selectFrom('replica_user_people')
    .select([...COLUMNS])
    .where('schoolId', '=', schoolId as never)
    .where(({ eb, or, selectFrom }) =>
      or([
        eb('id', 'in', named),
        ...(classId === null
          ? []
          : [
              eb(
                'id',
                'in',
                selectFrom('replica_academic_memberships').select('personId').where('placeId', '=', classId),
              ),
            ]),
      ]),
    )
    .orderBy('id')
    .execute();
}
