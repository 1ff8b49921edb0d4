import { afterEach, describe, expect, it, vi } from 'vitest';
import { Circuits, isResting } from '#modules/ai/models/circuits.ts';
import { Gate, NoRoom } from '#modules/ai/models/gate.ts';
import { ProviderError } from '#modules/ai/models/provider-error.ts';

const never = new AbortController().signal;
const outage = () => new ProviderError('failing', 'down');
const soon = (retryAfter: number) => new ProviderError('busy', 'later', { passing: true, retryAfter });

describe('the circuit of an endpoint', () => {
  afterEach(() => vi.useRealTimers());

  const failing = async (circuits: Circuits, error: () => ProviderError, times: number) => {
    for (let time = 0; time < times; time++) {
      await circuits.run('e', never, () => Promise.reject(error())).catch(() => undefined);
    }
  };

  it('opens after five outages in a row, tries one call after its rest, and closes with it', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    const circuits = new Circuits();
    await failing(circuits, outage, 5);
    expect(circuits.open).toEqual(['e']);
    const attempt = vi.fn(async () => 'ok');
    await expect(circuits.run('e', never, attempt)).rejects.toSatisfy(isResting);
    expect(attempt).not.toHaveBeenCalled();
    expect(await circuits.run('another', never, attempt)).toBe('ok');
    vi.setSystemTime(20_001);
    expect(await circuits.run('e', never, attempt)).toBe('ok');
    expect(circuits.open).toEqual([]);
  });

  it('does not open for what the endpoint is right to refuse', async () => {
    const circuits = new Circuits();
    await failing(circuits, () => new ProviderError('wrongKey', 'no'), 10);
    await failing(circuits, () => new ProviderError('quota', 'no'), 10);
    expect(circuits.open).toEqual([]);
  });

  it('tries again as late as it is asked to, twice at most, and not when it would be too late', async () => {
    const circuits = new Circuits();
    const passing = vi.fn().mockRejectedValueOnce(soon(1)).mockRejectedValueOnce(soon(1)).mockResolvedValue('ok');
    expect(await circuits.run('e', never, passing)).toBe('ok');
    const stubborn = vi.fn(() => Promise.reject(soon(1)));
    await expect(circuits.run('e', never, stubborn)).rejects.toThrow('busy');
    expect(stubborn).toHaveBeenCalledTimes(3);
    const far = vi.fn(() => Promise.reject(soon(3_600_000)));
    await expect(circuits.run('e', never, far)).rejects.toThrow('busy');
    expect(far).toHaveBeenCalledTimes(1);
  });
});

describe('the gate', () => {
  const room = async (gate: Gate, schoolId: string): Promise<(() => void) | undefined> => {
    const entered = gate.enter(schoolId, never, 60_000);
    const turn = new Promise<undefined>((resolve) => setImmediate(() => resolve(undefined)));
    return Promise.race([entered, turn]);
  };

  it('lets a school have half of the room, so that others still get in', async () => {
    const gate = new Gate(4);
    const one = await room(gate, 'busy');
    expect(one).toBeDefined();
    expect(await room(gate, 'busy')).toBeDefined();
    expect(await room(gate, 'busy')).toBeUndefined();
    expect(await room(gate, 'other')).toBeDefined();
    expect(gate.inside).toBe(3);
    one?.();
    await vi.waitFor(() => expect(gate.inside).toBe(3));
  });

  it('turns away at once when the line is full', async () => {
    const gate = new Gate(2);
    for (let call = 0; call < 5; call++) void gate.enter('s', never, 60_000);
    await expect(gate.enter('s', never, 60_000)).rejects.toBeInstanceOf(NoRoom);
  });

  it('takes whoever leaves the line, or waits too long, out of it', async () => {
    const gate = new Gate(1);
    const leave = await gate.enter('s', never, 60_000);
    const leaving = new AbortController();
    const waiting = gate.enter('s', leaving.signal, 60_000);
    leaving.abort(new Error('left'));
    await expect(waiting).rejects.toThrow('left');
    await expect(gate.enter('s', never, 1)).rejects.toBeInstanceOf(NoRoom);
    const next = gate.enter('s', never, 60_000);
    leave();
    (await next)();
    (await gate.enter('s', never, 60_000))();
  });
});
