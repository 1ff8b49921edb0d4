import type { RubricMatrix } from '#contracts/assessment/rubric-scores.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { readMatrix, sidesOf } from '#modules/assessment/database/read-models/rubric-results.ts';
import type { Reader } from '#modules/assessment/database/read-models/rubrics.ts';
import { RubricSheet } from '#modules/assessment/database/rubrics.ts';

type Cell = string | number | null;
const HEAD = {
  ja: {
    seat: ['学年', '組', '番号', '氏名'],
    teacher: '先生',
    self: '自己',
    peers: '生徒どうし',
    points: '点数',
    overall: '全体のコメント',
  },
  en: {
    seat: ['Grade', 'Class group', 'Number', 'Name'],
    teacher: 'Teacher',
    self: 'Self',
    peers: 'Peers',
    points: 'Points',
    overall: 'Overall comment',
  },
} as const;

/** One row per pupil: levels by name where one person scored, means (1 is the lowest level) where several did. */
export async function rubricCsv(
  em: EntityManager,
  id: string,
  reader: Reader,
  language: 'ja' | 'en',
): Promise<{ title: string; header: string[]; rows: Cell[][] }> {
  const { assessment, rows } = await readMatrix(em, id, reader);
  const sheets = await em.find(RubricSheet, { assessmentId: id, number: { $gt: 0 } });
  const about = Map.groupBy(sheets, ({ pupilId }) => pupilId);
  const { criteria } = assessment.rubric;
  const head = HEAD[language];
  const sides = [head.teacher, head.self, head.peers];
  return {
    title: assessment.title,
    header: [
      ...head.seat,
      ...criteria.flatMap(({ name }) => sides.map((side) => `${name} (${side})`)),
      ...sides.map((side) => `${head.points} (${side})`),
      `${head.overall} (${head.teacher})`,
    ],
    rows: rows.map((row): Cell[] => {
      const { teacher, self } = sidesOf(about.get(row.student.id) ?? []);
      const [only] = teacher.length === 1 ? teacher : [];
      return [
        ...[row.grade, row.classGroup, row.number, `${row.student.familyName} ${row.student.givenName}`],
        ...criteria.flatMap((criterion): Cell[] => {
          const standing = row.standing.find(({ criterionId }) => criterionId === criterion.id);
          const nameOf = (levelId: string | undefined) => criterion.levels.find(({ id: one }) => one === levelId)?.name;
          return [
            (only && nameOf(only.levels[criterion.id])) ?? rounded(standing?.teacher),
            nameOf(self?.levels[criterion.id]) ?? null,
            rounded(standing?.peers),
          ];
        }),
        ...pointsOf(row.points),
        teacher.flatMap(({ overall }) => overall || []).join('\n'),
      ];
    }),
  };
}

const rounded = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Math.round(value * 100) / 100;
const pointsOf = ({ teacher, self, peers }: RubricMatrix['rows'][number]['points']): Cell[] =>
  [teacher, self, peers].map(rounded);
