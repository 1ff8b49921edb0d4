/**
 * npm run reports            writes contracts/reports
 * npm run reports:check      fails when they are not what the contracts and manifests say
 *
 * What is promised is printed and committed: a diff is a decision.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { events, queries, replicas, routes } from '#contracts/catalogue.ts';
import { ACCESS_WORDS, type EventContract, type RouteMeta } from '#contracts/define.ts';
import { reactionsOf } from '#kernel/events/reactions.ts';
import { collect, openApi } from '#kernel/http/openapi.ts';
import { unreadable, withExamples } from './examples.ts';
import { modules } from './modules.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'contracts/reports');

const schema = (type: z.ZodType) => z.toJSONSchema(type, { io: 'output', unrepresentable: 'any' });
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const names = (list: readonly string[]) => (list.length ? list.map((name) => `\`${name}\``).join(', ') : '—');

function eventsReport(): string {
  return json(
    Object.fromEntries(
      events.map((event) => [
        event.type,
        {
          aggregate: event.aggregate,
          keep: event.keep,
          hearers: event.external ? 'external' : hearersOf(event),
          data: schema(event.data),
          ...(event.personal ? { personal: schema(event.personal) } : {}),
        },
      ]),
    ),
  );
}

function hearersOf(event: EventContract): string[] {
  const hears = (module: (typeof modules)[number]) => reactionsOf(module).some((reaction) => reaction.event === event);
  return modules.filter(hears).map((module) => module.name);
}

function mapReport(): string {
  const sections = modules.map((module) =>
    [
      `## ${module.name}`,
      '',
      `* publishes: ${names(module.publishes.map((event) => event.type))}`,
      `* hears: ${names(module.hears.map((reaction) => reaction.event.type))}`,
      `* keeps replicas of: ${names(module.replicas.map(({ contract }) => contract.name))}`,
      `* answers: ${names(module.answers.map(({ query }) => query.name))}`,
      `* asks: ${names(module.asks.map((query) => query.name))}`,
      `* sagas: ${names(module.sagas.map((saga) => `${saga.name} (${saga.steps.map((step) => step.name).join(' → ')})`))}`,
      `* jobs: ${names(module.jobs.map((job) => job.name))}`,
      `* tables: ${names(module.entities.map((entity) => entity.meta.tableName))}`,
      '',
    ].join('\n'),
  );
  return `# The map: what crosses each module's wall\n\nPrinted from the manifests.\n\n${sections.join('\n')}`;
}

function accessReport(): string {
  const metas = new Map<string, RouteMeta>();
  collect(routes, metas);
  const rows = [...metas]
    .sort(([a], [b]) => (a.split(' ')[1] ?? '').localeCompare(b.split(' ')[1] ?? '') || a.localeCompare(b))
    .map(([route, { access, limit }]) => {
      const about = access?.thing ? `${access.thing}${access.by ? ` by \`${access.by}\`` : ''}` : '';
      return `| \`${route}\` | ${access?.words.join(', ') ?? 'nobody'} | ${about} | ${limit ?? ''} |`;
    });
  const words = Object.entries(ACCESS_WORDS).map(([word, meaning]) => `* **${word}**: ${meaning}`);
  return `# Who may call what\n\nPrinted from the contracts; words are alternatives, what is not named is refused.\n\n${words.join('\n')}\n\n| route | who may | judged on | limit |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

function problemsFound(): string[] {
  const unheard = events.filter((event) => !event.external && hearersOf(event).length === 0).map((event) => event.type);
  const unanswered = queries
    .filter((query) => !modules.some((module) => module.answers.some((answer) => answer.query === query)))
    .map((query) => query.name);
  const unpublished = events
    .filter((event) => !modules.some((module) => module.publishes.includes(event)))
    .map((event) => event.type);
  return [
    ...unheard.map((type) => `${type} has no hearer and does not say external`),
    ...unpublished.map((type) => `${type} is published by nobody`),
    ...unanswered.map((name) => `${name} is answered by nobody`),
    ...replicas.filter((replica) => replica.fedBy.length === 0).map((replica) => `${replica.name} is fed by nothing`),
  ];
}

const kept = join(folder, 'examples.json');
const examples = withExamples(events, existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {});
const reports: Record<string, string> = {
  'openapi.json': json(await openApi(routes, '1')),
  'events.json': eventsReport(),
  'map.md': mapReport(),
  'access.md': accessReport(),
  'examples.json': json(examples),
};
const wrong = [...problemsFound(), ...unreadable(events, examples)];
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(reports)) {
  const file = join(folder, name);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (before === text) continue;
  if (process.argv.includes('--check'))
    wrong.push(`contracts/reports/${name} is not up to date: run npm run reports and look at the difference`);
  else writeFileSync(file, text);
}
for (const sentence of wrong) console.error(sentence);
process.exitCode = wrong.length ? 1 : 0;
