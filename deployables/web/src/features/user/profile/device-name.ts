const BROWSERS = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const SYSTEMS = [
  ['CrOS', 'Chromebook'],
  ['Android', 'Android'],
  ['iPad', 'iPad'],
  ['iPhone', 'iPhone'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const;

const first = (agent: string, known: readonly (readonly [string, string])[]): string | undefined =>
  known.find(([mark]) => agent.includes(mark))?.[1];

/** "Chromebook · Chrome" of what a browser says about itself; the raw words when nothing in them is known. */
export function deviceName(agent: string): string {
  return [first(agent, SYSTEMS), first(agent, BROWSERS)].filter(Boolean).join(' · ') || agent;
}
