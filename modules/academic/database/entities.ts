import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { day, eventSeq, id, instant, json, p, reference, version } from '#kernel/database/columns.ts';
import { DayOff } from '#modules/academic/database/days-off.ts';

export const School = defineEntity({
  name: 'School',
  tableName: 'school',
  properties: {
    id: id(),
    name: p.string().length(120),
    code: p.string().length(40).nullable(),
    address: p.string().length(300).default(''),
    contactEmail: p.string().length(200).nullable(),
    phone: p.string().length(40).default(''),
    timeZone: p.string().length(60),
    currentYearId: reference().nullable(),
    createdAt: instant(),
    eventSeq: eventSeq(),
    version: version(),
  },
});
export type School = InferEntity<typeof School>;

/** Every code a school ever had: a retired one is never given to another school, where old slips would lead astray. */
export const SchoolCode = defineEntity({
  name: 'SchoolCode',
  tableName: 'school_code',
  properties: { code: p.string().length(40).primary(), schoolId: reference() },
});

export const SchoolYear = defineEntity({
  name: 'SchoolYear',
  tableName: 'school_year',
  properties: {
    id: id(),
    schoolId: reference(),
    label: p.string().length(120),
    startsOn: day(),
    endsOn: day(),
    version: version(),
  },
  uniques: [{ name: 'school_year_label', properties: ['schoolId', 'label'] }],
});
export type SchoolYear = InferEntity<typeof SchoolYear>;

export const Term = defineEntity({
  name: 'Term',
  tableName: 'term',
  properties: {
    id: id(),
    schoolId: reference(),
    yearId: reference(),
    label: p.string().length(120),
    startsOn: day(),
    endsOn: day(),
    version: version(),
  },
  uniques: [{ name: 'term_label', properties: ['yearId', 'label'] }],
});

export const Subject = defineEntity({
  name: 'Subject',
  tableName: 'subject',
  properties: {
    id: id(),
    schoolId: reference(),
    name: p.string().length(120),
    code: p.string().length(20),
    objectives: p.text(),
    criteria: p.text(),
    coachingPrompt: p.text(),
    archived: p.boolean().default(false),
    position: p.integer(),
    version: version(),
  },
  uniques: [{ name: 'subject_name', properties: ['schoolId', 'name'] }],
});

/** ホームルーム of one year. */
export const ClassGroup = defineEntity({
  name: 'ClassGroup',
  tableName: 'class_group',
  properties: {
    id: id(),
    schoolId: reference(),
    yearId: reference(),
    name: p.string().length(120),
    grade: p.integer(),
    eventSeq: eventSeq(),
    version: version(),
  },
  uniques: [{ name: 'class_group_name', properties: ['yearId', 'grade', 'name'] }],
  indexes: [{ properties: ['schoolId', 'yearId'] }],
});
export type ClassGroup = InferEntity<typeof ClassGroup>;

/** 講座. */
export const SchoolClass = defineEntity({
  name: 'SchoolClass',
  tableName: 'school_class',
  properties: {
    id: id(),
    schoolId: reference(),
    yearId: reference(),
    subjectId: reference().nullable(),
    name: p.string().length(120),
    description: p.text(),
    room: p.string().length(60),
    timetable: json<{ weekday: number; period: number }[]>(),
    pupilsMayGroup: p.boolean().default(false),
    archived: p.boolean().default(false),
    joinCode: p.string().length(20).nullable(),
    joinCodeExpiresAt: instant().nullable(),
    createdAt: instant(),
    eventSeq: eventSeq(),
    version: version(),
  },
  uniques: [{ name: 'school_class_join_code', properties: ['joinCode'] }],
  indexes: [{ properties: ['schoolId', 'yearId', 'archived'] }],
});
export type SchoolClass = InferEntity<typeof SchoolClass>;

/**
 * Who sits where: pupils and teachers of classes, pupils and homeroom teachers of class groups. A row that ended stays
 * as history (`gone`). The three keys hold only while it lasts and are what the database itself guards: nobody sits
 * twice in a place, no attendance number is given twice, no pupil sits in two class groups of a year.
 */
export const Membership = defineEntity({
  name: 'Membership',
  tableName: 'membership',
  properties: {
    id: id(),
    schoolId: reference(),
    personId: reference(),
    placeKind: p.enum(['class', 'classGroup'] as const),
    placeId: reference(),
    as: p.enum(['student', 'teacher'] as const),
    number: p.integer().nullable(),
    owner: p.boolean().default(false),
    gone: p.boolean().default(false),
    since: instant(),
    until: instant().nullable(),
    seatKey: p.string().length(80).nullable(),
    numberKey: p.string().length(80).nullable(),
    yearKey: p.string().length(80).nullable(),
    eventSeq: eventSeq(),
    version: version(),
  },
  uniques: [
    { name: 'membership_seat', properties: ['seatKey'] },
    { name: 'membership_number', properties: ['numberKey'] },
    { name: 'membership_year', properties: ['yearKey'] },
  ],
  indexes: [{ properties: ['personId', 'gone', 'placeKind'] }, { properties: ['placeId', 'gone', 'as'] }],
});
export type Membership = InferEntity<typeof Membership>;

/** A project team within a class. */
export const Group = defineEntity({
  name: 'Group',
  tableName: 'project_group',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    name: p.string().length(120),
    dissolved: p.boolean().default(false),
    eventSeq: eventSeq(),
    version: version(),
  },
  indexes: [{ properties: ['classId', 'dissolved'] }],
});
export type Group = InferEntity<typeof Group>;

/** A pupil is in one group of a class at most. */
export const GroupMember = defineEntity({
  name: 'GroupMember',
  tableName: 'project_group_member',
  properties: {
    id: id(),
    groupId: reference(),
    classId: reference(),
    personId: reference(),
    eventSeq: eventSeq(),
  },
  uniques: [{ name: 'group_member_once', properties: ['classId', 'personId'] }],
  indexes: [{ properties: ['groupId'] }],
});
export type GroupMember = InferEntity<typeof GroupMember>;

export const entities = [
  School,
  SchoolCode,
  SchoolYear,
  Term,
  Subject,
  ClassGroup,
  SchoolClass,
  Membership,
  Group,
  GroupMember,
  DayOff,
];
