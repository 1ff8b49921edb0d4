import {
  type Icon,
  IconAlignLeft,
  IconArrowsExchange,
  IconCheckbox,
  IconCircleDot,
  IconCursorText,
  IconForms,
  IconListNumbers,
  IconNumber123,
  IconPaperclip,
  IconToggleLeft,
} from '@tabler/icons-react';
import type { ItemType } from '#contracts/assessment/quiz-items.ts';

/** Every type of item, the commonest first. */
export const TYPES: Record<ItemType, Icon> = {
  single: IconCircleDot,
  multiple: IconCheckbox,
  trueFalse: IconToggleLeft,
  text: IconCursorText,
  number: IconNumber123,
  ordering: IconListNumbers,
  matching: IconArrowsExchange,
  cloze: IconForms,
  long: IconAlignLeft,
  file: IconPaperclip,
};
export const TYPE_NAMES = Object.keys(TYPES) as ItemType[];
