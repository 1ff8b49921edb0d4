import type { Language } from '#modules/analytics/domain/log/words.ts';

const WORDS = {
  ja: {
    number: '番号',
    name: '名前',
    begun: '下書き',
    waiting: '提出',
    reviewed: '確認ずみ',
    late: '遅れ',
    none: '未提出',
  },
  en: {
    number: 'No.',
    name: 'Name',
    begun: 'draft',
    waiting: 'handed in',
    reviewed: 'reviewed',
    late: 'late',
    none: 'not handed in',
  },
} as const;

type Cell = {
  milestoneId: string;
  state: 'begun' | 'waiting' | 'reviewed';
  late: boolean;
  level: string | null;
  grade: string | null;
};
type Pupil = {
  student: { familyName: string; givenName: string };
  classGroup: string | null;
  number: number | null;
  cells: readonly Cell[];
};
type Column = { id: string; title: string; dueDay: string };

export const matrixHeader = (columns: readonly Column[], language: Language): string[] => [
  WORDS[language].number,
  WORDS[language].name,
  ...columns.map(({ title, dueDay }) => `${title} (${dueDay})`),
];

export function matrixRow(
  { student, classGroup, number, cells }: Pupil,
  columns: readonly Column[],
  language: Language,
) {
  const w = WORDS[language];
  const said = (cell: Cell | undefined): string => {
    if (!cell) return w.none;
    const verdict = cell.state === 'reviewed' ? (cell.level ?? cell.grade ?? w.reviewed) : w[cell.state];
    return cell.late ? `${verdict} (${w.late})` : verdict;
  };
  return [
    [classGroup, number].filter((part) => part !== null).join('-'),
    `${student.familyName} ${student.givenName}`,
    ...columns.map(({ id }) => said(cells.find((cell) => cell.milestoneId === id))),
  ];
}
