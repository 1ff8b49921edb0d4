import { SelectedThemeFacts, themeSelected, themeUnselected } from '#contracts/content/events.ts';
import { defineReplica } from '#contracts/define.ts';

/** The theme each pupil has chosen in each class, in its present words. */
export const selectedThemes = defineReplica({
  name: 'content.selected-themes',
  row: SelectedThemeFacts,
  indexes: [['personId', 'classId'], ['classId']],
  fedBy: [themeSelected],
  removedBy: [themeUnselected],
});
