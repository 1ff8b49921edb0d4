/** What is said to a model; the same shape as in models/models.ts, which the domain does not know. */
export type Said = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };
export type Exchange = { readonly asked: string; readonly answered: string };

/** Tokens a text may come to, erring upwards: one per character beyond Latin, one per three Latin letters. */
export function tokensOf(text: string): number {
  const wide = text.match(/[\u0250-\u{10ffff}]/gu)?.length ?? 0;
  return wide + Math.ceil((text.length - wide) / 3) + 4;
}

/**
 * What fits into the budget: always the system's words and the present message, then as many of the last exchanges as
 * there is room for, whole, in their order. The oldest go first, and where some went one line says so.
 */
export function withinBudget(
  system: string,
  earlier: readonly Exchange[],
  asked: string,
  { tokens, dropped }: { tokens: number; dropped: string },
): Said[] {
  let left = tokens - tokensOf(system) - tokensOf(asked);
  const kept: Exchange[] = [];
  for (const exchange of [...earlier].reverse()) {
    left -= tokensOf(exchange.asked) + tokensOf(exchange.answered);
    if (left < 0) break;
    kept.unshift(exchange);
  }
  const lost = kept.length < earlier.length;
  return [
    { role: 'system', content: lost ? `${system}\n\n${dropped}` : system },
    ...kept.flatMap(({ asked: question, answered }): Said[] => [
      { role: 'user', content: question },
      { role: 'assistant', content: answered },
    ]),
    { role: 'user', content: asked },
  ];
}

/** As many whole lines, from the first on, as fit. */
export function linesWithin(lines: readonly string[], tokens: number): string {
  let left = tokens;
  const kept: string[] = [];
  for (const line of lines) {
    left -= tokensOf(line);
    if (left < 0) break;
    kept.push(line);
  }
  return kept.join('\n');
}
