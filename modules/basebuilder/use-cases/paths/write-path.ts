import { LockMode } from '@mikro-orm/core';
import type { PathFields } from '#contracts/basebuilder/paths.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { notFound, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Category, KnowledgeItem, LearningPath, PathStep, TextSet } from '#modules/basebuilder/database/materials.ts';
import { circleIn } from '#modules/basebuilder/domain/paths/steps.ts';

/** A path held until the end of the transaction: what is done with it at the same time follows one another. */
export async function heldPath(work: Pick<Work, 'em'>, id: string): Promise<LearningPath> {
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
  const row = await work.em.findOne(LearningPath, { id }, lock);
  if (!row) throw notFound('learning path');
  return row;
}

export async function addPath(work: Work, schoolId: string, fields: PathFields): Promise<LearningPath> {
  await refuseSteps(work, schoolId, fields.steps);
  const { title, description } = fields;
  const now = work.clock.now();
  const row = work.em.create(LearningPath, {
    id: work.ids.next(),
    schoolId,
    title,
    description,
    archivedAt: null,
    createdBy: work.actor ?? null,
    createdAt: now,
    changedAt: now,
    eventSeq: 0,
    version: 1,
  });
  await writeSteps(work, row.id, fields.steps);
  return row;
}

export async function changePath(work: Work, id: string, { version, ...fields }: PathFields & { version: number }) {
  const row = await heldPath(work, id);
  expectVersion(row, version, 'learning path');
  await refuseSteps(work, row.schoolId, fields.steps);
  const { title, description, steps } = fields;
  Object.assign(row, { title, description, changedAt: work.clock.now() });
  await writeSteps(work, id, steps);
  await work.em.flush();
}

export async function archivePath(work: Work, id: string, away: boolean): Promise<void> {
  const row = await heldPath(work, id);
  row.archivedAt = away ? (row.archivedAt ?? work.clock.now()) : null;
}

/** Steps that were there keep their id, and with it what others say of them. */
async function writeSteps(work: Work, pathId: string, steps: PathFields['steps']): Promise<void> {
  const there = new Map((await work.em.find(PathStep, { pathId })).map((step) => [step.id, step]));
  const idOf = new Map(steps.map(({ key }) => [key, there.has(key) ? key : work.ids.next()]));
  for (const [position, { key, kind, thingId, count, after }] of steps.entries()) {
    const id = idOf.get(key) ?? '';
    const ids = [...new Set(after.flatMap((before) => idOf.get(before) ?? []))];
    const columns = { position, kind, thingId, count: kind === 'category' ? count : null, after: ids };
    const known = there.get(id);
    if (known) Object.assign(known, columns);
    else work.em.create(PathStep, { id, pathId, ...columns });
  }
  for (const [id, step] of there) if (!idOf.has(id)) work.em.remove(step);
}

async function refuseSteps(work: Work, schoolId: string, steps: PathFields['steps']): Promise<void> {
  const keys = new Map(steps.map(({ key }, index) => [key, index]));
  if (keys.size < steps.length)
    throw refuseField('BAD_REQUEST', 'steps', 'doubled_step', 'Every step has its own key.');
  for (const [index, { after }] of steps.entries())
    if (after.some((key) => !keys.has(key)))
      throw refuseField(
        'UNPROCESSABLE',
        `steps.${index}.after`,
        'unknown_step',
        'It waits for a step that is not there.',
      );
  const circle = circleIn(steps);
  if (circle !== undefined)
    throw refuseField(
      'UNPROCESSABLE',
      `steps.${keys.get(circle) ?? 0}.after`,
      'step_circle',
      'This step would wait for itself.',
    );
  const idsOf = (...kinds: string[]) => steps.filter(({ kind }) => kinds.includes(kind)).map(({ thingId }) => thingId);
  const known = new Set(
    (
      await Promise.all([
        work.em.find(Category, { id: { $in: idsOf('category') }, schoolId }, { fields: ['id'] }),
        work.em.find(KnowledgeItem, { id: { $in: idsOf('item') }, schoolId }, { fields: ['id'] }),
        work.em.find(TextSet, { id: { $in: idsOf('set', 'reading') }, schoolId }, { fields: ['id'] }),
      ])
    )
      .flat()
      .map(({ id }) => id),
  );
  const foreign = steps.findIndex(({ thingId }) => !known.has(thingId));
  if (foreign !== -1)
    throw refuseField('UNPROCESSABLE', `steps.${foreign}.thingId`, 'unknown_thing', 'There is no such thing to learn.');
}
