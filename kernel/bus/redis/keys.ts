import type { ModuleName } from '#contracts/define.ts';

/** Events of one partition; ids are `<position>-0`. */
export const eventsKey = (source: ModuleName, part: number): string => `bus:{${source}:${part}}:ev`;
/** Hash: group → last position behind it. Advisory. */
export const cursorsKey = (source: ModuleName, part: number): string => `bus:{${source}:${part}}:cur`;
/** Requests to a module; its instances compete for them. */
export const requestsKey = (module: string): string => `bus:rq:{${module}}`;
/** Is there while somebody answers for the module. */
export const presenceKey = (module: string): string => `bus:rq:{${module}}:up`;
/** Channel on which one instance hears replies. */
export const repliesChannel = (instance: string): string => `bus:rp:${instance}`;
/** Channel of `notify`. */
export const NOTIFICATIONS = 'bus:nt';

export const idOf = (pos: number): string => `${pos}-0`;
/** The part of an entry's id before the dash: a position in event streams, milliseconds of Redis' clock in request streams. */
export const numberOf = (id: string): number => Number(id.slice(0, id.indexOf('-')));
