import { type FieldIssue, issue } from '#modules/academic/domain/issue.ts';

export type Span = { startsOn: string; endsOn: string };

/** A span of days must run forward; days are `YYYY-MM-DD`, which compare as text. */
export function checkSpan(span: Span): FieldIssue | undefined {
  return span.endsOn > span.startsOn
    ? undefined
    : issue('endsOn', 'dates_reversed', 'The end must be after the start.');
}

/** A term lies within its year. */
export function checkTerm(term: Span, year: Span): FieldIssue | undefined {
  if (term.startsOn < year.startsOn)
    return issue('startsOn', 'outside_year', 'The term starts before the school year.');
  if (term.endsOn > year.endsOn) return issue('endsOn', 'outside_year', 'The term ends after the school year.');
  return checkSpan(term);
}

/** 2026年度 for a year that starts on 1 April 2026, 2026–27 for one that starts in autumn: the label a new school gets. */
export function yearLabel(span: Span, language: 'ja' | 'en'): string {
  const first = span.startsOn.slice(0, 4);
  if (language === 'ja') return `${first}年度`;
  const last = span.endsOn.slice(0, 4);
  return first === last ? first : `${first}–${last.slice(2)}`;
}
