/** One question with its key, as authors write it; what the parts mean says contracts/assessment/quiz-items.ts. */
export type Choice = { id: string; text: string };
export type Tolerance = { kind: 'absolute' | 'percent'; value: number };
type TextKey = { accepted: string[]; exact: boolean };
type NumberKey = { answer: number | null; tolerance: Tolerance; unit: string };
type ChoiceKey = { choices: Choice[]; answer: string | null };

export type Gap = { id: string } & (
  | ({ kind: 'text' } & TextKey)
  | ({ kind: 'choice' } & ChoiceKey)
  | ({ kind: 'number' } & NumberKey)
);

type Base = {
  id: string;
  prompt: string;
  image: { fileId: string; alt: string } | null;
  points: number;
  explanation: string;
  bankItemId: string | null;
};
export type Single = Base & { type: 'single' } & ChoiceKey;
export type Multiple = Base & {
  type: 'multiple';
  choices: Choice[];
  answers: string[];
  scoring: 'partial' | 'whole';
};
export type TrueFalse = Base & { type: 'trueFalse'; answer: boolean | null };
export type ShortText = Base & { type: 'text' } & TextKey;
export type Numeric = Base & { type: 'number' } & NumberKey;
export type Ordering = Base & { type: 'ordering'; entries: Choice[]; scoring: 'partial' | 'whole' };
export type Matching = Base & {
  type: 'matching';
  lefts: (Choice & { match: string | null })[];
  rights: Choice[];
};
export type Cloze = Base & { type: 'cloze'; text: string; gaps: Gap[] };
export type LongText = Base & {
  type: 'long';
  model: string;
  unit: 'characters' | 'words';
  least: number | null;
  most: number | null;
};
export type Files = Base & { type: 'file'; model: string; files: number };
export type Item = Single | Multiple | TrueFalse | ShortText | Numeric | Ordering | Matching | Cloze | LongText | Files;
export type ItemType = Item['type'];

/** What every item has beside its own parts. */
export const BLANK_ITEM = { image: null, points: 1, explanation: '', bankItemId: null } as const;

export type Section = {
  id: string;
  title: string;
  instructions: string;
  shuffleItems: boolean;
  shuffleChoices: boolean;
  draw: number | null;
  items: Item[];
};
export type Rules = {
  timeLimit: number | null;
  opensAt: string | null;
  closesAt: string | null;
  attempts: number;
  counts: 'best' | 'last';
  reveal: { points: boolean; correctness: boolean; key: boolean; explanation: boolean };
};
export const PLAIN_RULES: Rules = {
  timeLimit: null,
  opensAt: null,
  closesAt: null,
  attempts: 1,
  counts: 'best',
  reveal: { points: true, correctness: true, key: true, explanation: true },
};

export type QuizDocument = { title: string; instructions: string; sections: Section[]; rules: Rules };
/** What of a document one revision holds: everything attempts are marked by. */
export type Sections = readonly Section[];

export const itemsOf = (sections: Sections): Item[] => sections.flatMap((section) => section.items);

/** What an attempt can earn: of a section that draws, the mean points of an item times the number drawn. */
export const pointsOf = (sections: Sections): number =>
  round(
    sections.reduce((sum, { items, draw }) => {
      const all = items.reduce((points, item) => points + item.points, 0);
      return sum + (draw === null || draw >= items.length ? all : (all / items.length) * draw);
    }, 0),
  );
export const askedOf = (sections: Sections): number =>
  sections.reduce((sum, { items, draw }) => sum + Math.min(items.length, draw ?? items.length), 0);

/** Hundredths: what points are rounded to everywhere. */
export const round = (points: number): number => Math.round((points + Number.EPSILON * 8) * 100) / 100;
