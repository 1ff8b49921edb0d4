/** A title as the name of a download. */
export const fileName = (title: string, ending: string): string =>
  `${title.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim() || 'quiz'}.${ending}`;
