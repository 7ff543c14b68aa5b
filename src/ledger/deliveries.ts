/** The send log: nobody is sent the same notice twice. */
import type { Database } from './database.ts';

export interface Delivery {
  run: string;
  /** Agency id, the same with `:overdue` for what it is late with, or `webhook`. */
  receiver: string;
  address: string;
  state: 'sending' | 'sent';
  at: string;
  /** How often it was sent, this one included. */
  times: number;
}

export async function deliveries(db: Database, run: string): Promise<Delivery[]> {
  const rows = await db.selectFrom('deliveries').selectAll().where('run', '=', run).orderBy('receiver').execute();
  return rows.map((row) => ({ ...row, state: row.state as Delivery['state'] }));
}

export async function keepDelivery(db: Database, delivery: Delivery): Promise<void> {
  await db.replaceInto('deliveries').values(delivery).execute();
}

export async function forgetDelivery(
  db: Database,
  { run, receiver, address }: Pick<Delivery, 'run' | 'receiver' | 'address'>,
): Promise<void> {
  await db
    .deleteFrom('deliveries')
    .where('run', '=', run)
    .where('receiver', '=', receiver)
    .where('address', '=', address)
    .execute();
}
