import { sql } from 'kysely';
import type { Dialect } from '#kernel/database/database.ts';

/**
 * Milliseconds since 1970 by the database's clock: the only clock leases, delays and retention go by, so that hosts
 * need not agree on the time.
 */
export const databaseNow = (dialect: Dialect) =>
  dialect === 'sqlite'
    ? sql<number>`cast(unixepoch('subsec') * 1000 as integer)`
    : sql<number>`cast(unix_timestamp(now(3)) * 1000 as signed)`;
