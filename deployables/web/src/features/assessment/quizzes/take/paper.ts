import type { Paper, PaperItem } from '#contracts/assessment/attempts.ts';

/** One item of a paper with where it stands; `first` of its section shows the section's words. */
export type Sheet = { item: PaperItem; place: number; section: Paper['sections'][number]; first: boolean };

/** The items of a paper in the order one meets them. */
export function sheetsOf({ sections }: Paper): Sheet[] {
  let place = 0;
  return sections.flatMap((section) =>
    section.items.map((item, index) => {
      place += 1;
      return { item, place, section, first: index === 0 };
    }),
  );
}
