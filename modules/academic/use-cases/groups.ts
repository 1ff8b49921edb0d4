import { groupChanged, groupMemberJoined, groupMemberLeft } from '#contracts/academic/events.ts';
import type { ClassId, GroupId, SchoolId, UserId } from '#contracts/ids.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { forbidden, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Group, GroupMember, Membership, type SchoolClass } from '#modules/academic/database/entities.ts';
import { theGroup, theOpenClass } from '#modules/academic/database/find.ts';

/** Who acts on a group: a teacher (or administrator) of the class may everything, a pupil what the class lets them. */
export type Actor = { id: string; role: 'admin' | 'teacher' | 'student' };

export async function createGroup(
  work: Work,
  actor: Actor,
  classId: string,
  input: { name: string; studentIds: readonly string[] },
): Promise<Group> {
  const schoolClass = await theOpenClass(work.em, classId);
  refuseUnlessAllowed(schoolClass, actor);
  const group = work.em.create(Group, {
    id: work.ids.next(),
    schoolId: schoolClass.schoolId,
    classId,
    name: input.name,
    dissolved: false,
    eventSeq: 0,
    version: 1,
  });
  await setMembers(work, group, actor.role === 'student' ? [actor.id] : input.studentIds);
  return group;
}

export async function updateGroup(
  work: Work,
  actor: Actor,
  id: string,
  input: { name: string; studentIds?: readonly string[] | undefined; version: number },
): Promise<Group> {
  const group = await theGroup(work.em, id);
  const schoolClass = await theOpenClass(work.em, group.classId);
  expectVersion(group, input.version, 'group');
  const members = await membersOf(work, id);
  if (actor.role === 'student') {
    refuseUnlessAllowed(schoolClass, actor);
    if (!members.includes(actor.id)) throw forbidden('Only its members rename a group.');
    if (input.studentIds) throw forbidden('Pupils join and leave by themselves.');
  }
  group.name = input.name;
  await setMembers(work, group, input.studentIds ?? members);
  return group;
}

export async function joinGroup(work: Work, actor: Actor, id: string): Promise<Group> {
  const group = await theGroup(work.em, id);
  const schoolClass = await theOpenClass(work.em, group.classId);
  if (actor.role !== 'student') throw forbidden('Teachers set the members of a group instead.');
  refuseUnlessAllowed(schoolClass, actor);
  const members = await membersOf(work, id);
  if (members.includes(actor.id)) return group;
  await setMembers(work, group, [...members, actor.id]);
  return group;
}

export async function leaveGroup(work: Work, actor: Actor, id: string): Promise<void> {
  const group = await theGroup(work.em, id);
  refuseUnlessAllowed(await theOpenClass(work.em, group.classId), actor);
  const members = await membersOf(work, id);
  if (members.includes(actor.id))
    await setMembers(
      work,
      group,
      members.filter((member) => member !== actor.id),
    );
}

/** The group ends; the class and everybody in it stay. */
export async function dissolveGroup(work: Work, id: string): Promise<void> {
  const group = await theGroup(work.em, id);
  group.dissolved = true;
  await setMembers(work, group, []);
}

/** Whoever leaves the class leaves its groups. */
export async function leaveGroups(work: Work, classId: string, personId: string): Promise<void> {
  const member = await work.em.findOne(GroupMember, { classId, personId });
  if (!member) return;
  const group = await theGroup(work.em, member.groupId);
  await setMembers(
    work,
    group,
    (await membersOf(work, group.id)).filter((id) => id !== personId),
  );
}

const membersOf = async (work: Work, groupId: string): Promise<string[]> =>
  (await work.em.find(GroupMember, { groupId })).map((member) => member.personId);

/** Exactly these pupils are in the group; who was in another group of the class leaves it. */
async function setMembers(work: Work, group: Group, studentIds: readonly string[]): Promise<void> {
  const wanted = new Set(studentIds);
  const seats = await work.em.find(Membership, {
    placeId: group.classId,
    as: 'student',
    gone: false,
    personId: [...wanted],
  });
  if (seats.length < wanted.size) {
    throw refuseField('UNPROCESSABLE', 'studentIds', 'not_in_class', 'A group is made of pupils of the class.');
  }
  const related = await work.em.find(GroupMember, {
    $or: [{ groupId: group.id }, { classId: group.classId, personId: [...wanted] }],
  });
  const left = new Set<string>();
  for (const member of related) {
    if (member.groupId === group.id && wanted.has(member.personId)) continue;
    if (member.groupId !== group.id) left.add(member.groupId);
    work.publish(groupMemberLeft, member, memberFacts(group.schoolId, member));
    work.em.remove(member);
  }
  await work.em.flush();
  const staying = new Set(related.filter((member) => member.groupId === group.id).map((member) => member.personId));
  for (const personId of wanted) {
    if (staying.has(personId)) continue;
    const member = work.em.create(GroupMember, {
      id: work.ids.next(),
      groupId: group.id,
      classId: group.classId,
      personId,
      eventSeq: 0,
    });
    work.publish(groupMemberJoined, member, memberFacts(group.schoolId, member));
  }
  await work.em.flush();
  tell(work, group, [...wanted]);
  for (const other of await work.em.find(Group, { id: [...left] })) tell(work, other, await membersOf(work, other.id));
}

const memberFacts = (schoolId: string, { classId, groupId, personId }: GroupMember) => ({
  schoolId: schoolId as SchoolId,
  classId: classId as ClassId,
  groupId: groupId as GroupId,
  personId: personId as UserId,
});

function tell(work: Work, group: Group, studentIds: readonly string[]): void {
  work.publish(groupChanged, group, {
    schoolId: group.schoolId as SchoolId,
    classId: group.classId as ClassId,
    groupId: group.id as GroupId,
    name: group.name,
    studentIds: studentIds as UserId[],
    dissolved: group.dissolved,
  });
}

function refuseUnlessAllowed(schoolClass: SchoolClass, actor: Actor): void {
  if (actor.role === 'student' && !schoolClass.pupilsMayGroup) {
    throw forbidden('In this class the teacher makes the groups.');
  }
}
