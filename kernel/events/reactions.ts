import type { Envelope, EnvelopeOf, EventContract, ModuleName } from '#contracts/define.ts';
import { inContext } from '#kernel/context.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type { Workshop } from '#kernel/database/unit-of-work.ts';
import { decode, envelope, type Wire } from '#kernel/events/envelope.ts';
import { type ModuleManifest, on, type Reaction } from '#kernel/module.ts';
import { replicaReactions } from '#kernel/replica/replica.ts';
import { sagaReactions } from '#kernel/saga/saga-reactions.ts';

/** `unsupported`: the module hears this event, but not in this major version. */
export type Hearing = 'heard' | 'unheard' | 'unsupported';

/** Everything a module reacts to: its replicas first, then its sagas' replies, then what its manifest says it hears. */
export const reactionsOf = (manifest: ModuleManifest): readonly Reaction[] => [
  ...manifest.replicas.flatMap(replicaReactions),
  ...sagaReactions(manifest),
  ...manifest.hears,
];

/** What one module does with events: its replicas first, so that its other reactions find them up to date. */
export class Reactions {
  readonly #byType = new Map<string, Reaction[]>();
  readonly #names = new Set<string>();
  readonly #replay: boolean;
  readonly sources: readonly ModuleName[];

  constructor(manifest: ModuleManifest, replay: boolean) {
    this.#replay = replay;
    const all = reactionsOf(manifest);
    for (const reaction of all) {
      const { type, name } = reaction.event;
      this.#byType.set(type, [...(this.#byType.get(type) ?? []), reaction]);
      this.#names.add(name);
    }
    this.sources = [...new Set(all.map((reaction) => reaction.event.module))];
  }

  hearing(type: string): Hearing {
    if (this.#byType.has(type)) return 'heard';
    return this.#names.has(type.replace(/\.v\d+$/, '')) ? 'unsupported' : 'unheard';
  }

  /** A dead letter of this type lets its successors pass. Only when every reaction agrees: they share a transaction. */
  skips(type: string): boolean {
    const reactions = this.#byType.get(type) ?? [];
    return reactions.length > 0 && reactions.every((reaction) => reaction.policy === 'skip');
  }

  /**
   * Runs all reactions to one event inside the open transaction of `em`; answers what is to be called after its commit.
   * Every reaction gets a copy of its own, in the context of the event. Throws ReactionTimeout after `patience`
   * milliseconds; the transaction must then be rolled back as a whole, because the reaction may still be using it.
   */
  async run(
    workshop: Workshop,
    em: EntityManager,
    bytes: string,
    patience: number,
    wire: Wire = decode(bytes),
  ): Promise<() => Promise<void>> {
    const context = {
      correlation: wire.corr,
      causation: wire.id,
      traceparent: wire.tp,
      actor: wire.actor,
      schoolId: wire.school ?? undefined,
    };
    const reactions = this.#byType.get(wire.type) ?? [];
    const run = inContext(context, () =>
      workshop.within(em, async (work) => {
        for (const [turn, reaction] of reactions.entries()) {
          if (this.#replay && reaction.kind === 'effect') continue;
          const copy = turn === 0 ? wire : decode(bytes);
          await reaction.react(work, typed(envelope(copy, reaction.event, this.#replay)));
        }
      }),
    );
    const { committed } = await within(patience, run);
    return committed;
  }
}

/** A list of reactions has forgotten which contract each has; the envelope was parsed by that very contract. */
const typed = (event: Envelope): EnvelopeOf<EventContract> => event as EnvelopeOf<EventContract>;

export class ReactionTimeout extends Error {
  override readonly name = 'ReactionTimeout';
}

async function within<T>(ms: number, run: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new ReactionTimeout(`did not return within ${ms} ms`)), ms);
  run.catch(() => {});
  try {
    return await Promise.race([run, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Hears an older major version through the reaction of the newer one (an upcaster): `hears: [on(v2, react),
 * onOlder(v1, (data) => ({ ...data, note: '' }), on(v2, react))]`.
 */
export function onOlder<Old extends EventContract>(
  older: Old,
  convert: (
    data: Record<string, unknown>,
    personal: Record<string, unknown> | undefined,
  ) => { data: unknown; personal?: unknown },
  newer: Reaction,
): Reaction {
  const { policy, kind } = newer;
  const react: Reaction['react'] = async (work, event) => {
    const { data, personal } = convert(event.data, event.personal);
    const upcast = { data: newer.event.data.parse(data), personal: newer.event.personal?.parse(personal) };
    await newer.react(work, typed({ ...event, type: newer.event.type, ...upcast }));
  };
  return on<EventContract>(older, react, { policy, kind });
}
