import type { Migrator } from '@mikro-orm/migrations';
import { sql } from 'kysely';
import { type Database, fork } from '#kernel/database/database.ts';

const PATIENCE_SECONDS = 60;

/**
 * Brings a module's schema up to date; answers the names of the migrations that ran. Safe when several processes start
 * at once: MySQL by a named lock, SQLite by trying again while another process holds the file.
 */
export async function migrate(database: Database): Promise<string[]> {
  const migrator = (database.orm as unknown as { migrator: Migrator }).migrator;
  const up = async () => (await migrator.up()).map((done) => done.name);
  if (database.dialect === 'sqlite') return retried(up);
  const lock = `migrate_${database.name}`;
  return fork(database).transactional(async (em) => {
    const held = await sql<{ got: number }>`select get_lock(${lock}, ${PATIENCE_SECONDS}) as got`.execute(
      em.getKysely(),
    );
    if (Number(held.rows[0]?.got) !== 1)
      throw new Error(`another process has been migrating ${database.name} for a minute`);
    try {
      return await up();
    } finally {
      await sql`select release_lock(${lock})`.execute(em.getKysely());
    }
  });
}

/** How a database stands to this program: migrations that have not run yet, and those it has had that are not ours. */
export async function migrationState(database: Database): Promise<{ pending: string[]; unknown: string[] }> {
  const migrator = (database.orm as unknown as { migrator: Migrator }).migrator;
  const pending = (await migrator.getPending()).map(({ name }) => name);
  const ours = new Set(database.migrations.map(({ name }) => name));
  const unknown = (await migrator.getExecuted()).map(({ name }) => name).filter((name) => !ours.has(name));
  return { pending, unknown };
}

async function retried<T>(up: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await up();
    } catch (error) {
      const busy = /already exists|locked|unique constraint/i.test(String(error));
      if (!busy || attempt === 5) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200 * attempt));
    }
  }
}
