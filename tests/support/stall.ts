import pg from 'pg';
import { expect } from 'vitest';
import { db } from '@/lib/db';

const key = 4_711;

/**
 * Makes whoever moves a delivery into a state wait inside that very statement, until the test lets go. One test at a
 * time, in its own database.
 */
export class Stall {
  private readonly holder = new pg.Client(process.env.DATABASE_URL);

  async prepare(): Promise<void> {
    await this.holder.connect();
    await db().$executeRawUnsafe(`
      create function wait_for_test() returns trigger language plpgsql as $$
      begin
        if new.status = current_setting('test.stall', true)
            and (tg_op = 'INSERT' or old.status is distinct from new.status) then
          perform pg_advisory_xact_lock_shared(${key});
        end if;
        return new;
      end $$`);
    await db().$executeRawUnsafe(`
      create trigger wait_for_test before insert or update on deliveries
      for each row execute function wait_for_test()`);
  }

  /** From the next connection on, a move into this state waits. */
  async at(state: string): Promise<void> {
    await this.holder.query('select pg_advisory_lock($1)', [key]);
    await this.holder.query(
      `do $$ begin execute format('alter database %I set test.stall = ${state}', current_database()); end $$`,
    );
  }

  /** Resolves when somebody waits there. */
  async reached(): Promise<void> {
    await expect.poll(() => this.waiting(), { timeout: 30_000, interval: 10 }).not.toEqual([]);
  }

  /** What waits there goes on, and nobody waits again. */
  async letGo(): Promise<void> {
    await this.holder.query(
      `do $$ begin execute format('alter database %I reset test.stall', current_database()); end $$`,
    );
    await this.holder.query('select pg_advisory_unlock_all()');
  }

  /** What waits there is undone, as when the database loses the connection. */
  async undo(): Promise<void> {
    for (const pid of await this.waiting()) await this.holder.query('select pg_terminate_backend($1)', [pid]);
    await expect.poll(() => this.waiting(), { interval: 10 }).toEqual([]);
    await this.letGo();
  }

  async close(): Promise<void> {
    await this.holder.end();
  }

  private async waiting(): Promise<number[]> {
    const { rows } = await this.holder.query<{ pid: number }>(
      `select pid from pg_locks where locktype = 'advisory' and objid = $1 and not granted`,
      [key],
    );
    return rows.map((row) => row.pid);
  }
}

/** Cuts every database connection of a worker, as a restart of the server does. Returns how many there were. */
export async function cutConnections(worker: string): Promise<number> {
  const rows = await db().$queryRaw<unknown[]>`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = ${worker} and datname = current_database()`;
  return rows.length;
}

/** Ends the transactions in which a frozen worker stands still, as the database does by itself after a while. */
export async function standingTransactionsEnd(worker: string): Promise<void> {
  const active = () =>
    db().$queryRaw<unknown[]>`
      select pid from pg_stat_activity where application_name = ${worker} and datname = current_database()
        and state = 'active'`;
  await expect.poll(active, { interval: 10 }).toEqual([]);
  await db().$queryRaw`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = ${worker} and datname = current_database() and state = 'idle in transaction'`;
}
