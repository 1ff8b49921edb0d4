/** The ladder of hints, lowest first: asks back, where to look, how to think about it, a similar example, a way to proceed. */
export const STEPS = ['askBack', 'whereToLook', 'howToThink', 'similarExample', 'procedure'] as const;
export const TOP = STEPS.length;

export const PHASES = ['find', 'plan', 'research', 'create', 'present', 'reflect', 'free'] as const;
export type Phase = (typeof PHASES)[number];

/** Where a conversation stands. A topic begins at the lowest step. */
export type Standing = { readonly phase: Phase; readonly topic: number; readonly step: number };
/** `more` is the pupil's button; `topic` says that what follows is about something else. */
export type Move = 'stay' | 'more' | 'topic';

export const beginning = (phase: Phase): Standing => ({ phase, topic: 1, step: 1 });

/**
 * One step up at most, only when the pupil asks, and only after the present step was answered: nobody climbs to the top
 * by pressing five times. Another phase is another topic.
 */
export function moved(from: Standing, move: Move, phase: Phase, answered: boolean): Standing {
  if (move === 'topic' || phase !== from.phase) return { phase, topic: from.topic + 1, step: 1 };
  if (move === 'more' && answered && from.step < TOP) return { ...from, step: from.step + 1 };
  return from;
}
