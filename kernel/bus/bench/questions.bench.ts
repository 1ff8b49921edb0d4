import { Agent, createServer, request } from 'node:http';
import * as z from 'zod';
import { defineQuery } from '#contracts/define.ts';
import { REPEATS } from '#kernel/bus/bench/backlog.bench.ts';
import { at, median, say, timed } from '#kernel/bus/conformance/figures.ts';
import type { Harness } from '#kernel/bus/conformance/harness.ts';
import { subscriber, user } from '#kernel/bus/conformance/modules.ts';
import { aggregate } from '#kernel/bus/conformance/produce.ts';
import { answer } from '#kernel/module.ts';

const pupil = z.object({
  id: z.string(),
  name: z.string(),
  kana: z.string(),
  number: z.number().int(),
  active: z.boolean(),
});
const roster = defineQuery({ name: 'academic.roster', input: z.object({ id: z.string() }), output: z.array(pupil) });
const pupils = Array.from({ length: 40 }, (_, n) => ({
  id: aggregate(n),
  name: '佐藤 花子',
  kana: 'さとう はなこ',
  number: n,
  active: true,
}));
const given = async () => pupils;
type Call = () => Promise<unknown>;

/** G12 in process: a query for a class of forty, against calling the function and copying by JSON. G11: against HTTP. */
export async function questions(harness: Harness): Promise<void> {
  const asker = { ...subscriber({ name: 'notification' }), asks: [roster] };
  const answering = subscriber({ name: 'academic', answers: [answer(roster, given)] });
  const node = await harness.start({ modules: [user, answering, asker] });
  const ask: Call = () => node.context('notification').ask(roster, { id: 'class-1' });
  if (harness.adapter === 'in-process') await againstCall(ask);
  else await againstHttp(ask);
  await harness.reset();
}

async function againstCall(ask: Call): Promise<void> {
  const calls = 2000;
  const repeated = (work: Call) =>
    timed(async () => {
      for (let n = 0; n < calls; n += 1) await work();
    });
  const byHand = () => repeated(async () => JSON.parse(JSON.stringify(await given())));
  await repeated(ask);
  await byHand();
  const asked: number[] = [];
  const ratios: number[] = [];
  for (let n = 0; n < REPEATS; n += 1) {
    asked.push(await repeated(ask));
    ratios.push((asked.at(-1) ?? 0) / (await byHand()));
  }
  const each = (median(asked) / calls) * 1000;
  const measured = `${median(ratios).toFixed(1)} (${each.toFixed(1)} µs)`;
  say('G12 query in process / direct call and JSON copy', measured, '<= 3', median(ratios) <= 3);
}

/** The same payload over HTTP with connections kept alive, parsed, but with no validation and no routing. */
async function againstHttp(ask: Call): Promise<void> {
  const server = createServer((asked, reply) => {
    asked.resume().once('end', async () => reply.end(JSON.stringify(await given())));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const agent = new Agent({ keepAlive: true });
  const call: Call = () =>
    new Promise((resolve, reject) => {
      const out = request({ port, host: '127.0.0.1', method: 'POST', agent }, (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        reply.once('end', () => resolve(JSON.parse(text)));
      });
      out.once('error', reject).end('{"id":"class-1"}');
    });
  const oneByOne = async (work: Call) => {
    const took: number[] = [];
    for (let n = 0; n < 1000; n += 1) took.push(await timed(work));
    return took;
  };
  const crowd = (work: Call) =>
    timed(async () => {
      for (let n = 0; n < 20; n += 1) await Promise.all(Array.from({ length: 50 }, work));
    });
  await oneByOne(ask);
  await oneByOne(call);
  const ratios = { p50: [] as number[], p99: [] as number[], rate: [] as number[] };
  let figures = '';
  for (let n = 0; n < REPEATS; n += 1) {
    const [bus, http] = [await oneByOne(ask), await oneByOne(call)];
    ratios.p50.push(at(bus, 0.5) / at(http, 0.5));
    ratios.p99.push(at(bus, 0.99) / at(http, 0.99));
    ratios.rate.push((await crowd(call)) / (await crowd(ask)));
    figures = `${at(bus, 0.5).toFixed(2)} / ${at(http, 0.5).toFixed(2)} ms`;
  }
  agent.destroy();
  server.close();
  const [p50, p99, rate] = [median(ratios.p50), median(ratios.p99), median(ratios.rate)];
  say('G11 query over Redis / HTTP keep-alive, p50', `${p50.toFixed(2)} (${figures})`, '<= 2.5', p50 <= 2.5);
  say('G11 query over Redis / HTTP keep-alive, p99', p99.toFixed(2), '<= 3', p99 <= 3);
  say('G11 queries per second, 50 at once, Redis / HTTP', rate.toFixed(2), '>= 0.5', rate >= 0.5);
}
