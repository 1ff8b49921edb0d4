import type * as z from 'zod';
import type { SnapshotPage, SnapshotQuery } from '#contracts/define.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { DayOff } from '#modules/academic/database/days-off.ts';
import {
  ClassGroup,
  Group,
  GroupMember,
  Membership,
  School,
  SchoolClass,
  Subject,
} from '#modules/academic/database/entities.ts';
import { dayOffFacts } from '#modules/academic/use-cases/days-off.ts';
import { classFacts, classGroupFacts, schoolFacts } from '#modules/academic/use-cases/facts.ts';

type Query = z.output<typeof SnapshotQuery>;
type Root = { id: string; eventSeq: number };

/** Pages of aggregates by id, each with the number of its last event, for rebuilding a replica. */
function page<R extends Root>(
  rows: readonly R[],
  limit: number,
  row: (root: R) => Record<string, unknown>,
): SnapshotPage {
  const last = rows.at(-1);
  return {
    rows: rows.map((root) => ({ id: root.id, seq: root.eventSeq, row: row(root) })),
    ...(rows.length === limit && last ? { next: last.id } : {}),
  };
}
const after = (input: Query) => (input.after ? { id: { $gt: input.after } } : {});
const order = (input: Query) => ({ orderBy: { id: 'asc' as const }, limit: input.limit });

export const snapshotSchools = async (context: ModuleContext, input: Query): Promise<SnapshotPage> =>
  page(await context.read().find(School, after(input), order(input)), input.limit, schoolFacts);

export const snapshotDaysOff = async (context: ModuleContext, input: Query): Promise<SnapshotPage> =>
  page(await context.read().find(DayOff, after(input), order(input)), input.limit, dayOffFacts);

export const snapshotClassGroups = async (context: ModuleContext, input: Query): Promise<SnapshotPage> =>
  page(await context.read().find(ClassGroup, after(input), order(input)), input.limit, classGroupFacts);

export const snapshotMemberships = async (context: ModuleContext, input: Query): Promise<SnapshotPage> =>
  page(await context.read().find(Membership, { gone: false, ...after(input) }, order(input)), input.limit, (m) => ({
    schoolId: m.schoolId,
    personId: m.personId,
    placeKind: m.placeKind,
    placeId: m.placeId,
    as: m.as,
    number: m.number ?? null,
  }));

export async function snapshotGroupMembers(context: ModuleContext, input: Query): Promise<SnapshotPage> {
  const em = context.read();
  const members = await em.find(GroupMember, after(input), order(input));
  const groups = await em.find(Group, { id: members.map(({ groupId }) => groupId) });
  const schoolOf = new Map(groups.map(({ id, schoolId }) => [id, schoolId]));
  return page(members, input.limit, ({ groupId, classId, personId }) => ({
    schoolId: schoolOf.get(groupId) ?? '',
    ...{ classId, groupId, personId },
  }));
}

export async function snapshotClasses(context: ModuleContext, input: Query): Promise<SnapshotPage> {
  const em = context.read();
  const classes = await em.find(SchoolClass, after(input), order(input));
  const subjects = await em.find(Subject, { id: classes.flatMap((each) => each.subjectId ?? []) });
  const names = new Map(subjects.map((subject) => [subject.id, subject.name]));
  return page(classes, input.limit, (each) => classFacts(each, names.get(each.subjectId ?? '') ?? null));
}
