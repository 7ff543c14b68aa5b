/** The ranking's summary to the webhook of the settings, once a run. */
import { rankingSummary, summaryMarkdown } from '../../../reports/ranking-summary.ts';
import { type NetworkOptions, openNetwork } from '../../crawl/network/network.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Results } from '../../model/results.ts';
import type { Settings } from '../../model/settings.ts';
import { type Post, sendWebhook, webhookBody } from '../../publish/webhook.ts';

interface Parts {
  /** Null: only show what would go out. */
  ledger: Ledger | null;
  again?: boolean;
  network: NetworkOptions;
  say: (text: string) => void;
  now: () => Date;
}

const timeout = 15_000;
const maxAnswer = 1024 * 1024;

/** False where it should have gone out and did not. */
export async function sendSummary(results: Results, settings: Settings, parts: Parts): Promise<boolean> {
  const { webhookUrl: url, webhookKind: kind } = settings;
  const { ledger, again, say, now } = parts;
  if (url === '') return true;
  const data = rankingSummary(results);
  const message = { markdown: summaryMarkdown(data), data };
  if (ledger === null) {
    say(`发到 ${new URL(url).host}：\n${webhookBody(kind, message)}`);
    return true;
  }
  const key = { run: results.run.id, receiver: 'webhook', address: new URL(url).host };
  const before = (await ledger.deliveries(key.run)).find((d) => d.receiver === 'webhook' && d.address === key.address);
  if (before !== undefined && !again) {
    say(`排名摘要已发送过（${before.at}）；要再发一次请用 --again`);
    return true;
  }
  const delivery = { ...key, at: now().toISOString(), times: (before?.times ?? 0) + 1 };
  const trouble = await sendWebhook({ url, kind }, message, poster(parts.network));
  if (trouble === null) await ledger.keepDelivery({ ...delivery, state: 'sent' });
  say(trouble === null ? '排名摘要已发送' : `排名摘要未发送：${trouble}`);
  return trouble === null;
}

/** Through the guarded network of the crawl, so that a wrong address reaches nothing inside. */
function poster(options: NetworkOptions): Post {
  return async (address, body) => {
    const network = openNetwork(options);
    try {
      const url = new URL(address);
      if (network.refused(url) !== null) throw Object.assign(new Error('private'), { code: 'EPRIVATE' });
      const answer = await network.send(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: Buffer.from(body),
        timeout,
        maxBytes: maxAnswer,
        signal: AbortSignal.timeout(timeout),
      });
      return { status: answer.status, text: Buffer.from(answer.body).toString() };
    } finally {
      await network.close();
    }
  };
}
