import type { ModuleName } from '#contracts/define.ts';
import { eventsKey, numberOf } from '#kernel/bus/redis/keys.ts';
import type { RedisClient } from '#kernel/redis/connection.ts';
import { Script } from '#kernel/redis/script.ts';

/**
 * Compare-and-append: the entries are added from position ARGV[1] on if the stream ends right before it, or, where
 * ARGV[2] is '1', if there is no stream. Otherwise nothing happens. Several writers, and writers that wake up late, can
 * therefore only repeat what is there, and are refused. (Numbers are exact to 2^53.)
 */
const appendScript = new Script<[done: number, last: string, length: number]>(`
local last = '0-0'
if redis.call('EXISTS', KEYS[1]) == 1 then
  local info = redis.call('XINFO', 'STREAM', KEYS[1])
  for i = 1, #info, 2 do if info[i] == 'last-generated-id' then last = info[i + 1] end end
end
local pos = tonumber(ARGV[1])
if last ~= string.format('%d-0', pos - 1) and not (ARGV[2] == '1' and last == '0-0') then
  return { 0, last, redis.call('XLEN', KEYS[1]) }
end
for i = 3, #ARGV do
  last = string.format('%d-0', pos)
  redis.call('XADD', KEYS[1], last, 'e', ARGV[i])
  pos = pos + 1
end
return { 1, last, redis.call('XLEN', KEYS[1]) }`);

/** Removes the stream if it still ends where it was seen to end. */
const discardScript = new Script<number>(`
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
local info = redis.call('XINFO', 'STREAM', KEYS[1])
for i = 1, #info, 2 do
  if info[i] == 'last-generated-id' and info[i + 1] == ARGV[1] then return redis.call('DEL', KEYS[1]) end
end
return 0`);

/** What a stream looks like: its last position (0: there is none) and how many entries it holds. */
export type StreamEnd = { readonly done: boolean; readonly top: number; readonly length: number };

export async function compareAndAppend(
  client: RedisClient,
  source: ModuleName,
  part: number,
  from: number,
  force: boolean,
  events: readonly string[],
): Promise<StreamEnd> {
  const args = [String(from), force ? '1' : '0', ...events];
  const [done, last, length] = await appendScript.run(client, [eventsKey(source, part)], args);
  return { done: done === 1, top: numberOf(last), length };
}

/** Looks only: position 0 follows nothing. */
export const streamEnd = (client: RedisClient, source: ModuleName, part: number): Promise<StreamEnd> =>
  compareAndAppend(client, source, part, 0, false, []);

export async function discardStream(client: RedisClient, source: ModuleName, part: number, top: number): Promise<void> {
  await discardScript.run(client, [eventsKey(source, part)], [`${top}-0`]);
}
