import { describe, expect, it } from 'vitest';
import type { AnswerChanges, AnswersSaved, KeptAnswer } from '#contracts/assessment/attempts.ts';
import { AnswerKeeper } from './keeper.ts';

const PULSE = {
  state: 'working',
  now: '2026-11-25T00:00:00.000Z',
  endsAt: null,
  handedInAt: null,
  handedInBy: null,
} as const;

/** A server that keeps the rules of the contract: the higher revision stays, of equal ones the later. */
function server(entries: Record<string, KeptAnswer> = {}) {
  const kept = { ...entries };
  const take = (changes: AnswerChanges): AnswersSaved => {
    const told: AnswersSaved = { ...PULSE, saved: {}, newer: {}, refused: {} };
    for (const [id, { answer, flagged = false, rev, at }] of Object.entries(changes)) {
      const before = kept[id];
      if (answer && 'number' in answer && Number.isNaN(Number(answer.number))) {
        told.refused[id] = { reason: 'not_a_number', detail: 'This is not a number.' };
      } else if (before && (before.rev > rev || (before.rev === rev && before.at > at))) told.newer[id] = before;
      else {
        kept[id] = { answer, flagged, rev, at };
        told.saved[id] = { rev, at };
      }
    }
    return told;
  };
  return { kept, take };
}

function device(
  on: ReturnType<typeof server>,
  options: { found?: Record<string, KeptAnswer>; now?: () => number } = {},
) {
  let stored: Record<string, KeptAnswer> | undefined = options.found;
  let line: (changes: AnswerChanges) => Promise<AnswersSaved> = async (changes) => on.take(changes);
  let clock = 0;
  const keeper = new AnswerKeeper({
    entries: { ...on.kept },
    found: options.found,
    send: (changes) => line(changes),
    keep: (pending) => {
      stored = { ...pending };
      return true;
    },
    forget: () => {
      stored = undefined;
    },
    now: options.now ?? (() => (clock += 1000)),
    mayPass: () => true,
  });
  return {
    keeper,
    stored: () => stored,
    cut: () => {
      line = async () => {
        throw new Error('away');
      };
    },
    mend: () => {
      line = async (changes) => on.take(changes);
    },
  };
}
const text = (words: string) => ({ text: words });

describe('answers on a device', () => {
  it('are on the device at once, kept when the server has said so, and then off the device', async () => {
    const school = server();
    const { keeper, stored } = device(school);
    keeper.answer('a', text('川'));
    expect(stored()).toMatchObject({ a: { answer: text('川'), rev: 1 } });
    expect(keeper.kept.saved.kind).toBe('saving');
    await keeper.flush();
    expect(keeper.kept.saved.kind).toBe('saved');
    expect(stored()).toBeUndefined();
    expect(school.kept.a?.answer).toEqual(text('川'));
  });

  it('that change while they travel go with the next sending, as something newer', async () => {
    const school = server();
    const { keeper } = device(school);
    keeper.answer('a', text('川'));
    const first = keeper.flush();
    keeper.answer('a', text('川の水'));
    await first;
    expect(keeper.dirty).toBe(true);
    await keeper.flush();
    expect(school.kept.a).toMatchObject({ answer: text('川の水'), rev: 2 });
  });

  it('wait for the line, through a reload as well', async () => {
    const school = server();
    const first = device(school);
    first.cut();
    first.keeper.answer('a', text('川'));
    first.keeper.flag('b', true);
    await first.keeper.flush();
    expect(first.keeper.kept.saved.kind).toBe('device');
    const found = first.stored();
    expect(Object.keys(found ?? {})).toEqual(['a', 'b']);
    const again = device(school, found ? { found } : {});
    expect(again.keeper.kept.entries.b?.flagged).toBe(true);
    await again.keeper.flush();
    expect(school.kept.a?.answer).toEqual(text('川'));
  });

  it('of two devices: whoever typed later stays, and the other one learns of it', async () => {
    const school = server();
    let time = Date.parse('2026-11-25T00:00:00Z');
    const now = () => (time += 1000);
    const desk = device(school, { now });
    const phone = device(school, { now });
    phone.cut();
    phone.keeper.answer('a', text('電話'));
    phone.keeper.answer('b', text('電話だけ'));
    await phone.keeper.flush();
    desk.keeper.answer('a', text('机'));
    await desk.keeper.flush();
    desk.keeper.answer('a', text('机、二度目'));
    await desk.keeper.flush();
    phone.mend();
    await phone.keeper.flush();
    expect(phone.keeper.kept.entries.a?.answer).toEqual(text('机、二度目'));
    expect(school.kept.b?.answer).toEqual(text('電話だけ'));
    expect(phone.keeper.dirty).toBe(false);
    // Now the phone types last, with a revision that is behind: it is where the pupil is.
    desk.keeper.answer('a', text('机、三度目'));
    await desk.keeper.flush();
    phone.keeper.answer('a', text('電話、最後'));
    await phone.keeper.flush();
    await phone.keeper.flush();
    expect(school.kept.a?.answer).toEqual(text('電話、最後'));
    expect(phone.stored()).toBeUndefined();
  });

  it('that are refused stand in their field with the reason, until they are changed', async () => {
    const school = server();
    const { keeper } = device(school);
    keeper.answer('a', { number: 'とても' });
    keeper.answer('b', text('川'));
    await keeper.flush();
    expect(keeper.kept.refused.a?.reason).toBe('not_a_number');
    expect(keeper.kept.entries.a?.answer).toEqual({ number: 'とても' });
    expect(keeper.dirty).toBe(false);
    keeper.answer('a', { number: '3' });
    expect(keeper.kept.refused.a).toBeUndefined();
    await keeper.flush();
    expect(school.kept.a?.answer).toEqual({ number: '3' });
  });
});
