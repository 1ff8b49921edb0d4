import { expect, test } from 'vitest';
import { partitionOf } from '#kernel/events/partition.ts';

test('an aggregate keeps its partition for ever', () => {
  // If these change, positions given by an earlier version are in the wrong partition: order is lost without a sign.
  expect(partitionOf('user', '00000000-0000-4000-8000-000000000001')).toBe(3);
  expect(partitionOf('user', '00000000-0000-4000-8000-000000000002')).toBe(1);
  expect(partitionOf('user', 'x')).toBe(6);
});
