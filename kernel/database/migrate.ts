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

/** Names of migrations that have not run yet. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const migrator = (database.orm as unknown as { migrator: Migrator }).migrator;
  return (await migrator.getPending()).map((pending) => pending.name);
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
