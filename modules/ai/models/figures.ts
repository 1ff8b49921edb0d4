/** What this process has asked models so far, for its metrics. */
export class Figures {
  readonly calls: Record<string, number> = {};
  readonly tokens = { asked: 0, answered: 0 };

  count(finish: string, { promptTokens, answerTokens }: { promptTokens: number; answerTokens: number }): void {
    this.calls[finish] = (this.calls[finish] ?? 0) + 1;
    this.tokens.asked += promptTokens;
    this.tokens.answered += answerTokens;
  }
}
