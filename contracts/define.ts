import { oc } from '@orpc/contract';
import * as z from 'zod';

export const MODULES = [
  'user',
  'academic',
  'content',
  'analytics',
  'assessment',
  'ai',
  'notification',
  'basebuilder',
] as const;
export type ModuleName = (typeof MODULES)[number];

// ── Events ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * A fact a module tells the others, in the past tense. `data` holds ids and facts and is kept as long as the event;
 * `personal` (names, addresses) stands in a column of its own, so that a person can be erased from kept events.
 * `keep: 'forever'` marks event-sourced types (delivery.md §6). `external` says that no module of ours hears it.
 */
export type EventContract<
  Data extends z.ZodObject = z.ZodObject,
  Personal extends z.ZodObject | undefined = z.ZodObject | undefined,
> = {
  readonly kind: 'event';
  readonly module: ModuleName;
  readonly name: string;
  readonly version: number;
  /** `<module>.<name>.v<version>`, as it travels. */
  readonly type: string;
  readonly aggregate: string;
  readonly data: Data;
  readonly personal: Personal;
  readonly keep: 'forever' | 'retention';
  readonly external: boolean;
};

export function defineEvent<Data extends z.ZodObject, Personal extends z.ZodObject | undefined = undefined>(event: {
  type: `${ModuleName}.${string}.v${number}`;
  aggregate: string;
  data: Data;
  personal?: Personal;
  keep?: 'forever' | 'retention';
  external?: boolean;
}): EventContract<Data, Personal> {
  const [module, name, version] = event.type.split('.') as [ModuleName, string, string];
  return {
    kind: 'event',
    module,
    name: `${module}.${name}`,
    version: Number(version.slice(1)),
    type: event.type,
    aggregate: event.aggregate,
    data: event.data,
    personal: event.personal as Personal,
    keep: event.keep ?? 'retention',
    external: event.external ?? false,
  };
}

export type EventData<E extends EventContract> = z.infer<E['data']>;
export type EventPersonal<E extends EventContract> = E['personal'] extends z.ZodObject
  ? z.infer<E['personal']>
  : undefined;

/** What a reaction receives: the facts, and everything delivery.md promises to carry along unbroken. */
export type Envelope<Data = Record<string, unknown>, Personal = Record<string, unknown> | undefined> = {
  /** UUIDv7 of this event; the idempotency key for effects outside the module's own database. */
  readonly id: string;
  readonly type: string;
  readonly source: ModuleName;
  readonly part: number;
  readonly pos: number;
  /** Id of the event at `pos - 1` of the same partition; empty for the first. */
  readonly prev: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** 1, 2, 3 … within the aggregate. */
  readonly seq: number;
  /** ISO 8601, UTC, of the writer's clock: for people to read, never for ordering. */
  readonly at: string;
  readonly correlation: string;
  readonly causation: string;
  readonly traceparent?: string | undefined;
  readonly actor?: string | undefined;
  readonly schoolId?: string | undefined;
  readonly data: Data;
  readonly personal: Personal;
  readonly meta: { readonly replay: boolean };
};
export type EnvelopeOf<E extends EventContract> = Envelope<EventData<E>, EventPersonal<E>>;

// ── Queries ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A typed question one module answers for another. Prefer a replica: a list of these should be embarrassingly short. */
export type QueryContract<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> = {
  readonly kind: 'query';
  readonly module: ModuleName;
  readonly name: string;
  readonly input: In;
  readonly output: Out;
  /** Milliseconds after which the asker gives up with ModuleUnavailable. */
  readonly deadline: number;
};

export function defineQuery<In extends z.ZodType, Out extends z.ZodType>(query: {
  name: `${ModuleName}.${string}`;
  input: In;
  output: Out;
  deadline?: number;
}): QueryContract<In, Out> {
  return {
    kind: 'query',
    module: query.name.split('.')[0] as ModuleName,
    name: query.name,
    input: query.input,
    output: query.output,
    deadline: query.deadline ?? 3000,
  };
}

// ── Replicas ────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * A named copy of another module's rows. Its key is the aggregate's id, its `row` a flat object of strings, numbers and
 * booleans (nullable where they may be empty). Every event in `fedBy` carries the whole row in `data` and `personal`
 * together; an event in `removedBy` leaves a tombstone. Only newer sequences apply, so feeding twice changes nothing.
 * `snapshot` is the owner's paged query for rebuilding.
 */
export type ReplicaContract<Row extends z.ZodObject = z.ZodObject> = {
  readonly kind: 'replica';
  readonly module: ModuleName;
  readonly name: string;
  readonly row: Row;
  readonly indexes: readonly (readonly string[])[];
  readonly fedBy: readonly EventContract[];
  readonly removedBy: readonly EventContract[];
  readonly snapshot: QueryContract<typeof SnapshotQuery, z.ZodType<SnapshotPage>>;
};
export const SnapshotQuery = z.object({ after: z.string().optional(), limit: z.number().int().min(1).max(1000) });
export type SnapshotPage = {
  rows: { id: string; seq: number; row: Record<string, unknown> }[];
  next?: string | undefined;
};

