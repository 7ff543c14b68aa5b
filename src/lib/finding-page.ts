/** The one page that a finding is about. */
import { placeOf } from './urls.ts';

/** Its address without a scheme; null where the finding is about a column, a site or an account. */
export function pageOf({ place, at }: { place: string; at: readonly { url: string }[] }): string | null {
  const page = at[0] === undefined ? null : placeOf(at[0].url);
  return page !== null && place.includes(page) ? page : null;
}
