import { describe, expect, it } from 'vitest';
import { itemFaults } from '#modules/basebuilder/domain/item.ts';

const reasons = (answerType: 'text' | 'choice' | 'boolean', accepted: string[], choices: string[] = []) =>
  itemFaults({ answerType, accepted, choices }).map(({ reason }) => reason);

describe('an item', () => {
  it.each([
    ['text', ['apple', 'an apple'], [], []],
    ['text', ['apple'], ['apple', 'pear'], []],
    ['choice', ['apple'], [], ['two_choices']],
    ['choice', ['apple'], ['Ａｐｐｌｅ', 'pear', 'plum'], []],
    ['choice', ['apple'], ['apple'], ['two_choices']],
    ['choice', ['apple'], ['pear', 'plum'], ['right_choice']],
    ['choice', ['apple', 'pear'], ['apple', 'pear'], ['right_choice']],
    ['choice', ['apple'], ['apple', 'pear', 'ＰＥＡＲ'], ['doubled_choice']],
    ['boolean', ['true'], [], []],
    ['boolean', ['○'], [], ['true_or_false']],
    ['boolean', ['true', 'false'], [], ['true_or_false']],
    ['boolean', ['false'], ['true', 'false'], ['no_choices']],
  ] as const)('of type %s with answers %j and choices %j has the faults %j', (type, accepted, choices, faults) => {
    expect(reasons(type, [...accepted], [...choices])).toEqual(faults);
  });
});
