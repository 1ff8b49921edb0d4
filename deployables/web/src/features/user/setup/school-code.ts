export const isGoodCode = (code: string): boolean => /^[a-z0-9][a-z0-9-]{2,39}$/.test(code);

/** The nearest code to what was typed; empty when nothing of it can be used. */
export function suggestCode(typed: string): string {
  const code = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return isGoodCode(code) ? code : '';
}
