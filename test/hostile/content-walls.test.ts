/** Firewalls, logins, soft 404s: whatever they hide costs an agency nothing, and is told as what it is. */
import { expect, test } from 'vitest';
import { startServer } from '../crawl/server.ts';
import { auditSite, costs } from './audit.ts';
import { html, siteOf } from './site.ts';
import { walls } from './walls.ts';

test('the site itself can lose points: where its columns are really missing', async () => {
  const { url } = await startServer(siteOf((response) => html(response, '<h1>404 Not Found</h1>', 404)));
  expect(costs(await auditSite(`${url}/`)).length).toBeGreaterThan(0);
});

// Side by side: most of the time the crawl waits, as it should, before it asks a failing server again.
test.concurrent.for(Object.entries(walls))('behind the home page: %s', async ([, wall], { expect, onTestFinished }) => {
  const { url } = await startServer(siteOf(wall), onTestFinished);
  expect(costs(await auditSite(`${url}/`, [], {}, onTestFinished))).toEqual([]);
});

test.concurrent.for(Object.entries(walls))('the whole site: %s', async ([, wall], { expect, onTestFinished }) => {
  const { url } = await startServer(siteOf(wall, null), onTestFinished);
  expect(costs(await auditSite(`${url}/`, [], {}, onTestFinished))).toEqual([]);
});
