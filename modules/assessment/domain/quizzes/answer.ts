/** What somebody answered, by the item's type; ids are the author's, whatever the paper called them. */
export type AnswerFile = { id: string; name: string; size: number };
export type Answer =
  | { choice: string }
  | { choices: string[] }
  | { value: boolean }
  | { text: string }
  | { number: string }
  | { order: string[] }
  | { pairs: Record<string, string> }
  | { gaps: Record<string, string> }
  | { files: AnswerFile[] };
