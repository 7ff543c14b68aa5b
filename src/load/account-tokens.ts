/** Tokens of accounts from the environment: `编号=令牌`, separated by semicolons. They are never written anywhere. */
import { UserError } from '../lib/errors.ts';

const variable = 'GONGKAI_ACCOUNT_TOKENS';

/** Account id → token; of WeChat also `APPID:SECRET`. Throws a UserError that does not repeat what was written. */
export function accountTokens(env: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, string> {
  const tokens = new Map<string, string>();
  for (const entry of (env[variable] ?? '').split(/[;；\n]/).map((part) => part.trim())) {
    if (entry === '') continue;
    const at = entry.indexOf('=');
    if (at < 1 || at === entry.length - 1)
      throw new UserError(`环境变量 ${variable} 应写成“编号=令牌”，多个用分号分开`);
    tokens.set(entry.slice(0, at).trim(), entry.slice(at + 1).trim());
  }
  return tokens;
}