export function defineReplica<Row extends z.ZodObject>(replica: {
  name: `${ModuleName}.${string}`;
  row: Row;
  /** Columns read together, for the copy's indexes. */
  indexes: readonly (readonly (keyof z.infer<Row> & string)[])[];
  fedBy: readonly EventContract[];
  removedBy: readonly EventContract[];
}): ReplicaContract<Row> {
  const page = z.object({
    rows: z.array(z.object({ id: z.string(), seq: z.number().int(), row: z.record(z.string(), z.unknown()) })),
    next: z.string().optional(),
  });
  return {
    kind: 'replica',
    module: replica.name.split('.')[0] as ModuleName,
    name: replica.name,
    row: replica.row,
    indexes: replica.indexes,
    fedBy: replica.fedBy,
    removedBy: replica.removedBy,
    snapshot: defineQuery({
      name: `${replica.name}-snapshot` as `${ModuleName}.${string}`,
      input: SnapshotQuery,
      output: page,
    }),
  };
}

// ── Access ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Who may call a route. Words in a list are alternatives; without a list nobody may (default deny).
 * A word about a thing is judged against what the module says the thing belongs to (its school, person, class).
 */
export const ACCESS_WORDS = {
  anonymous: 'anybody, signed in or not',
  waiting: 'anybody signed in, people whose account is not active yet included',
  signedIn: 'anybody signed in with an active account',
  self: 'the person the thing belongs to',
  sharedWithSchool: 'any active person of the school, where the thing is shared with the whole of it',
  memberOfSchool: 'any active person of the school the thing belongs to',
  teacherOfSchool: 'any active teacher of that school',
  adminOfSchool: 'an administrator of that school',
  memberOfClass: 'a pupil or teacher of the class the thing belongs to',
  teacherOfClass: 'a teacher of that class',
  teacherOfStudent: 'a teacher of a class, or the homeroom teacher of the class group, the person sits in',
  operator: 'the operator of the installation',
} as const;
export type AccessWord = keyof typeof ACCESS_WORDS;

/** The kinds of things words are judged against; the module that serves the route resolves them. */
export type Access = {
  readonly words: readonly AccessWord[];
  /** What kind of thing `by` names, e.g. `class`. `school` without a value means the caller's own school. */
  readonly thing?: string;
  /** The input field (dotted path) that holds the thing's id. */
  readonly by?: string;
};

/** `may(['self', 'adminOfSchool'], 'user', 'id')`: these words, judged against the user whose id stands in `id`. */
export const may = (words: readonly AccessWord[], thing?: string, by?: string): { access: Access } => ({
  access: { words, ...(thing ? { thing } : {}), ...(by ? { by } : {}) },
});

/** What a thing belongs to: the facts access words are judged on. */
export type Belonging = { schoolId: string | null; personId?: string; classId?: string; shared?: boolean };

/**
 * Who sits where, in the form every module keeps it for access words: one row per person and place. The one piece of
 * vocabulary that belongs to the grammar, because `teacherOfStudent` cannot be judged without it.
 */
export const MembershipRow = z.object({
  schoolId: z.string(),
  personId: z.string(),
  placeKind: z.enum(['class', 'classGroup']),
  placeId: z.string(),
  as: z.enum(['student', 'teacher']),
  /** Attendance number (出席番号) within a class group. */
  number: z.number().int().nullable(),
});
export type MembershipRow = z.infer<typeof MembershipRow>;

// ── Routes ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type RouteMeta = {
  access?: Access;
  /** Budget of the route's rate limit; `credentials` is the strict one for passwords and tokens. */
  limit?: 'read' | 'write' | 'credentials' | 'upload';
  /** Unsafe routes remember their answer per Idempotency-Key unless they say `false` (sessions, secrets shown once). */
  idempotent?: boolean;
  /** Largest request body in bytes; 256 KiB unless said. */
  bodyLimit?: number;
  /**
   * `request`: the body is bytes, handed to the handler as they arrive; its other input stands in the path.
   * `answer`: a file, sent as it is read, with ranges and conditions (RFC 9110). Neither is ever held in memory.
   */
  stream?: 'request' | 'answer';
};

/** Every route starts here; one that declares no access is refused to everybody. */
export const route = oc.$meta<RouteMeta>({});

/** Base path of every route. */
export const API = '/api/v1';

/** An empty answer (204). */
export const Nothing = z.void();
/** Optimistic lock: the `version` one has read; another one in the database means 409 VERSION_CONFLICT. */
export const Version = z.coerce.number().int().min(1);
/** A calendar day, `YYYY-MM-DD`, in the school's time zone. */
export const Day = z.iso.date();
/** An instant, ISO 8601 in UTC. */
export const Instant = z.iso.datetime();
