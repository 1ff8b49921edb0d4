import type { SameWords } from '../../words.ts';
import type ja from '../ja/editing.ts';

export default {
  unnamed: 'Unnamed',
  move: 'Move “{{name}}”',
  moveHelp: 'Move with the up and down arrow keys, or drag.',
  up: 'Move “{{name}}” up',
  down: 'Move “{{name}}” down',
  moved: 'Moved “{{name}}” to place {{index}} of {{total}}',
  movedInto: 'Moved “{{name}}” to place {{index}} in “{{parent}}”',
  movedNot: '“{{name}}” is at the end already',
  duplicate: 'Duplicate “{{name}}”',
  remove: 'Remove “{{name}}”',
  removed: 'Removed “{{name}}”',
  undo: 'Undo',
  redo: 'Redo',
  undone: 'Undone',
  redone: 'Redone',
} satisfies SameWords<typeof ja>;
