import type { SnapshotPage } from '#contracts/define.ts';
import type { ModuleContext, ReplicaDeclaration } from '#kernel/module.ts';
import { applyRow, tombstone } from '#kernel/replica/replica.ts';

const PAGE = 500;

/**
 * Makes a replica again from its owner's rows, in place and while events keep coming: each page is applied where it is
 * not older than what stands here, so that events which overtake it win. Rows which stood here before their page was
 * asked for and are not in it are gone at the owner. Answers how many rows there are.
 */
export async function rebuildReplica(
  context: ModuleContext,
  declaration: ReplicaDeclaration,
  progress: (rows: number) => void = () => {},
): Promise<number> {
  const { contract, entity } = declaration;
  const standing = await context.read().find(entity, { gone: false });
  const left = new Map<string, number>(standing.map((row) => [row.id, row.seq]));
  let count = 0;
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page: SnapshotPage = await context.ask(contract.snapshot, { after, limit: PAGE });
    await context.transact(async (work) => {
      for (const row of page.rows) await applyRow(work.em, declaration, { ...row, gone: false }, 'as-new');
    });
    for (const row of page.rows) left.delete(row.id);
    count += page.rows.length;
    progress(count);
    after = page.next;
  }
  await context.transact(async (work) => {
    for (const [id, seq] of left) await applyRow(work.em, declaration, tombstone(contract, id, seq), 'as-new');
  });
  return count;
}
