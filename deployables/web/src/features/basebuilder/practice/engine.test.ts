import { describe, expect, it } from 'vitest';
import type { PackedItem, PresentationView, Solved } from '#contracts/basebuilder/practice-views.ts';
import { ItemId, PracticeSessionId, PresentationId } from '#contracts/ids.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { Engine, type Ports } from './engine.ts';

const uuid = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const packedOf = (n: number): PackedItem => ({
  id: PresentationId.parse(uuid(n)),
  itemId: ItemId.parse(uuid(100 + n)),
  form: 'choice',
  question: `q${n}`,
  choices: ['A', `R${n}`],
  category: '',
  set: null,
  level: n,
  imageId: null,
  audioId: null,
  accepted: [`R${n}`],
  title: `R${n}`,
  explanation: 'why',
  relatedTo: 'why?',
});
const viewOf = ({ accepted: _, title: __, explanation: ___, relatedTo: ____, ...view }: PackedItem): PresentationView =>
  view;
const session = (answered: number) => ({
  ...{ id: PracticeSessionId.parse(uuid(900)), kind: 'due' as const, title: null },
  ...{ length: 3, answered, rights: answered, over: false },
});

/** A server with three questions, and a device that has taken them along; the line can be cut. */
function device() {
  const items = [packedOf(1), packedOf(2), packedOf(3)];
  const pack = new Map(items.map((item) => [String(item.id), item]));
  const queue: { presentationId: string; answer: string }[] = [];
  let [line, answered] = [true, 0];
  const orOffline = <T>(value: () => T): Promise<T> =>
    line ? Promise.resolve().then(value) : Promise.reject(new ApiProblem({ code: 'OFFLINE' }));
  const next = () => {
    const item = items[answered];
    return item ? viewOf(item) : null;
  };
  const ports: Ports = {
    now: () => 0,
    online: () => line,
    start: () => orOffline(() => ({ session: session(answered), next: next(), nothing: null })),
    solve: ({ presentationId, id, answer }) =>
      orOffline(() => {
        const item = pack.get(presentationId) ?? items[answered];
        answered += 1;
        const right = answer === item?.title;
        const levels = { levelBefore: 1, levelAfter: right ? 2 : 0 };
        const told = {
          given: answer,
          accepted: [item?.title ?? ''],
          title: item?.title ?? '',
          explanation: 'why',
          relatedTo: 'why?',
        };
        const when = { dueDay: '2026-11-28', inDays: 2 };
        const result: Solved = { presentationId, itemId: id, counted: true, right, ...levels, ...told, ...when };
        return { result, session: session(answered), next: next() };
      }),
    end: () => Promise.resolve(),
    pack: () => Promise.resolve([...pack.values()]),
    packed: (id) => Promise.resolve(pack.get(id)),
    unpack: async (id) => void pack.delete(id),
    queue: async (answer) => {
      queue.push(answer);
      pack.delete(answer.presentationId);
    },
  };
  return { ports, queue, pack, cut: () => (line = false), engine: new Engine({ kind: 'due' }, ports, () => undefined) };
}

describe('a session on a device', () => {
  it('asks what the server asks, and forgets from the pack what was answered with a line', async () => {
    const { engine, pack } = device();
    await engine.open();
    expect(engine.view).toMatchObject({
      step: 'asking',
      asked: { question: 'q1' },
      done: 0,
      length: 3,
      offline: false,
    });
    await engine.answer('R1');
    expect(engine.view).toMatchObject({ step: 'answered', outcome: { right: true, inDays: 2 }, done: 1 });
    await engine.next();
    expect(engine.view).toMatchObject({ step: 'asking', asked: { question: 'q2' } });
    expect([...pack.values()].map(({ question }) => question)).toEqual(['q2', 'q3']);
  });

  it('goes on without a line in the middle, judges by the same rules and asks nothing twice', async () => {
    const { engine, queue, cut } = device();
    await engine.open();
    await engine.answer('R1');
    await engine.next();
    cut();
    await engine.answer('ｒ２');
    expect(engine.view).toMatchObject({ step: 'answered', outcome: { right: true, levelBefore: 2, levelAfter: 3 } });
    expect(engine.view).toMatchObject({ offline: true, outcome: { inDays: undefined } });
    await engine.next();
    expect(engine.view).toMatchObject({ step: 'asking', asked: { question: 'q3' } });
    await engine.answer('A');
    expect(engine.view).toMatchObject({ step: 'answered', outcome: { right: false, levelAfter: 2 } });
    await engine.next();
    expect(engine.view).toMatchObject({ step: 'over', done: 3 });
    expect(queue.map(({ answer }) => answer)).toEqual(['ｒ２', 'A']);
  });

  it('opens without a line with what was taken along, and says so when there is nothing', async () => {
    const { engine, pack, cut } = device();
    cut();
    await engine.open();
    expect(engine.view).toMatchObject({ step: 'asking', offline: true, length: 3 });
    pack.clear();
    await engine.open();
    expect(engine.view).toMatchObject({ step: 'nothing', because: 'offline' });
  });

  it('keeps the question when it can neither be sent nor judged here', async () => {
    const { engine, pack, cut, queue } = device();
    await engine.open();
    pack.clear();
    cut();
    await engine.answer('R1');
    expect(engine.view).toMatchObject({ step: 'asking', asked: { question: 'q1' }, problem: { code: 'OFFLINE' } });
    expect(queue).toEqual([]);
  });

  it('answers a question once, however often the button is pressed', async () => {
    const { engine } = device();
    await engine.open();
    await Promise.all([engine.answer('R1'), engine.answer('A')]);
    expect(engine.view).toMatchObject({ done: 1, words: [{ given: 'R1' }] });
  });
});
