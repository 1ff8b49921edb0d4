import { expect, it } from 'vitest';
import * as z from 'zod';
import { defineEvent } from '#contracts/define.ts';
import { unreadable, withExamples } from './examples.ts';

const said = (data: z.ZodObject) => defineEvent({ type: 'user.greeted.v1', aggregate: 'user', data });
const first = said(
  z.object({ name: z.string(), at: z.iso.datetime(), to: z.uuid().nullable(), how: z.enum(['warmly', 'coldly']) }),
);
const examples = withExamples([first], {});

it('keeps what was said first, and the contract of the day must still read it', () => {
  expect(examples['user.greeted.v1']?.data).toEqual({
    name: 'text',
    at: '2026-04-01T00:00:00.000Z',
    to: null,
    how: 'warmly',
  });
  expect(unreadable([first], examples)).toEqual([]);
  const more = said(first.data.extend({ language: z.string().optional() }));
  expect(withExamples([more], examples)).toEqual(examples);
  expect(unreadable([more], examples)).toEqual([]);
});

it('names what an older version says and this one would refuse', () => {
  const asking = said(first.data.extend({ language: z.string() }));
  expect(unreadable([asking], examples).join()).toContain('language');
  const narrowed = said(first.data.extend({ how: z.enum(['coldly']) }));
  expect(unreadable([narrowed], examples).join()).toContain('how');
  expect(unreadable([], examples).join()).toContain('in no contract');
});
