/** A picture of the first screen of a page, without its images: how it stood when it was checked. */
import type { Page } from 'playwright-core';

const maxBytes = 400_000;
const limit = 10_000;

/** JPEG; null where it does not come in time or is too large: the check stands without it. */
export async function takePicture(page: Page): Promise<Uint8Array | null> {
  const options = { type: 'jpeg' as const, quality: 40, timeout: limit, animations: 'disabled' as const };
  const picture = await page.screenshot(options).catch(() => null);
  return picture === null || picture.length > maxBytes ? null : picture;
}
