import type { AiFunction } from '#contracts/ai/functions.ts';

export type Language = 'ja' | 'en';
type InBoth = Readonly<Record<Language, string>>;

/**
 * A wording for a model, in both languages. `{{name}}` stands for a value that is put in with every call. A change of
 * the wording counts `version` up: what was written by which wording stays known, and schools with a wording of their
 * own are told that ours has moved on.
 */
export type Prompt<Value extends string = string> = {
  readonly key: string;
  readonly version: number;
  /** `null`: goes with calls of every function. */
  readonly fn: AiFunction | null;
  /** What it is for, as administrators read it. */
  readonly title: InBoth;
  /** Every value it is given, with an example for the preview. */
  readonly values: Readonly<Record<Value, InBoth>>;
  readonly text: InBoth;
};

/** One file for each prompt: `export const coachAsks = definePrompt({ key: 'chat.coach', … })`, listed in list.ts. */
export const definePrompt = <Value extends string = never>(prompt: Prompt<Value>): Prompt<Value> => prompt;

const PLACE = /\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/g;

/** The places for values in a text. */
export const placesIn = (text: string): Set<string> => new Set([...text.matchAll(PLACE)].map(([, name = '']) => name));

/** Puts values in, once: a value that itself looks like a place stays as it is. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(PLACE, (place, name: string) => values[name] ?? place);

export type PlaceProblem = { readonly name: string; readonly reason: 'unknownPlace' | 'missingPlace' };

/** What a wording asks for that is not there, and what it leaves out. */
export function placeProblems(prompt: Prompt, text: string): PlaceProblem[] {
  const places = placesIn(text);
  const names = Object.keys(prompt.values);
  return [
    ...[...places].filter((name) => !names.includes(name)).map((name) => ({ name, reason: 'unknownPlace' as const })),
    ...names.filter((name) => !places.has(name)).map((name) => ({ name, reason: 'missingPlace' as const })),
  ];
}
