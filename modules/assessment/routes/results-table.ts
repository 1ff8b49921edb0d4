import { wallTime } from '#kernel/clock.ts';
import type { Quiz } from '#modules/assessment/database/quizzes.ts';
import type { readResults } from '#modules/assessment/database/read-models/quizzes/results.ts';
import { itemsOf } from '#modules/assessment/domain/quizzes/item.ts';
import { shortly } from '#modules/assessment/domain/quizzes/words.ts';

const HEADER = {
  ja: ['学年', '組', '番号', '姓', '名', '回', '結果', '提出日時', '得点', '満点'],
  en: ['grade', 'class group', 'number', 'family name', 'given name', 'attempt', 'result', 'handed in', 'points', 'of'],
} as const;

/** One row per attempt, and one for who has none; the points of every question behind them. */
export function resultsTable(
  quiz: Quiz,
  pupils: Awaited<ReturnType<typeof readResults>>,
  points: ReadonlyMap<string, number | null>,
  { language, timeZone }: { language: 'ja' | 'en'; timeZone: string },
): { header: string[]; rows: (string | number | null)[][] } {
  const items = itemsOf(quiz.document.sections);
  const at = (instant: string | null) => (instant === null ? '' : wallTime(timeZone, Date.parse(instant)));
  return {
    header: [...HEADER[language], ...items.map((item, place) => `${place + 1} ${shortly(item, 40)}`)],
    rows: pupils.flatMap(({ student, grade, classGroup, number, attempts }) => {
      const who = [grade, classGroup, number, student.familyName, student.givenName];
      if (attempts.length === 0) return [[...who, ...Array<null>(5 + items.length).fill(null)]];
      return attempts.map((attempt) => [
        ...who,
        attempt.number,
        attempt.counts ? '○' : '',
        at(attempt.handedInAt),
        attempt.points,
        attempt.of,
        ...items.map((item) => points.get(`${attempt.id} ${item.id}`) ?? null),
      ]);
    }),
  };
}
