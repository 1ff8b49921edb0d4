import { defineEntity, type InferEntity } from '@mikro-orm/core';
import type { ImportId, SchoolId, UserId } from '#contracts/ids.ts';
import { eventSeq, instant, json, p, version } from '#kernel/database/columns.ts';
import type { Column } from '../domain/import/columns.ts';
import type { Cells, Fault, GroupName } from '../domain/import/row.ts';
import type { Role } from '../domain/person.ts';

export type ImportState = 'checked' | 'running' | 'done' | 'failed' | 'undoing' | 'undone';
/** What an update found, so that it can be taken back. */
export type Before = {
  familyName: string;
  givenName: string;
  familyKana: string;
  givenKana: string;
  email: string | null;
  role: Role;
  group: GroupName | null;
  number: number | null;
};

/** A file of people, from its check to its undoing: `checked ─→ running ─→ done ─→ undoing ─→ undone`; `failed`. */
export const Import = defineEntity({
  name: 'Import',
  tableName: 'import',
  properties: {
    id: p.string().length(36).$type<ImportId>().primary(),
    schoolId: p.string().length(36).$type<SchoolId>(),
    by: p.string().length(36).$type<UserId>(),
    fileName: p.string().length(200),
    encoding: p.string().length(16).$type<'utf-8' | 'utf-8-bom' | 'shift_jis'>(),
    state: p.string().length(16).$type<ImportState>(),
    createGroups: p.boolean(),
    /** The sample school: academic is told to add its classes when the people are there. */
    demo: p.boolean(),
    all: p.integer(),
    create: p.integer(),
    update: p.integer(),
    unchanged: p.integer(),
    error: p.integer(),
    missingGroups: json<string[]>(),
    unknownColumns: json<string[]>(),
    progressDone: p.integer(),
    progressTotal: p.integer(),
    failure: p.string().length(500).strictNullable(),
    finishedAt: instant().strictNullable(),
    /** Slips wait to be shown until then; `null` when there are none (any more). */
    slipsUntil: instant().strictNullable(),
    createdAt: instant(),
    eventSeq: eventSeq(),
    version: version(),
  },
  indexes: [
    { name: 'import_of_school', properties: ['schoolId', 'createdAt', 'id'] },
    { name: 'import_slips', properties: ['slipsUntil'] },
  ],
});
export type Import = InferEntity<typeof Import>;

export const ImportLine = defineEntity({
  name: 'ImportLine',
  tableName: 'import_line',
  properties: {
    /** `<import>:<line>` */
    id: p.string().length(48).primary(),
    importId: p.string().length(36).$type<ImportId>(),
    line: p.integer(),
    verdict: p.string().length(16).$type<'create' | 'update' | 'unchanged' | 'error'>(),
    /** As read, save the password. */
    cells: json<Cells>(),
    /** Cells found and expected, when the row is shorter than the header. */
    short: json<{ expected: number; found: number } | null>().strictNullable(),
    faults: json<Fault[]>(),
    changes: json<Partial<Record<Column, string>>>(),
    userId: p.string().length(36).$type<UserId>().strictNullable(),
    /** The password of the file until it is hashed, the one-time password until its slip was taken; sealed. */
    sealed: p.string().length(600).strictNullable(),
    before: json<Before | null>().strictNullable(),
  },
  indexes: [{ name: 'import_line_verdict', properties: ['importId', 'verdict', 'line'] }],
});
export type ImportLine = InferEntity<typeof ImportLine>;
