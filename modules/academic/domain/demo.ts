/** The seminars of a sample school: each takes every n-th pupil of a grade. */
export const DEMO_SEMINARS = [
  { grade: 1, name: '地域を歩くゼミ', room: '社会科室', every: 6 },
  { grade: 2, name: 'データで見る社会ゼミ', room: '情報室', every: 5 },
  { grade: 2, name: '水と生きものゼミ', room: '生物室', every: 6 },
  { grade: 3, name: '卒業探究ゼミ', room: '図書室', every: 4 },
] as const;

export const DEMO_TERMS = [
  { label: '1学期', from: '-04-01', to: '-07-20' },
  { label: '2学期', from: '-09-01', to: '-12-24' },
  { label: '3学期', from: '-01-08', to: '-03-25' },
] as const;

/** Terms of a year that starts in April: the third lies in the next calendar year. */
export function demoTerms(year: { startsOn: string; endsOn: string }) {
  const first = year.startsOn.slice(0, 4);
  const last = year.endsOn.slice(0, 4);
  return DEMO_TERMS.map((term, index) => {
    const prefix = index === 2 ? last : first;
    return { label: term.label, startsOn: `${prefix}${term.from}`, endsOn: `${prefix}${term.to}` };
  }).filter((term) => term.startsOn >= year.startsOn && term.endsOn <= year.endsOn);
}

export const GROUP_NAMES = [
  '川の班',
  '商店街の班',
  '森の班',
  '給食の班',
  '方言の班',
  '防災の班',
  '星の班',
  '駅の班',
] as const;
