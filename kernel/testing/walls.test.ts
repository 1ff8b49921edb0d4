import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

type Configuration = { forbidden: { name: string }[]; options: Record<string, unknown> };
const file = new URL('../../.dependency-cruiser.js', import.meta.url).href;
const configuration = ((await import(file)) as { default: Configuration }).default;

const PLANTED = join(import.meta.dirname, 'fixtures/architecture');
const RULES = configuration.forbidden.map((rule) => rule.name);

/** Names of the rules that a small tree breaks. */
async function broken(tree: string): Promise<string[]> {
  const { exclude: _, tsConfig: __, ...options } = configuration.options;
  const { output } = await cruise(['.'], {
    ...options,
    baseDir: join(PLANTED, tree),
    validate: true,
    ruleSet: { forbidden: configuration.forbidden },
  } as never);
  return (output as ICruiseResult).summary.violations.map((violation) => violation.rule.name);
}

describe('each wall has been seen to hold', () => {
  it('has a planted violation for every rule', () => {
    expect(readdirSync(PLANTED).sort()).toEqual([...RULES].sort());
  });

  it.each(RULES)('%s', async (rule) => {
    expect(await broken(rule)).toContain(rule);
  });
});
