/** Everything the journeys know of the school they walk through. */
export const SCHOOL = { name: '青嶺高等学校', code: 'aomine' } as const;
export const ADMIN = { loginId: 'kanri', password: 'Kaede-no-hayashi-7' } as const;
/** A second administrator, whose language is English. */
export const ENGLISH_ADMIN = { loginId: 'english-office', password: 'River-and-wind-64' } as const;
/** What everybody chooses who signs in for the first time. */
export const NEW_PASSWORD = 'Kawa-no-mizu-31';

const FAMILIES = [
  '佐藤,さとう',
  '鈴木,すずき',
  '高橋,たかはし',
  '田中,たなか',
  '伊藤,いとう',
  '渡辺,わたなべ',
  '山本,やまもと',
  '中村,なかむら',
];
const GIVENS = [
  '陽菜,ひな',
  '蓮,れん',
  '結衣,ゆい',
  '湊,みなと',
  '咲良,さくら',
  '陸,りく',
  '葵,あおい',
  '樹,いつき',
  '凛,りん',
  '颯太,そうた',
];

const pick = (list: readonly string[], index: number): string => list[index % list.length] ?? '';
/** The one teacher a journey looks for by name: leads 1年A組. */
export const TEACHER = { loginId: 't001', familyName: '桐生' } as const;
const HEADER =
  'login_id,family_name,given_name,family_kana,given_kana,email,password,role,grade,class_group,attendance_number';

/** A file of 960 pupils in 24 class groups of 40, and 40 teachers of whom the first 24 lead a group. */
export function thousandPeople(): string {
  const rows = [HEADER];
  for (let index = 0; index < 1000; index++) {
    const [family, familyKana] = pick(FAMILIES, index).split(',');
    const [given, givenKana] = pick(GIVENS, index * 7 + Math.floor(index / 8)).split(',');
    const pupil = index < 960;
    const named =
      index === 960 ? [TEACHER.familyName, '環', 'きりゅう', 'たまき'] : [family, given, familyKana, givenKana];
    const group = pupil ? Math.floor(index / 40) : index - 960;
    const grade = Math.floor(group / 8) + 1;
    const seat =
      group < 24 ? [grade, `${grade}年${'ABCDEFGH'[group % 8]}組`, pupil ? (index % 40) + 1 : ''] : ['', '', ''];
    const loginId = pupil ? `s${String(index + 1).padStart(4, '0')}` : `t${String(index - 959).padStart(3, '0')}`;
    rows.push([loginId, ...named, '', '', pupil ? 'student' : 'teacher', ...seat].join(','));
  }
  return `${rows.join('\r\n')}\r\n`;
}
