import { expect, test } from 'vitest';
import { loadTables } from '../../src/load/tables.ts';
import { openWorkspace } from '../../src/load/workspace.ts';
import { folder } from './folders.ts';

const tables = { columns: [] };

test('a folder that is no workspace is refused and gongkai init is named', async () => {
  await expect(openWorkspace(folder(), {}, tables)).rejects.toThrow(/不是工作区.*gongkai init/);
});

test('a workspace gives settings, register and its folders', async () => {
  const dir = folder({
    'gongkai.yaml': 'delay: 5',
    'register.yaml': 'agencies: [{ id: a, name: 某局, kind: department }]',
  });
  const workspace = await openWorkspace(dir, { flags: { sites: 2 } }, tables);
  expect(workspace.settings).toMatchObject({ delay: 5, sites: 2 });
  expect(workspace.register.agencies).toHaveLength(1);
  expect(workspace.ledgerFile.startsWith(workspace.dataDir)).toBe(true);
});

const columns = '- { class: 政策文件 }\n';
const row = '{ id: D-01, document: d, place: 一, text: 某 }';

test('tables are held against themselves', () => {
  const dir = folder({
    'columns.yaml': columns,
    'documents.yaml': '{}',
    'elements.yaml': '{}',
    'wording.yaml': '[]\n',
    'units.yaml': 'kinds: {}\nsame: []\n',
    'requirements/a.yaml': `- ${row}\n- ${row}\n`,
  });
  expect(() => loadTables(dir)).toThrow(
    [
      'checks/data/requirements/a.yaml:1 文件“d”不在文件表里',
      'checks/data/requirements/a.yaml:2 条款编号“D-01”写了两次',
      'checks/data/requirements/a.yaml:2 文件“d”不在文件表里',
    ].join('\n'),
  );
});
