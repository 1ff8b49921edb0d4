const HEADER =
  'login_id,family_name,given_name,family_kana,given_kana,email,password,role,grade,class_group,attendance_number';
const ROWS = [
  's26-1a01,相川,陽菜,あいかわ,ひな,,,student,1,A組,1',
  's26-1a02,青木,蓮,あおき,れん,,,student,1,A組,2',
  't26-001,高橋,恵,たかはし,めぐみ,takahashi@example.ed.jp,,teacher,,,',
];

/** What a list may look like; UTF-8 with BOM, so that spreadsheets open it without asking. */
export const sampleFile = (): Blob => new Blob([`\uFEFF${[HEADER, ...ROWS].join('\r\n')}\r\n`], { type: 'text/csv' });
