import type { ModuleName } from '#contracts/define.ts';
import type { Database } from '#kernel/database/database.ts';
import type { Workshop } from '#kernel/database/unit-of-work.ts';
import type { Turnstile } from '#kernel/events/loop.ts';
import type { Reactions } from '#kernel/events/reactions.ts';
import type { Timing } from '#kernel/events/timing.ts';
import type { Logger } from '#kernel/logger.ts';

/** A subscriber: one module, or its shadow during a replay. Everything it keeps is in the module's own database. */
export type Group = {
  readonly name: string;
  /** This process, among those that share the group's partitions. */
  readonly instance: string;
  readonly database: Database;
  readonly workshop: Workshop;
  readonly reactions: Reactions;
  readonly timing: Timing;
  readonly log: Logger;
  /**
   * Events that may have ended a process run one at a time in this one, so that if it ends again only the one that was
   * running is to blame.
   */
  readonly alone: Turnstile;
};

export type PartitionKey = { readonly src: ModuleName; readonly part: number };

/** A partition this process owns. */
export type Partition = PartitionKey & {
  /** Last position behind us, as far as this process knows; the truth is in `bus_cursor`. */
  cursor: number;
  /** The owner before died with work in hand: the next events run one by one, counted before they run. */
  careful: boolean;
  /** Why the partition stands still. */
  alarm: string | undefined;
  /** Events that are known to fail without being run again: position → reason. */
  readonly verdicts: Map<number, Error>;
  /** Conflicts with other writers in a row. */
  conflicts: number;
};

export const keyOf = (key: PartitionKey): string => `${key.src}/${key.part}`;
