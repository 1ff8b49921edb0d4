import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { SqlSchemaGenerator } from '@mikro-orm/sql';
import * as z from 'zod';
import { defineEvent, defineQuery, may, route } from '#contracts/define.ts';
import { eventSeq, id, p, reference, version } from '#kernel/database/columns.ts';
import { notFound, refuseField, versionConflict } from '#kernel/errors.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { defineJob, defineModule, type ModuleManifest } from '#kernel/module.ts';

/*
 * The smallest module with an HTTP face: people write notes. Beside them stand routes that break in every way a route
 * can break.
 */

const Note = defineEntity({
  name: 'Note',
  tableName: 'note',
  properties: {
    id: id(),
    schoolId: reference().nullable(),
    personId: reference(),
    text: p.string().length(200).unique(),
    eventSeq: eventSeq(),
    version: version(),
  },
});
type Note = InferEntity<typeof Note>;

const noteWritten = defineEvent({
  type: 'content.note-written.v1',
  aggregate: 'note',
  external: true,
  data: z.object({ length: z.number().int() }),
});
const undeclaredEvent = defineEvent({ ...noteWritten, type: 'content.note-burnt.v1' });
const declaredQuery = defineQuery({ name: 'ai.opinion', input: z.object({}), output: z.string(), deadline: 200 });
const undeclaredQuery = defineQuery({ name: 'user.secrets', input: z.object({}), output: z.string() });
const undeclaredJob = defineJob({ name: 'burn', input: z.object({}), run: async () => {} });

export const MISDEEDS = ['publish', 'ask', 'job', 'ask-inside', 'ask-nobody'] as const;
const NoteView = z.object({ id: z.string(), text: z.string(), version: z.number().int() });
const tags = ['notes'];
const text = z.string().trim().min(1).max(100);

export const notesRoutes = {
  write: route
    .meta(may(['signedIn']))
    .route({ method: 'POST', path: '/notes', successStatus: 201, summary: 'Write a note', tags })
    .input(z.object({ text, tags: z.array(z.object({ name: text })).default([]) }))
    .output(NoteView),
  read: route
    .meta(may(['self', 'adminOfSchool'], 'note', 'id'))
    .route({ method: 'GET', path: '/notes/{id}', summary: 'One note', tags })
    .input(z.object({ id: z.string() }))
    .output(NoteView),
  change: route
    .meta(may(['self'], 'note', 'id'))
    .route({ method: 'PUT', path: '/notes/{id}', summary: 'Change a note', tags })
    .input(z.object({ id: z.string(), text, version: z.number().int() }))
    .output(NoteView),
  undeclared: route
    .route({ method: 'GET', path: '/notes-nobody-may-read', summary: 'Declares no access', tags })
    .output(z.string()),
  look: route
    .meta(may(['anonymous']))
    .route({ method: 'GET', path: '/look', summary: 'Anybody may', tags })
    .output(z.string()),
  wait: route
    .meta(may(['anonymous']))
    .route({ method: 'GET', path: '/wait', summary: 'Answers when the gate opens', tags })
    .output(z.string()),
  breakDown: route
    .meta(may(['anonymous']))
    .route({ method: 'POST', path: '/break', summary: 'Throws what it is told', tags })
    .input(z.object({ saying: z.string() }))
    .output(z.string()),
  misbehave: route
    .meta(may(['anonymous']))
    .route({ method: 'POST', path: '/misdeeds/{what}', summary: 'Does what the manifest forbids', tags })
    .input(z.object({ what: z.enum(MISDEEDS) }))
    .output(z.string()),
  writeAndFail: route
    .meta(may(['signedIn']))
    .route({ method: 'POST', path: '/notes-in-vain', summary: 'Writes a note and refuses', tags })
    .input(z.object({ text }))
    .output(NoteView),
};
const os = routesOf(notesRoutes);

export type NotesModule = ModuleManifest & {
  /** How often the handler of `POST /notes` ran. */
  written(): number;
  /** Requests to `GET /wait` under way. */
  waiting(): number;
  /** Lets everybody at `GET /wait` go. */
  openGate(): void;
};

export function notesModule(): NotesModule {
  let written = 0;
  const gates: (() => void)[] = [];
  const view = (note: Note) => ({ id: note.id, text: note.text, version: note.version });

  const router = os.router({
    write: os.write.handler(({ input, context }) =>
      context.transact(async (work) => {
        written += 1;
        const note = work.em.create(Note, {
          id: work.ids.next(),
          schoolId: context.schoolId,
          personId: context.me.id,
          text: input.text,
          eventSeq: 0,
          version: 1,
        });
        work.publish(noteWritten, note, { length: input.text.length });
        return view(note);
      }),
    ),
    read: os.read.handler(async ({ input, context }) =>
      view(await context.read().findOneOrFail(Note, { id: input.id })),
    ),
    change: os.change.handler(({ input, context }) =>
      context.transact(async (work) => {
        const note = await work.em.findOneOrFail(Note, { id: input.id });
        if (note.version !== input.version) throw versionConflict('note');
        note.text = input.text;
        await work.em.flush();
        return view(note);
      }),
    ),
    undeclared: os.undeclared.handler(async () => 'never'),
    look: os.look.handler(async () => 'looked'),
    wait: os.wait.handler(async () => {
      await new Promise<void>((resolve) => gates.push(resolve));
      return 'done';
    }),
    breakDown: os.breakDown.handler(async ({ input }) => {
      throw new Error(input.saying);
    }),
    misbehave: os.misbehave.handler(async ({ input: { what }, context }) => {
      if (what === 'ask') await context.ask(undeclaredQuery, {});
      if (what === 'ask-nobody') await context.ask(declaredQuery, {});
      await context.transact(async (work) => {
        if (what === 'publish') work.publish(undeclaredEvent, { id: work.ids.next(), eventSeq: 0 }, { length: 1 });
        if (what === 'job') work.startJob(undeclaredJob, {});
        if (what === 'ask-inside') await context.ask(declaredQuery, {});
      });
      return 'got away with it';
    }),
    writeAndFail: os.writeAndFail.handler(({ input, context }) =>
      context.transact(async (work) => {
        const note = { id: work.ids.next(), schoolId: null, personId: context.me.id, text: input.text };
        work.publish(noteWritten, work.em.create(Note, { ...note, eventSeq: 0, version: 1 }), { length: 1 });
        await work.em.flush();
        throw refuseField('CONFLICT', 'tags.0.name', 'not_today', 'Not today.');
      }),
    ),
  });

  return {
    ...defineModule({
      name: 'content',
      publishes: [noteWritten],
      asks: [declaredQuery],
      routes: [{ contract: notesRoutes, router }],
      entities: [Note],
      migrations: { sqlite: [], mysql: [] },
      belongings: {
        async note(em, noteId) {
          const note = await em.findOne(Note, { id: noteId });
          if (!note) throw notFound('note');
          return { schoolId: note.schoolId ?? null, personId: note.personId };
        },
      },
      onStart: async (context) => {
        await new SqlSchemaGenerator(context.read()).update();
      },
    }),
    written: () => written,
    waiting: () => gates.length,
    openGate: () => {
      for (const open of gates.splice(0)) open();
    },
  };
}
