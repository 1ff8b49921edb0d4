/* A process of the conformance suite: `node process.ts CONFIG`, started, killed and frozen by remote.ts. */
import { busOf } from '#kernel/bus/conformance/adapters.ts';
import { answers } from '#kernel/bus/conformance/answers.ts';
import { behave } from '#kernel/bus/conformance/behave.ts';
import { book, type Hear, subscriber, user } from '#kernel/bus/conformance/modules.ts';
import { quietLog, startNode } from '#kernel/bus/conformance/node.ts';
import { produce } from '#kernel/bus/conformance/produce.ts';
import type { Fault, ProcessConfig } from '#kernel/bus/conformance/remote.ts';
import { sagaModules } from '#kernel/bus/conformance/saga.modules.ts';

const config: ProcessConfig = JSON.parse(process.argv[2] ?? '{}');
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('still alive');
};
/** Ends the process when `at` comes for the nth time. */
const counts = new Map<Fault['at'], number>();
const fault = (at: Fault['at']): void => {
  const count = (counts.get(at) ?? 0) + 1;
  counts.set(at, count);
  if (config.fault?.at === at && config.fault.nth === count) die();
};

let held = false;
const before: Hear = async (work, event) => {
  fault('reaction');
  work.afterCommit(() => fault('handled'));
  if (config.hold && !held) {
    held = true;
    process.send?.('holding');
    await new Promise((resolve) => setTimeout(resolve, config.hold));
  }
  if (config.slow) await new Promise((resolve) => setTimeout(resolve, config.slow));
  await behave(work, event, die);
};

const bus = busOf(config.bus, config.redis);
const append = bus.append.bind(bus);
bus.append = async (source, part, to) => {
  fault('append');
  const reached = await append(source, part, to);
  fault('appended');
  return reached;
};
const journey = sagaModules((_move, work) => {
  fault('saga');
  work?.afterCommit(() => fault('saga'));
});
const standard = [
  user,
  subscriber({ name: 'academic', before, answers: answers(die) }),
  subscriber({ name: 'notification', before }),
];
const node = await startNode({
  modules: (config.saga ? Object.values(journey) : standard).filter(
    (module) => !config.modules || config.modules.some((name) => name === module.name),
  ),
  where: (name) => config.where[name] ?? die(),
  bus,
  log: quietLog(),
  clock: { now: () => Date.now() + (config.skew ?? 0) },
  committed: () => fault('committed'),
  ...(config.timing ? { timing: config.timing } : {}),
});
// Whoever started this process is gone: it must not outlive the suite.
const orphaned = () => process.exit(1);
process.once('disconnect', orphaned);
process.once('SIGTERM', async () => {
  await node.stop();
  process.off('disconnect', orphaned);
  process.disconnect?.();
});
process.send?.('ready');
if (config.ask) {
  const { what, kill, key } = config.ask;
  await bus.request(book, { what, kill }, { from: 'notification', idempotencyKey: key });
}
if (config.produce) {
  await produce(node.context('user'), config.produce);
  process.send?.('produced');
}
