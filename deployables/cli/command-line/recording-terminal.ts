import type { Terminal } from './terminal.ts';

/** A terminal that keeps what is said, for tests: `answers` are what a person types, in order; `typed` is its input. */
export function recordingTerminal(person: { answers?: readonly string[]; typed?: string } = {}) {
  const said: string[] = [];
  const complained: string[] = [];
  const shown: string[] = [];
  const answers = [...(person.answers ?? [])];
  const terminal: Terminal = {
    interactive: person.answers !== undefined,
    say: (line) => void said.push(line),
    complain: (line) => void complained.push(line),
    progress: (line) => void shown.push(line),
    ask: async (question) => {
      const answer = answers.shift();
      if (answer === undefined) throw new Error(`nobody answers: ${question}`);
      return answer;
    },
    input: async () => person.typed ?? '',
  };
  return { terminal, said, complained, shown };
}
