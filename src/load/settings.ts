/** Settings: flags before environment before gongkai.yaml before defaults. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { exitCodes, faultsError, UserError } from '../lib/errors.ts';
import { deepFreeze } from '../lib/freeze.ts';
import { type Settings, settingsSchema } from '../model/settings.ts';
import { checkValue, type Locate } from './faults.ts';
import { readYaml } from './yaml-file.ts';

export const settingsFile = 'gongkai.yaml';

export interface SettingSources {
  /** What the command line says; undefined members count as not said. */
  flags?: { [K in keyof Settings]?: Settings[K] | undefined };
  env?: Readonly<Record<string, string | undefined>>;
}

/** Frozen settings for a folder; a folder without gongkai.yaml has the defaults. Throws every fault at once. */
export function loadSettings(dir: string, { flags = {}, env = {} }: SettingSources = {}): Settings {
  const file = path.join(dir, settingsFile);
  const fromFile = existsSync(file) ? readYaml(file, settingsFile) : null;
  const inFile = checkValue(settingsSchema, fromFile?.value ?? {}, fromFile?.locate ?? nowhere);
  const inEnv = checkValue(settingsSchema.partial(), environmentValues(env), (at) => ({
    file: `环境变量 ${environmentName(String(at[0]))}`,
    line: null,
  }));
  const faults = [...inFile.faults, ...inEnv.faults];
  if (faults.length > 0) throw faultsError(faults);

  const said = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
  const inFlags = checkValue(settingsSchema.partial(), said, (at) => ({
    file: `参数 --${kebab(String(at[0]))}`,
    line: null,
  }));
  if (inFlags.faults.length > 0) throw new UserError(faultsError(inFlags.faults).message, exitCodes.usage);
  // Only names that were said: a partial schema still fills in defaults.
  const { data } = inFile;
  return deepFreeze({ ...data!, ...pick(inEnv.data!, environmentValues(env)), ...pick(inFlags.data!, said) });
}

/** `GONGKAI_MAX_PAGES` for `maxPages`. */
export function environmentName(setting: string): string {
  return `GONGKAI_${kebab(setting).replaceAll('-', '_').toUpperCase()}`;
}

/** `number`, `boolean`, `array` or `string`. */
export function settingType(name: keyof Settings): string {
  return settingsSchema.shape[name].def.innerType.def.type;
}

const nowhere: Locate = () => ({ file: settingsFile, line: null });

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function pick(values: Partial<Settings>, named: Record<string, unknown>): Partial<Settings> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in named));
}

/** Texts of the environment as the type of their setting; what does not fit stays text and is refused by the schema. */
function environmentValues(env: Readonly<Record<string, string | undefined>>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(settingsSchema.shape) as (keyof Settings)[]) {
    const text = env[environmentName(name)]?.trim();
    if (text !== undefined && text !== '') values[name] = typed(text, settingType(name));
  }
  return values;
}

function typed(text: string, type: string): unknown {
  if (type === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false|1|0)$/i.test(text)) return /^(true|1)$/i.test(text);
  if (type === 'array') return text.split(/[,，]/).map((part) => part.trim());
  return text;
}
