import type { ModuleName } from '#contracts/define.ts';
import { bucketOf, type Canary } from '#kernel/gateway/canary.ts';
import type { Instance } from '#kernel/gateway/instances.ts';

/** Failures in a row that take an instance out, and for how long: doubled each time until it answers again. */
const FAILURES = 2;
const SHORTEST_EJECTION = 500;
const LONGEST_EJECTION = 15_000;

type Health = { inFlight: number; failures: number; ejections: number; ejectedUntil: number };

/** A request on its way to an instance; exactly one of the two is called when it is over. */
export type Passage = { readonly instance: Instance; answered(): void; failed(): void };

/**
 * Chooses among the instances of a module: of two picked at random the one with fewer requests under way ("power of two
 * choices", Mitzenmacher 2001), leaving out those that are not ready and those that failed lately. When none is left it
 * takes what there is: an attempt that may fail beats a refusal that is certain.
 */
export class Balancer {
  readonly #instances: () => readonly Instance[];
  readonly #canaries: ReadonlyMap<ModuleName, Canary>;
  readonly #random: () => number;
  readonly #now: () => number;
  readonly #health = new Map<string, Health>();

  constructor(
    instances: () => readonly Instance[],
    canaries: readonly Canary[] = [],
    random: () => number = Math.random,
    now: () => number = () => performance.now(),
  ) {
    this.#instances = instances;
    this.#canaries = new Map(canaries.map((canary) => [canary.module, canary]));
    this.#random = random;
    this.#now = now;
  }

  /** `avoid`: ids of instances this request has failed on. `undefined`: there is no instance at all. */
  choose(module: ModuleName, caller: string, avoid: ReadonlySet<string> = new Set()): Passage | undefined {
    const all = this.#instances().filter((instance) => instance.modules.includes(module));
    const untried = all.filter((instance) => !avoid.has(instance.id));
    const wellVersioned = this.#ofVersion(module, caller, untried.length ? untried : all);
    const healthy = wellVersioned.filter((instance) => !this.#ejected(instance));
    const ready = healthy.filter((instance) => instance.ready);
    const chosen = this.#lessBusy(firstFilled(ready, healthy, wellVersioned));
    return chosen && this.#passage(chosen);
  }

  /** Whether the module has an instance other than these. */
  hasOther(module: ModuleName, than: ReadonlySet<string>): boolean {
    return this.#instances().some((instance) => instance.modules.includes(module) && !than.has(instance.id));
  }

  /** Instances that are out because they failed, for the health report. */
  ejected(): readonly Instance[] {
    return this.#instances().filter((instance) => this.#ejected(instance));
  }

  #ofVersion(module: ModuleName, caller: string, instances: readonly Instance[]): readonly Instance[] {
    const canary = this.#canaries.get(module);
    if (!canary) return instances;
    const isCanary = (instance: Instance) => instance.version === canary.version;
    const wanted = bucketOf(module, caller) < canary.percent;
    return firstFilled(
      instances.filter((instance) => isCanary(instance) === wanted),
      instances,
    );
  }

  #lessBusy(instances: readonly Instance[]): Instance | undefined {
    const draw = () => instances[Math.floor(this.#random() * instances.length)];
    const [one, other] = [draw(), draw()];
    return one && other && this.#of(other).inFlight < this.#of(one).inFlight ? other : one;
  }

  #passage(instance: Instance): Passage {
    const health = this.#of(instance);
    health.inFlight += 1;
    let over = false;
    const end = (then: () => void) => () => {
      if (over) return;
      over = true;
      health.inFlight -= 1;
      then();
    };
    return {
      instance,
      answered: end(() => {
        health.failures = 0;
        health.ejections = 0;
        health.ejectedUntil = 0;
      }),
      failed: end(() => {
        health.failures += 1;
        if (health.failures < FAILURES) return;
        const ms = Math.min(SHORTEST_EJECTION * 2 ** health.ejections, LONGEST_EJECTION);
        health.ejectedUntil = this.#now() + ms;
        health.ejections += 1;
      }),
    };
  }

  #ejected(instance: Instance): boolean {
    return this.#of(instance).ejectedUntil > this.#now();
  }

  #of(instance: Instance): Health {
    const known = this.#health.get(instance.id);
    if (known) return known;
    const present = new Set(this.#instances().map(({ id }) => id));
    for (const id of this.#health.keys()) if (!present.has(id)) this.#health.delete(id);
    const fresh = { inFlight: 0, failures: 0, ejections: 0, ejectedUntil: 0 };
    this.#health.set(instance.id, fresh);
    return fresh;
  }
}

const firstFilled = <T>(...lists: readonly (readonly T[])[]): readonly T[] =>
  lists.find((list) => list.length > 0) ?? [];
