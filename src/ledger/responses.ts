/** What agencies said of their problems: every statement is kept, none is changed. */
import type { Response } from '../model/response.ts';
import type { Database } from './database.ts';

/** In the order of their entry: of two on one problem the later counts. */
export async function responses(db: Database): Promise<Response[]> {
  const rows = await db.selectFrom('responses').selectAll().orderBy('id').execute();
  return rows.map(({ id: _, url, attachment, mended, ...row }) => ({
    ...row,
    mended: mended as Response['mended'],
    ...(url !== null && { url }),
    ...(attachment !== null && { attachment }),
  }));
}

/** All of them or none; what the last statement said already is not kept again. Returns those that were. */
export async function addResponses(db: Database, given: readonly Response[]): Promise<Response[]> {
  const last = new Map((await responses(db)).map((r) => [r.fingerprint, said(r)]));
  const fresh = given.filter((r) => last.get(r.fingerprint) !== said(r));
  await db.transaction().execute(async (trx) => {
    for (const { url, attachment, ...row } of fresh)
      await trx
        .insertInto('responses')
        .values({ ...row, url: url ?? null, attachment: attachment ?? null })
        .execute();
  });
  return fresh;
}

/** The same form imported again under another name or on another day says nothing new. */
function said({ mended, url, by, attachment }: Response): string {
  return JSON.stringify([mended, url ?? null, by, attachment ?? null]);
}
