import type { CurriculumDocument } from '#contracts/content/curriculum-document.ts';

/** A place where two people wrote different things. `mine` stands in the merged document until somebody chooses. */
export type Collision = {
  key: string;
  part: 'curriculum' | 'phase' | 'week' | 'category' | 'level';
  id: string;
  name: string;
  /** `removed`: one took away what the other changed. */
  field: string;
  mine: string;
  theirs: string;
  /** The merged document with the other's choice. */
  take: (document: CurriculumDocument) => CurriculumDocument;
};
export type Merged = { document: CurriculumDocument; collisions: Collision[] };

type Fields = Record<string, unknown>;
type Node = { id: string; parent: string; fields: Fields };
type Layer = { part: Collision['part']; nodes: Node[] };
type Layers = { outer: Layer; inner: Layer };

/**
 * Brings what I changed since `base` into what others made of it meanwhile. Parts are found by their ids, so that two
 * people may write in different weeks, move and add, and nothing of either is lost; what both changed differently comes
 * back as collisions.
 */
export function merge(base: CurriculumDocument, mine: CurriculumDocument, theirs: CurriculumDocument): Merged {
  const collisions: Collision[] = [];
  const heads = [base, mine, theirs].map(({ phases: _p, rubric: _r, ...head }) => head as Fields) as [
    Fields,
    Fields,
    Fields,
  ];
  const head = mergeFields(...heads, (field, chosen) =>
    collisions.push({
      ...{ key: `curriculum.${field}`, part: 'curriculum', id: 'curriculum', name: mine.title, field },
      ...{ mine: String(heads[1][field]), theirs: String(heads[2][field]) },
      take: (document) => ({ ...document, [field]: chosen }),
    }),
  );
  const plan = mergeLayers(planOf(base), planOf(mine), planOf(theirs), collisions);
  const rubric = mergeLayers(rubricOf(base), rubricOf(mine), rubricOf(theirs), collisions);
  const document = {
    ...head,
    phases: plan.map(({ node, inner }) => ({ id: node.id, ...node.fields, weeks: inner })),
    rubric: rubric.map(({ node, inner }) => ({ id: node.id, ...node.fields, levels: inner })),
  } as unknown as CurriculumDocument;
  return { document, collisions };
}

const planOf = ({ phases }: CurriculumDocument): Layers => ({
  outer: { part: 'phase', nodes: phases.map(({ id, weeks: _, ...fields }) => ({ id, parent: '', fields })) },
  inner: {
    part: 'week',
    nodes: phases.flatMap((phase) => phase.weeks.map(({ id, ...fields }) => ({ id, parent: phase.id, fields }))),
  },
});
const rubricOf = ({ rubric }: CurriculumDocument): Layers => ({
  outer: { part: 'category', nodes: rubric.map(({ id, levels: _, ...fields }) => ({ id, parent: '', fields })) },
  inner: {
    part: 'level',
    nodes: rubric.flatMap((one) => one.levels.map(({ id, ...fields }) => ({ id, parent: one.id, fields }))),
  },
});

function mergeLayers(base: Layers, mine: Layers, theirs: Layers, collisions: Collision[]) {
  const inner = mergeNodes(base.inner, mine.inner, theirs.inner, new Set(), collisions);
  // Whoever holds a part that stays, stays.
  const holders = new Set(inner.map(({ parent }) => parent));
  const outer = mergeNodes(base.outer, mine.outer, theirs.outer, holders, collisions);
  return outer.map((node) => ({
    node,
    inner: inner.filter(({ parent }) => parent === node.id).map(({ id, fields }) => ({ id, ...fields })),
  }));
}

const byId = ({ nodes }: Layer): Map<string, Node> => new Map(nodes.map((node) => [node.id, node]));
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function mergeNodes(
  base: Layer,
  mine: Layer,
  theirs: Layer,
  needed: ReadonlySet<string>,
  collisions: Collision[],
): Node[] {
  const [was, my, their] = [byId(base), byId(mine), byId(theirs)];
  const kept = new Map<string, Node>();
  for (const id of new Set([...my.keys(), ...their.keys(), ...needed])) {
    const [b, m, t] = [was.get(id), my.get(id), their.get(id)];
    const node = mergeNode(base.part, b, m, t, collisions) ?? (needed.has(id) ? (m ?? t ?? b) : undefined);
    if (node) kept.set(id, node);
  }
  return ordered(base.nodes, mine.nodes, theirs.nodes)
    .map((id) => kept.get(id))
    .filter((node) => node !== undefined);
}

