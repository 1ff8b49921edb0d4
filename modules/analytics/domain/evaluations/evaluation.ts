export type State = 'draft' | 'edited' | 'confirmed' | 'published';
export type Step = 'confirm' | 'publish' | 'unpublish' | 'reopen';
const VIEWPOINTS = ['knowledge', 'thinking', 'attitude'] as const;
export type Grades = { [Viewpoint in (typeof VIEWPOINTS)[number]]?: 'A' | 'B' | 'C' | null | undefined };

/**
 * ```
 *            write (by hand)          confirm            publish
 *   draft ──────────────────▶ draft ─────────▶ confirmed ────────▶ published
 *   draft (of AI) ──write──▶ edited ─────────▶     │   ◀────────────  │
 *                               ▲     reopen       │     unpublish
 *                               └──────────────────┘
 * ```
 */
const MOVES: Record<Step, { from: readonly State[]; to: State }> = {
  confirm: { from: ['draft', 'edited'], to: 'confirmed' },
  publish: { from: ['confirmed'], to: 'published' },
  unpublish: { from: ['published'], to: 'confirmed' },
  reopen: { from: ['confirmed'], to: 'edited' },
};

/** Where a step leads; undefined where it cannot be taken. */
export const afterStep = (state: State, step: Step): State | undefined =>
  MOVES[step].from.includes(state) ? MOVES[step].to : undefined;

/** What a history calls a step. */
export const PAST = {
  confirm: 'confirmed',
  publish: 'published',
  unpublish: 'unpublished',
  reopen: 'reopened',
} as const;
/** The step that one takes back. */
export const UNDOES = { reopen: 'confirmed', unpublish: 'published' } as const;

/** Words of a teacher: a draft of AI is edited by them. Confirmed words are taken back first. */
export function afterWriting(now: { state: State; origin: 'hand' | 'ai' } | undefined): State | undefined {
  if (!now) return 'draft';
  if (now.state === 'confirmed' || now.state === 'published') return undefined;
  return now.state === 'draft' && now.origin === 'hand' ? 'draft' : 'edited';
}

export type Standing = Grades & { text: string; state: State; origin: 'hand' | 'ai' };
/**
 * What becomes of a draft of AI that arrives: it fills what nobody has written, and takes the place of an older draft of
 * AI nobody has touched. Undefined: it stands beside what somebody has written.
 */
export function withDraft(now: Standing | undefined, draft: Grades & { text: string }): Standing | undefined {
  const fresh = { ...draft, state: 'draft', origin: 'ai' } as const;
  if (!now || (now.state === 'draft' && now.origin === 'ai')) return fresh;
  if (now.text.trim() !== '' || afterWriting(now) === undefined) return undefined;
  return {
    ...fresh,
    knowledge: now.knowledge ?? draft.knowledge,
    thinking: now.thinking ?? draft.thinking,
    attitude: now.attitude ?? draft.attitude,
  };
}

export const sameWords = (a: Grades & { text: string }, b: Grades & { text: string }): boolean =>
  a.text === b.text && VIEWPOINTS.every((name) => (a[name] ?? null) === (b[name] ?? null));
