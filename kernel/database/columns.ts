import { p } from '@mikro-orm/core';
import { JsonText } from '#kernel/database/json-text.ts';

/** A UUID as the key. */
export const id = () => p.string().length(36).primary();
/** A UUID of a row elsewhere. */
export const reference = () => p.string().length(36);
/** An instant: milliseconds since 1970-01-01T00:00Z, the same raw number on every database. */
export const instant = () => p.bigint('number');
/** A calendar day, `YYYY-MM-DD`. */
export const day = () => p.string().length(10);
/** A JSON value of type T. */
export const json = <T>() => p.type(JsonText).$type<T>();
/** Optimistic lock, counted by the unit of work: 1 after the insert. */
export const version = () => p.integer().version();
/** Number of the last event of an aggregate root; `Work.publish` counts it up. */
export const eventSeq = () => p.integer().default(0);
export { p };
