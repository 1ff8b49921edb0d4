import { setTimeout as pause } from 'node:timers/promises';
import { figure, round } from './figures.bench.ts';
import { call, calm, type Slip } from './school.bench.ts';

const PUPILS = 960;

function peopleCsv(): string {
  const lines = ['login_id,family_name,given_name,family_kana,given_kana,role,grade,class_group,attendance_number'];
  for (let i = 0; i < PUPILS; i++) {
    const group = Math.floor(i / 40);
    lines.push(`bench${i},姓${i},名${i},せい,めい,student,${Math.floor(group / 8) + 1},${group}組,${(i % 40) + 1}`);
  }
  lines.push('teacher,先生,一,せんせい,はじめ,teacher,,,');
  return lines.join('\n');
}

/** Founds the school and brings its people in. */
export async function benchImport(): Promise<{ admin: string; pupils: Slip[]; teacher: Slip }> {
  const names = { familyName: '高木', givenName: '学', familyKana: '', givenKana: '' };
  const { accessToken: admin } = await call<{ accessToken: string }>('POST', '/setup', '', {
    school: { name: 'Bench', code: 'bench', yearStartsOn: '2026-04-01', yearEndsOn: '2027-03-31' },
    administrator: { ...names, loginId: 'admin', password: 'Kawa-no-mizu-31' },
    language: 'ja',
  });
  await calm();
  const form = new FormData();
  form.set('file', new File([peopleCsv()], 'people.csv'));
  form.set('createGroups', 'true');
  const checking = performance.now();
  const checked = await call<{ id: string; version: number }>('POST', '/users/imports', admin, form);
  figure(
    `import of ${PUPILS + 1} rows: check`,
    `${round(((PUPILS + 1) * 1000) / (performance.now() - checking), 0)} rows/s`,
  );
  const committing = performance.now();
  await call('POST', `/users/imports/${checked.id}/commit`, admin, { version: checked.version });
  while ((await call<{ state: string }>('GET', `/users/imports/${checked.id}`, admin)).state !== 'done')
    await pause(50);
  const seconds = (performance.now() - committing) / 1000;
  figure(
    `import of ${PUPILS + 1} rows: commit`,
    `${round((PUPILS + 1) / seconds, 0)} rows/s`,
    'argon2id of each password',
  );
  await calm();
  const { items } = await call<{ items: Slip[] }>('POST', `/users/imports/${checked.id}/slips`, admin, {});
  const teacher = items.find((slip) => slip.loginId === 'teacher');
  if (!teacher) throw new Error('the imported teacher has no slip');
  return { admin, pupils: items.filter((slip) => slip !== teacher), teacher };
}
