import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classRemoved } from '#contracts/academic/events.ts';
import { type FileUse, type FileView, PIECE_SIZE, type UploadView } from '#contracts/content/files.ts';
import { workPictures } from '#contracts/content/queries.ts';
import { ClassId, type SchoolId, type SchoolYearId } from '#contracts/ids.ts';
import type { Problem } from '#contracts/problem.ts';
import { DAY } from '#kernel/clock.ts';
import { PIECE } from '#kernel/files/storage.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { startS3 } from '#kernel/testing/s3-server.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { docxOf } from '#kernel/testing/zip.ts';
import { content } from '#modules/content/module.ts';

const MB = 1024 * 1024;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const video = (size: number) => {
  const bytes = Buffer.alloc(size, 7);
  bytes.set(Buffer.from('\0\0\0\u0018ftypmp42\0\0\0\0mp42isom', 'latin1'));
  return bytes;
};
/** Each dialect once, and the bucket once. */
const FORMS = [...DIALECTS.map((dialect) => ({ dialect, store: 'disk' })), { dialect: 'sqlite', store: 'S3' }] as const;

describe.each(FORMS)('files, on $dialect and $store', ({ dialect, store }) => {
  const folder = mkdtempSync(join(tmpdir(), 'quested-files-'));
  let s3: Awaited<ReturnType<typeof startS3>> | undefined;
  let app: TestApplication;
  let school: SchoolWithClass;
  let stranger: SchoolWithClass;
  let place: string;
  beforeAll(async () => {
    s3 = store === 'S3' ? await startS3() : undefined;
    app = await bootModule(content, {
      dialect,
      folder,
      environment: { QUESTED_FILES_QUOTA: '1', ...s3?.settings },
    });
    school = await schoolWithClass(app);
    stranger = await schoolWithClass(app, { name: '北野高校' });
    place = `class:${school.schoolClass.id}`;
  });
  afterAll(async () => {
    await app.stop();
    await s3?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const pupil = (): Seated => school.pupils[0] as Seated;

  const bytesOf = async (
    who: Seated,
    method: string,
    path: string,
    body?: Uint8Array | AsyncIterable<Uint8Array>,
    headers = {},
  ) =>
    fetch(`${app.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${await who.as()}`, 'content-type': 'application/octet-stream', ...headers },
      ...(body ? { body: body as Uint8Array<ArrayBuffer>, duplex: 'half' } : {}),
    } as RequestInit);
  const problemOf = async (answer: Response) => (await answer.json()) as Problem;
  const begin = async (name: string, size: number, to = place, who: Seated = school.teacher) =>
    app.call<UploadView>('POST', '/uploads', { token: await who.as(), body: { place: to, name, size } });
  const put = (
    id: string,
    offset: number,
    bytes: Uint8Array | AsyncIterable<Uint8Array>,
    who: Seated = school.teacher,
  ) => bytesOf(who, 'PUT', `/uploads/${id}/from/${offset}`, bytes);
  const finish = async (id: string, who: Seated = school.teacher) =>
    app.call<FileView>('POST', `/uploads/${id}/finish`, { token: await who.as() });
  const sent = async (name: string, bytes: Uint8Array) => {
    const { body } = await begin(name, bytes.length);
    for (let at = 0; at < bytes.length; at += PIECE_SIZE) {
      const answer = await put(body.id, at, bytes.subarray(at, at + PIECE_SIZE));
      expect(answer.status).toBe(200);
    }
    return body.id;
  };
  const upload = async (name: string, bytes: Uint8Array) => {
    const done = await finish(await sent(name, bytes));
    expect(done.problem?.title).toBe(undefined);
    return done.body;
  };
  const list = async (who: Seated = school.teacher, of = place) =>
    app.call<{ items: FileView[]; total: number; next?: string }>('GET', `/files?place=${of}`, {
      token: await who.as(),
    });
  const use = async () => (await app.call<FileUse>('GET', '/files/use', { token: await school.admin.as() })).body;
  const onDisk = () => {
    const uploads = join(folder, 'uploads');
    return existsSync(uploads)
      ? readdirSync(uploads, { recursive: true, withFileTypes: true })
          .filter((entry) => !entry.isDirectory())
          .map((entry) => entry.name)
      : [];
  };
  const sweep = () =>
    content.timers
      .find(({ name }) => name === 'sweep files')
      ?.run(app.context('content'), new AbortController().signal);

  it('come in pieces, are the class’s then, and only theirs', async () => {
    expect(PIECE_SIZE).toBe(PIECE);
    const bytes = video(PIECE_SIZE + 1000);
    const file = await upload('実験の記録.mp4', bytes);
    expect(file).toMatchObject({ name: '実験の記録.mp4', kind: 'video', size: bytes.length, thumbnail: false, place });
    expect((await list(pupil())).body.items).toEqual([file]);
    const got = await bytesOf(pupil(), 'GET', `/files/${file.id}`);
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
    expect(got.headers.get('content-disposition')).toMatch(/^inline/);
    const part = await bytesOf(pupil(), 'GET', `/files/${file.id}`, undefined, {
      range: `bytes=${PIECE_SIZE - 2}-${PIECE_SIZE + 1}`,
    });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 4]);
    expect((await bytesOf(school.otherPupil, 'GET', `/files/${file.id}`)).status).toBe(403);
    expect((await bytesOf(school.otherTeacher, 'GET', `/files/${file.id}`)).status).toBe(403);
    expect((await bytesOf(stranger.teacher, 'GET', `/files/${file.id}`)).status).toBe(404);
    expect((await list(stranger.teacher)).status).toBe(404);
    expect(await app.published('content')).toContain('content.file-added.v1');
  });

  it('are put by teachers of the class, not by its pupils, strangers, or into what is not there', async () => {
    expect((await begin('a.png', 10, place, pupil())).status).toBe(403);
    expect((await begin('a.png', 10, place, stranger.teacher)).status).toBe(404);
    expect((await begin('a.png', 10, `class:${school.pupils[0]?.id}`)).status).toBe(404);
    expect((await begin('a.png', 10, 'planet:018f0000-0000-7000-8000-000000000001')).status).toBe(404);
    const away = await school.course('昨年の講座');
    await school.assign(school.teacher, away);
    await school.archive(away);
    expect((await begin('a.png', 10, `class:${away.id}`)).problem.code).toBe('CLASS_ARCHIVED');
  });

  it('of a pupil’s own theme are put by the pupil, read by who teaches them, and by no classmate', async () => {
    const [owner, mate] = school.pupils as [Seated, Seated];
    const theme = await app.call<{ id: string }>('POST', '/themes', {
      token: await owner.as(),
      body: { classId: school.schoolClass.id, title: '川の水' },
    });
    const mine = `theme:${theme.body.id}`;
    for (const who of [mate, school.teacher, school.otherTeacher])
      expect((await begin('a.png', 10, mine, who)).status).toBe(403);
    const { body } = await begin('川.png', PNG.length, mine, owner);
    await put(body.id, 0, PNG, owner);
    const { body: file } = await finish(body.id, owner);
    for (const who of [owner, school.teacher, school.admin]) {
      expect((await bytesOf(who, 'GET', `/files/${file.id}`)).status).toBe(200);
      expect((await list(who, mine)).body.items).toEqual([file]);
    }
    for (const who of [mate, school.otherPupil, school.otherTeacher]) {
      expect((await bytesOf(who, 'GET', `/files/${file.id}`)).status).toBe(403);
      expect((await list(who, mine)).status).toBe(403);
    }
    expect((await bytesOf(school.teacher, 'DELETE', `/files/${file.id}`)).status).toBe(403);
    expect((await bytesOf(owner, 'DELETE', `/files/${file.id}`)).status).toBe(204);
  });

  it('that a teacher shares with the whole school are read by everybody in it, and changed by who put them', async () => {
    const thing = '018f0000-0000-7000-8000-00000000005c';
    const shared = `school:${school.otherTeacher.id}.${thing}`;
    for (const who of [school.teacher, pupil()]) expect((await begin('a.png', 10, shared, who)).status).toBe(403);
    expect((await begin('a.png', 10, `school:${pupil().id}.${thing}`, pupil())).status).toBe(404);
    const { body } = await begin('川.png', PNG.length, shared, school.otherTeacher);
    await put(body.id, 0, PNG, school.otherTeacher);
    const { body: file } = await finish(body.id, school.otherTeacher);
    for (const who of [pupil(), school.otherPupil, school.teacher, school.admin]) {
      expect((await bytesOf(who, 'GET', `/files/${file.id}`)).status).toBe(200);
      expect((await list(who, shared)).body.items).toEqual([file]);
    }
    expect((await bytesOf(stranger.teacher, 'GET', `/files/${file.id}`)).status).toBe(404);
    for (const who of [pupil(), school.teacher])
      expect((await bytesOf(who, 'DELETE', `/files/${file.id}`)).status).toBe(403);
    expect((await bytesOf(school.otherTeacher, 'DELETE', `/files/${file.id}`)).status).toBe(204);
  });

  it('of a piece of a pupil’s work are theirs alone, also where another names the same piece', async () => {
    const [owner, mate] = school.pupils as [Seated, Seated];
    const entry = '018f0000-0000-7000-8000-0000000000e1';
    const mine = `work:${owner.id}.${entry}`;
    for (const who of [mate, school.teacher, school.otherTeacher])
      expect((await begin('a.png', 10, mine, who)).status).toBe(403);
    const { body } = await begin('実験.png', PNG.length, mine, owner);
    await put(body.id, 0, PNG, owner);
    const { body: file } = await finish(body.id, owner);
    expect(file.place).toBe(mine);
    expect((await list(school.teacher, mine)).body.items).toEqual([file]);
    expect((await bytesOf(school.teacher, 'GET', `/files/${file.id}`)).status).toBe(200);
    for (const who of [mate, school.otherTeacher]) {
      expect((await list(who, mine)).status).toBe(403);
      expect((await bytesOf(who, 'GET', `/files/${file.id}`)).status).toBe(403);
    }
    // Whoever has learnt the entry's id finds their own, empty place under it.
    expect((await list(mate, `work:${mate.id}.${entry}`)).body).toMatchObject({ items: [], total: 0 });
    for (const nobody of [`work:${school.teacher.id}.${entry}`, `work:${entry}.${entry}`, `work:${owner.id}`])
      expect((await begin('a.png', 10, nobody, owner)).status).toBe(404);
  });

  it('that somebody else sends are nobody’s business', async () => {
    const { body } = await begin('a.png', PNG.length);
    const helper = await school.person('teacher');
    await school.assign(helper, school.schoolClass);
    for (const [method, path] of [
      ['GET', ''],
      ['PUT', '/from/0'],
      ['PUT', '/thumbnail'],
      ['POST', '/finish'],
      ['DELETE', ''],
    ] as const) {
      expect((await bytesOf(helper, method, `/uploads/${body.id}${path}`)).status).toBe(403);
      expect((await bytesOf(stranger.admin, method, `/uploads/${body.id}${path}`)).status).toBe(404);
    }
  });

  it('go on where they were after a broken line: what is known twice does no harm, what does not fit is told', async () => {
    const bytes = video(2 * PIECE_SIZE);
    const { body } = await begin('途中.mp4', bytes.length);
    const broken = new AbortController();
    const slow = (async function* () {
      yield bytes.subarray(0, MB);
      await delay(50);
      broken.abort();
      await delay(10_000, undefined, { ref: false });
    })();
    await fetch(`${app.url}/api/v1/uploads/${body.id}/from/0`, {
      method: 'PUT',
      body: slow,
      duplex: 'half',
      signal: broken.signal,
      headers: { authorization: `Bearer ${await school.teacher.as()}` },
    } as unknown as RequestInit).catch(() => undefined);
    const asked = async () =>
      (await app.call<UploadView>('GET', `/uploads/${body.id}`, { token: await school.teacher.as() })).body.offset;
    if (store === 'disk') await expect.poll(asked).toBeGreaterThan(0);
    const offset = await asked();
    expect(offset).toBeLessThanOrEqual(MB);
    const wrong = await put(body.id, offset + 1, bytes.subarray(offset + 1, offset + 100));
    expect([wrong.status, await problemOf(wrong)]).toMatchObject([409, { code: 'OFFSET_MISMATCH', data: { offset } }]);
    await put(body.id, offset, bytes.subarray(offset, offset + PIECE_SIZE));
    const again = await put(body.id, offset, bytes.subarray(offset, offset + PIECE_SIZE));
    expect([again.status, ((await again.json()) as UploadView).offset]).toEqual([200, offset + PIECE_SIZE]);
    const early = await finish(body.id);
    expect(early.problem).toMatchObject({ code: 'UPLOAD_INCOMPLETE', data: { offset: offset + PIECE_SIZE } });
    if (offset + PIECE_SIZE < bytes.length)
      await put(body.id, offset + PIECE_SIZE, bytes.subarray(offset + PIECE_SIZE));
    const done = await finish(body.id);
    expect((await finish(body.id)).body).toEqual(done.body);
    const got = await bytesOf(pupil(), 'GET', `/files/${done.body.id}`);
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('finished by two at once are one file', async () => {
    const id = await sent('twice.png', PNG);
    const both = await Promise.all([finish(id), finish(id)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await list()).body.items.filter((file) => file.name === 'twice.png')).toHaveLength(1);
  });

  it('at a pupil’s work are told to reports by name, a picture with its small one', async () => {
    const owner = school.pupils[1] as Seated;
    const thing = '018f0000-0000-7000-8000-0000000000c1';
    const to = `work:${owner.id}.${thing}`;
    for (const [name, bytes, small] of [
      ['写真.png', PNG, true],
      ['メモ.txt', Buffer.from('メモ'), false],
      ['消した.txt', Buffer.from('x'), false],
    ] as const) {
      const { body } = await begin(name, bytes.length, to, owner);
      await bytesOf(owner, 'PUT', `/uploads/${body.id}/from/0`, bytes);
      if (small) await bytesOf(owner, 'PUT', `/uploads/${body.id}/thumbnail`, PNG);
      const token = await owner.as();
      const file = await app.call<FileView>('POST', `/uploads/${body.id}/finish`, { token });
      if (name === '消した.txt') await app.call('DELETE', `/files/${file.body.id}`, { token });
    }
    const told = await app.context('academic').ask(workPictures, { personId: owner.id, thingIds: [thing] });
    expect(told.items).toEqual([
      { thingId: thing, name: '写真.png', type: 'image/png', picture: Buffer.from(PNG).toString('base64') },
      { thingId: thing, name: 'メモ.txt', type: 'text/plain', picture: null },
    ]);
    // The work of somebody else under the same id is not theirs.
    const mate = school.pupils[2] as Seated;
    const others = await app.context('academic').ask(workPictures, { personId: mate.id, thingIds: [thing] });
    expect(others.items).toEqual([]);
  });

  it('have a thumbnail the browser made, if it is a picture', async () => {
    const { body } = await begin('写真.png', PNG.length);
    const bad = await bytesOf(
      school.teacher,
      'PUT',
      `/uploads/${body.id}/thumbnail`,
      Buffer.from('<svg onload="alert(1)"/>'),
    );
    expect((await problemOf(bad)).code).toBe('FILE_TYPE_REFUSED');
    const large = await bytesOf(
      school.teacher,
      'PUT',
      `/uploads/${body.id}/thumbnail`,
      Buffer.concat([PNG, Buffer.alloc(200_000)]),
    );
    expect((await problemOf(large)).code).toBe('PAYLOAD_TOO_LARGE');
    expect((await bytesOf(school.teacher, 'PUT', `/uploads/${body.id}/thumbnail`, PNG)).status).toBe(204);
    await put(body.id, 0, PNG);
    const { body: file } = await finish(body.id);
    expect(file.thumbnail).toBe(true);
    const small = await bytesOf(pupil(), 'GET', `/files/${file.id}/thumbnail`);
    expect([small.headers.get('content-type'), (await small.arrayBuffer()).byteLength]).toEqual([
      'image/png',
      PNG.length,
    ]);
    expect((await bytesOf(school.otherPupil, 'GET', `/files/${file.id}/thumbnail`)).status).toBe(403);
  });

  describe('refused ones leave nothing:', () => {
    let before: { used: number; files: string[] };
    const remember = async () => {
      before = { used: (await use()).used, files: onDisk().sort() };
    };
    const nothingLeft = async () => {
      await expect.poll(async () => (await use()).used).toBe(before.used);
      expect(onDisk().sort()).toEqual(before.files);
    };

    it.each([
      ['a script named .png', 'photo.png', Buffer.from('#!/bin/sh\nrm -rf /\n')],
      ['an SVG with a script named .png', 'photo.png', Buffer.from('<svg><script>alert(1)</script></svg>')],
      ['a page named .txt', 'notes.txt', Buffer.from('<!doctype html><script>alert(1)</script>')],
      ['a program named .pdf', 'report.pdf', Buffer.concat([Buffer.from('MZ\u0090\0', 'latin1'), Buffer.alloc(500)])],
    ])('%s', async (_what, name, bytes) => {
      await remember();
      const refused = await finish(await sent(name, bytes));
      expect([refused.status, refused.problem.code]).toEqual([415, 'FILE_TYPE_REFUSED']);
      await nothingLeft();
    });

    it('a zip bomb of a document', async () => {
      await remember();
      const refused = await finish(
        await sent('宿題.docx', docxOf({ name: 'word/media/0.bin', bytes: Buffer.alloc(120 * MB) })),
      );
      expect([refused.status, refused.problem.code]).toEqual([422, 'FILE_UNSAFE']);
      await nothingLeft();
    });

    it('what its name already says', async () => {
      await remember();
      for (const name of ['picture.svg', 'page.html', 'tool.exe', 'all.zip', 'macro.docm'])
        expect((await begin(name, 100)).problem.code).toBe('FILE_TYPE_REFUSED');
      const large = await begin('photo.png', 21 * MB);
      expect([large.status, large.problem.data]).toMatchObject([413, { limit: 20 * MB }]);
      await nothingLeft();
    });

    it('more than its kind allows, whatever it was announced as', async () => {
      await remember();
      const refused = await finish(await sent('film.mp4', Buffer.concat([PNG, Buffer.alloc(20 * MB)])));
      expect([refused.status, refused.problem.code]).toEqual([413, 'FILE_TOO_LARGE']);
      await nothingLeft();
    });

    it('more than was announced: at once by its length, while it streams without one', async () => {
      await remember();
      const first = (await begin('a.png', 1000)).body;
      expect((await problemOf(await put(first.id, 0, Buffer.alloc(1001)))).code).toBe('FILE_TOO_LARGE');
      const second = (await begin('b.png', 1000)).body;
      let given = 0;
      const endless = (async function* () {
        for (; given < 400; given++) {
          yield Buffer.alloc(10_000);
          await delay(1);
        }
      })();
      expect((await problemOf(await put(second.id, 0, endless))).code).toBe('FILE_TOO_LARGE');
      expect(given).toBeLessThan(200);
      for (const { id } of [first, second]) expect((await finish(id)).status).toBe(404);
      await nothingLeft();
    });

    it('what is given up', async () => {
      await remember();
      const { body } = await begin('a.mp4', 2 * PIECE_SIZE);
      await put(body.id, 0, video(PIECE_SIZE));
      expect((await bytesOf(school.teacher, 'DELETE', `/uploads/${body.id}`)).status).toBe(204);
      await nothingLeft();
    });

    it.skipIf(store === 'S3')('what the disk has no room for', async () => {
      await remember();
      const { body } = await begin('a.png', PNG.length);
      const incoming = join(folder, 'uploads/.incoming');
      const draft = readdirSync(incoming).find((name) => name.includes(body.id)) ?? '';
      rmSync(join(incoming, draft));
      symlinkSync('/dev/full', join(incoming, draft));
      const full = await put(body.id, 0, PNG);
      expect([full.status, (await problemOf(full)).code]).toEqual([507, 'STORAGE_FULL']);
      await nothingLeft();
    });

    it('what the school has no room for', async () => {
      await remember();
      const held: string[] = [];
      for (let i = 0; i < 3; i++) {
        const { body, problem } = await begin('long.mp4', 450 * MB);
        if (problem?.code) expect(problem).toMatchObject({ code: 'QUOTA_EXCEEDED', data: { quota: 1e9 } });
        else held.push(body.id);
      }
      expect(held).toHaveLength(2);
      for (const id of held) await bytesOf(school.teacher, 'DELETE', `/uploads/${id}`);
      await nothingLeft();
    });
  });

  it('keep their names in any script, without paths and tricks, and say what they are', async () => {
    for (const [given, kept] of [
      ['../../etc/実験.png', '実験.png'],
      [`${'長い名前'.repeat(80)}.png`, expect.stringMatching(/^(長い名前)+長?い?名?\.png$/)],
      ['abc\u202Egnp.exe.png', 'abcgnp.exe.png'],
      ['صورة.png', 'صورة.png'],
      ['IMG_0001.jpg', 'IMG_0001.png'],
    ] as const)
      expect((await upload(given, PNG)).name).toEqual(kept);
  });

  it('of kinds a browser should not open are saved', async () => {
    const document = await upload('計画.docx', docxOf());
    const table = await upload('名簿.csv', Buffer.from('氏名,点\n'));
    for (const { id } of [document, table]) {
      const { headers } = await bytesOf(pupil(), 'GET', `/files/${id}`);
      expect(headers.get('content-disposition')).toMatch(/^attachment.*filename\*=UTF-8''/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('are listed newest first, page by page', async () => {
    const all = (await list()).body;
    expect(all.items.map(({ id }) => id)).toEqual(
      all.items
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    const token = await pupil().as();
    const first = await app.call<{ items: FileView[]; next: string }>('GET', `/files?place=${place}&limit=2`, {
      token,
    });
    const next = await app.call<{ items: FileView[] }>(
      'GET',
      `/files?place=${place}&limit=2&cursor=${first.body.next}`,
      { token },
    );
    expect([...first.body.items, ...next.body.items]).toEqual(all.items.slice(0, 4));
  });

  it('removed are out of sight, can be brought back for a day, and are gone then', async () => {
    const [kept, gone] = [await upload('kept.png', PNG), await upload('gone.png', PNG)];
    const token = await school.teacher.as();
    expect((await app.call('DELETE', `/files/${kept.id}`, { token: await pupil().as() })).status).toBe(403);
    for (const { id } of [kept, gone]) expect((await app.call('DELETE', `/files/${id}`, { token })).status).toBe(204);
    expect((await bytesOf(pupil(), 'GET', `/files/${kept.id}`)).status).toBe(404);
    expect((await app.call<FileView>('POST', `/files/${kept.id}/restore`, { token })).body).toEqual(kept);
    app.clock.advance(DAY + 1000);
    await sweep();
    expect((await app.call('POST', `/files/${gone.id}/restore`, { token: await school.teacher.as() })).status).toBe(
      404,
    );
    expect((await bytesOf(pupil(), 'GET', `/files/${kept.id}`)).status).toBe(200);
    if (store === 'disk') expect(onDisk()).not.toContain(gone.id);
  });

  it('nobody continued for a day are forgotten, drafts of nobody too', async () => {
    const { body } = await begin('forgotten.png', 1000);
    const storage = join(folder, 'uploads/.incoming');
    app.clock.advance(DAY + 1000);
    const fresh = await begin('fresh.png', 1000);
    await sweep();
    expect((await put(body.id, 0, Buffer.alloc(10))).status).toBe(404);
    expect((await put(fresh.body.id, 0, Buffer.alloc(10)).then((answer) => answer.status)) < 500).toBe(true);
    if (store === 'disk') expect(readdirSync(storage).join()).not.toContain(body.id);
  });

  it('of a class that is no more go with it', async () => {
    const course = await school.course('開けなかった講座');
    await school.assign(school.teacher, course);
    const { body } = await begin('a.png', PNG.length, `class:${course.id}`);
    await put(body.id, 0, PNG);
    await finish(body.id);
    await app.says(classRemoved, course, {
      schoolId: school.schoolId as SchoolId,
      yearId: ClassId.parse(course.id) as unknown as SchoolYearId,
      name: course.name,
      subjectName: null,
      archived: false,
    });
    expect((await bytesOf(school.teacher, 'GET', `/files/${body.id}`)).status).toBe(404);
  });

  it('have their use told to administrators only', async () => {
    expect(await use()).toMatchObject({ quota: 1e9, files: expect.any(Number) });
    expect((await app.call('GET', '/files/use', { token: await school.teacher.as() })).status).toBe(403);
  });
});
