/** What is wrong with one field of an input. */
export type FieldIssue = { path: string; reason: string; detail: string };
export const issue = (path: string, reason: string, detail: string): FieldIssue => ({ path, reason, detail });