function mergeNode(
  part: Collision['part'],
  base: Node | undefined,
  mine: Node | undefined,
  theirs: Node | undefined,
  collisions: Collision[],
): Node | undefined {
  if (mine && theirs) {
    const from = base ?? theirs;
    const collide = (field: string, chosen: unknown) =>
      collisions.push({
        ...{ key: `${mine.id}.${field}`, part, id: mine.id, name: nameOf(mine), field },
        ...{ mine: String(mine.fields[field]), theirs: String(theirs.fields[field]) },
        take: (document) => withField(document, mine.id, field, chosen),
      });
    return {
      id: mine.id,
      parent: mine.parent === from.parent ? theirs.parent : mine.parent,
      fields: mergeFields(from.fields, mine.fields, theirs.fields, collide),
    };
  }
  const left = mine ?? theirs;
  if (!left || !base) return left;
  if (same(left, base)) return undefined;
  // One took it away, the other went on writing in it: it stays until somebody decides.
  collisions.push({
    ...{ key: `${left.id}.removed`, part, id: left.id, name: nameOf(left), field: 'removed' },
    ...{ mine: mine ? nameOf(left) : '', theirs: mine ? '' : nameOf(left) },
    take: (document) => (mine ? withoutPart(document, left.id) : document),
  });
  return left;
}

const nameOf = ({ fields }: Node): string => String(fields.name ?? fields.label ?? '');

function mergeFields(
  base: Fields,
  mine: Fields,
  theirs: Fields,
  collide: (field: string, theirs: unknown) => void,
): Fields {
  return Object.fromEntries(
    Object.keys(mine).map((field) => {
      if (same(mine[field], base[field])) return [field, theirs[field]];
      if (!same(theirs[field], base[field]) && !same(mine[field], theirs[field])) collide(field, theirs[field]);
      return [field, mine[field]];
    }),
  );
}

/** Everything in the order of whoever changed it; what the other added stands behind what it stood behind there. */
function ordered(base: readonly Node[], mine: readonly Node[], theirs: readonly Node[]): string[] {
  const ids = (nodes: readonly Node[]) => nodes.map(({ id }) => id);
  const common = new Set(ids(mine).filter((id) => theirs.some((node) => node.id === id)));
  const orderOf = (nodes: readonly Node[]) => ids(nodes).filter((id) => common.has(id));
  const iMoved = !same(orderOf(mine), orderOf(base));
  const [first, second] = iMoved ? [mine, theirs] : [theirs, mine];
  const order = ids(first);
  for (const nodes of [second, base]) {
    for (const [index, { id }] of nodes.entries()) {
      if (order.includes(id)) continue;
      const before = nodes.slice(0, index).findLast((node) => order.includes(node.id));
      order.splice(before ? order.indexOf(before.id) + 1 : 0, 0, id);
    }
  }
  return order;
}

const mapParts = (
  document: CurriculumDocument,
  each: <T extends { id: string }>(part: T) => T | undefined,
): CurriculumDocument => {
  const all = <T extends { id: string }>(parts: T[]): T[] => parts.map(each).filter((part) => part !== undefined);
  return {
    ...document,
    phases: all(document.phases).map((phase) => ({ ...phase, weeks: all(phase.weeks) })),
    rubric: all(document.rubric).map((category) => ({ ...category, levels: all(category.levels) })),
  };
};
const withField = (document: CurriculumDocument, id: string, field: string, value: unknown): CurriculumDocument =>
  mapParts(document, (part) => (part.id === id ? { ...part, [field]: value } : part));
const withoutPart = (document: CurriculumDocument, id: string): CurriculumDocument =>
  mapParts(document, (part) => (part.id === id ? undefined : part));
