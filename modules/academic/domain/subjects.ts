/** The subjects a school starts with; each school edits its own. */
export const DEFAULT_SUBJECTS = [
  { name: '国語', code: 'JPN' },
  { name: '数学', code: 'MAT' },
  { name: '理科', code: 'SCI' },
  { name: '社会', code: 'SOC' },
  { name: '英語', code: 'ENG' },
  { name: '総合的な探究の時間', code: 'INQ' },
] as const;
