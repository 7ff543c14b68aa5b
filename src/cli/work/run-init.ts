/** What `gongkai init` writes. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../lib/errors.ts';
import { settingsFile } from '../../load/settings.ts';
import { workbookBytes } from '../../render/workbook.ts';
import {
  attestationSheets,
  deployReadme,
  registerSheets,
  registerText,
  rulesetsReadme,
  settingsText,
  systemdUnit,
} from './init-files.ts';

/** Returns what it did, a line a file. */
export async function init(dir: string): Promise<string> {
  const hasRegister = ['register.xlsx', 'register.yaml', 'register.yml'].some((name) =>
    existsSync(path.join(dir, name)),
  );
  const files: [string, string | Uint8Array][] = [
    [settingsFile, settingsText()],
    ...(hasRegister ? [] : [['register.yaml', registerText] as [string, string]]),
    ['register.template.xlsx', await workbookBytes(registerSheets())],
    ['attestations.template.xlsx', await workbookBytes(attestationSheets())],
    [path.join('rulesets', 'README.md'), rulesetsReadme],
    [path.join('deploy', 'README.md'), deployReadme],
    [path.join('deploy', 'gongkai.service'), systemdUnit],
  ];
  const lines = files.map(([name, content]) => {
    const file = path.join(dir, name);
    return write(file, content) ? `写入 ${file}` : `已有 ${file}，未改动`;
  });
  if (hasRegister) lines.push('已有登记表，未写入样例');
  return `${lines.join('\n')}\n\n接下来：把登记表换成本地区的网站和单位，运行 gongkai doctor 检查，再运行 gongkai audit。\n`;
}

function write(file: string, content: string | Uint8Array): boolean {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST' && existsSync(file)) return false;
    const why = code === 'ENOSPC' ? '磁盘已满' : code === 'EACCES' || code === 'EROFS' ? '没有写入权限' : '路径不可用';
    throw new UserError(`无法写入 ${file}：${why}`, undefined, { cause });
  }
}
