import type { AuditEvent, AuditFilter, AuditPerson, AuditRoutes } from '#contracts/audit.ts';
import type { EventContract, ModuleName } from '#contracts/define.ts';
import type { UserId } from '#contracts/ids.ts';
import { type KeptEvent, type KeptFilter, kindOf, readKeptEvents } from '#kernel/audit/read-kept-events.ts';
import { DAY, iso, startOfDay, wallTime } from '#kernel/clock.ts';
import { csvFile } from '#kernel/csv/write-csv.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { Refusal, refuseField } from '#kernel/errors.ts';
import { auditChains } from '#kernel/events/audit.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import type { RouteGroup } from '#kernel/module.ts';

/** What a module knows of its own events that the trail of every module needs. */
export type AuditTrail = {
  readonly module: ModuleName;
  readonly contract: AuditRoutes;
  /** Its contracts/<module>/events.ts; those kept for ever are in the trail. */
  readonly events: Readonly<Record<string, unknown>>;
  /** The person an event is about. */
  readonly about: (event: KeptEvent) => string | undefined;
  /** Names by id, of people of the school and of operators. */
  readonly people: (
    em: EntityManager,
    schoolId: string,
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, { familyName: string; givenName: string }>>;
  /** Names of the places events happened in, by the event's id. */
  readonly places?: (em: EntityManager, events: readonly KeptEvent[]) => Promise<ReadonlyMap<string, string>>;
  readonly timeZone: (em: EntityManager, schoolId: string) => Promise<string>;
};

const MOST_ROWS = 20_000;
const HEADER = {
  ja: [
    '日時',
    '種類',
    'だれについて',
    'その人の ID',
    'だれが',
    'その人の ID',
    'クラス・組',
    '内容',
    '区画',
    '位置',
    '出来事の ID',
    'ハッシュ',
  ],
  en: [
    'time',
    'kind',
    'about',
    'about id',
    'by',
    'by id',
    'class',
    'facts',
    'partition',
    'position',
    'event id',
    'hash',
  ],
};

/** The routes of contracts/audit.ts over a module's own events. */
export function auditTrail(trail: AuditTrail): RouteGroup {
  const os = routesOf(trail.contract);
  const kinds = kindsIn(trail.events);
  return {
    contract: trail.contract,
    router: os.router({
      events: os.events.handler(async ({ input: { cursor, limit, ...input }, context }) => {
        const em = context.read();
        const { events, total, next } = await readKeptEvents(em, await filterOf(trail, em, context, input), {
          cursor,
          limit,
        });
        const items = await viewed(trail, em, schoolOf(context), events);
        return { items, total, kinds, ...(next ? { next } : {}) };
      }),
      csv: os.csv.handler(async ({ input, context }) => {
        const em = context.read();
        const { events, total } = await readKeptEvents(em, await filterOf(trail, em, context, input), {
          limit: MOST_ROWS,
        });
        if (total > MOST_ROWS) {
          throw refuseField('UNPROCESSABLE', 'from', 'too_many_events', `At most ${MOST_ROWS} events in one file.`);
        }
        const zone = await trail.timeZone(em, schoolOf(context));
        const items = await viewed(trail, em, schoolOf(context), events);
        const rows = items.map((item, at) => rowOf(item, events[at]?.hash ?? '', zone));
        return csvFile(`audit-${trail.module}.csv`, HEADER[context.client.language], rows);
      }),
      chain: os.chain.handler(async ({ context }) => {
        const states = await auditChains(context.read());
        const until = Math.max(0, ...states.map(({ at }) => at));
        return {
          whole: states.every((state) => !state.break),
          events: states.reduce((sum, state) => sum + state.events, 0),
          until: until ? iso(until) : null,
          breaks: states.flatMap(({ part, break: broke }) => (broke ? [{ part, ...broke }] : [])),
        };
      }),
    }),
  };
}

function kindsIn(events: AuditTrail['events']): string[] {
  const contracts = Object.values(events).filter(
    (value): value is EventContract => typeof value === 'object' && value !== null && 'keep' in value,
  );
  return [...new Set(contracts.filter(({ keep }) => keep === 'forever').map(({ type }) => kindOf(type)))];
}

async function filterOf(
  trail: AuditTrail,
  em: EntityManager,
  context: RouteContext,
  { from, to, person, actor, kind }: AuditFilter,
): Promise<KeptFilter> {
  const schoolId = schoolOf(context);
  const zone = await trail.timeZone(em, schoolId);
  return {
    ...{ schoolId, person, actor, kind },
    from: from === undefined ? undefined : startOfDay(zone, from),
    to: to === undefined ? undefined : startOfDay(zone, dayAfter(to)),
  };
}

const dayAfter = (day: string): string => iso(Date.parse(`${day}T00:00:00Z`) + DAY).slice(0, 10);

async function viewed(
  trail: AuditTrail,
  em: EntityManager,
  schoolId: string,
  events: readonly KeptEvent[],
): Promise<AuditEvent[]> {
  const ids = new Set(events.flatMap((event) => [trail.about(event), event.actor].filter((id) => id !== undefined)));
  const people = await trail.people(em, schoolId, [...ids]);
  const places = await trail.places?.(em, events);
  const known = (id: string | undefined): AuditPerson | null =>
    id ? { id: id as UserId, familyName: '', givenName: '', ...people.get(id) } : null;
  return events.map((event) => {
    const person = known(trail.about(event));
    const { id, kind, at, part, pos } = event;
    return {
      ...{ id, kind, part, pos },
      at: iso(at),
      // As they were called then, as far as that was not erased.
      person: person && { ...person, ...namesIn(event.personal) },
      actor: known(event.actor),
      place: places?.get(id) ?? null,
      facts: factsOf(event.data),
    };
  });
}

function namesIn(personal: KeptEvent['personal']): Partial<AuditPerson> {
  const { familyName, givenName } = personal ?? {};
  return typeof familyName === 'string' && typeof givenName === 'string' ? { familyName, givenName } : {};
}

/** What can be read as it stands: no ids, nothing empty, no lists. */
function factsOf(data: KeptEvent['data']): AuditEvent['facts'] {
  const facts = Object.entries(data).filter(
    ([name, value]) => !/Id$|^by$/.test(name) && ['string', 'number', 'boolean'].includes(typeof value) && value !== '',
  );
  return Object.fromEntries(facts) as AuditEvent['facts'];
}

const rowOf = (item: AuditEvent, hash: string, zone: string): string[] => {
  const name = (person: AuditPerson | null) => (person ? `${person.familyName} ${person.givenName}`.trim() : '');
  const facts = Object.entries(item.facts).map(([fact, value]) => `${fact}: ${value}`);
  return [
    wallTime(zone, Date.parse(item.at)),
    item.kind,
    ...[name(item.person), item.person?.id ?? ''],
    ...[name(item.actor), item.actor?.id ?? ''],
    item.place ?? '',
    facts.join(', '),
    ...[String(item.part), String(item.pos), item.id, hash],
  ];
};

function schoolOf({ schoolId }: RouteContext): string {
  if (schoolId === null) throw new Refusal('BAD_REQUEST', 'Please name the school.');
  return schoolId;
}
