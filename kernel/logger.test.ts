import { expect, it } from 'vitest';
import { inContext } from '#kernel/context.ts';
import { makeLogger } from '#kernel/logger.ts';

it('strikes out personal data and carries the correlation id', () => {
  const lines: string[] = [];
  const log = makeLogger('info', { write: (line: string) => void lines.push(line) });
  inContext({ correlation: 'c-1', causation: 'c-1' }, () =>
    log.info({ email: 'a@example.jp', person: { familyName: '林', password: 'x' }, token: 't' }, 'told'),
  );
  expect(lines.join('')).not.toMatch(/example\.jp|林|"x"|"t"/);
  expect(lines.join('')).toContain('"correlation":"c-1"');
});
