/** One thing a pupil did. `thing` is where it can be read: an entry, a submission, a goal, a theme. */
export type Piece = {
  id: string;
  kind: 'theme' | 'entry' | 'submission' | 'goal' | 'feedback';
  thing: string;
  day: string | null;
  text: string;
};

const MOST = 60;
const LONGEST = 600;
/** How many of a kind have their place before the log takes what is left. */
const PLACES = { theme: 1, goal: 8, submission: 12, feedback: 12 } as const;

/** Words as evidence holds them: its parts one after another, as many signs as fit, none cut in half. */
export function evidenceText(...parts: (string | null | undefined)[]): string {
  const words = parts
    .map((part) => part?.trim())
    .filter(Boolean)
    .join('\n');
  return words.length <= LONGEST ? words : words.slice(0, LONGEST).toWellFormed();
}

/**
 * The evidence of one pupil, the newest first and what has no day before it. A long log does not push the few other
 * pieces out; what they leave free is the log's.
 */
export function chosenEvidence(pieces: readonly Piece[]): Piece[] {
  const newest = pieces.toSorted((a, b) => (b.day ?? '9999').localeCompare(a.day ?? '9999'));
  const others = (['theme', 'goal', 'submission', 'feedback'] as const).flatMap((kind) =>
    newest.filter((piece) => piece.kind === kind).slice(0, PLACES[kind]),
  );
  const kept = new Set([...others, ...newest.filter(({ kind }) => kind === 'entry').slice(0, MOST - others.length)]);
  return newest.filter((piece) => kept.has(piece));
}
