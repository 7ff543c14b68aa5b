/** The name and word tables of `checks/data/`. */
import path from 'node:path';
import { type Fault, faultsError } from '../lib/errors.ts';
import { deepFreeze } from '../lib/freeze.ts';
import { hashOf } from '../lib/hash.ts';
import { columnTableSchema, requirementTableSchema, type Tables } from '../model/tables.ts';
import { packagePath } from './package-root.ts';
import { readYamlAs } from './yaml-file.ts';

export interface LoadedTables {
  tables: Tables;
  /** Hash of both files. */
  sha256: string;
}

/** Throws every fault of a table at once. */
export function loadTables(dir = packagePath('checks', 'data')): LoadedTables {
  const columns = readYamlAs(columnTableSchema, path.join(dir, 'columns.yaml'), 'checks/data/columns.yaml');
  const table = readYamlAs(
    requirementTableSchema,
    path.join(dir, 'requirements.yaml'),
    'checks/data/requirements.yaml',
  );
  const { documents, requirements } = table.data;
  const faults: Fault[] = [
    ...repeated(requirements.map((r) => r.id)).map((i) => ({
      ...table.locate(['requirements', i]),
      message: `条款编号“${requirements[i]!.id}”写了两次`,
    })),
    ...requirements.flatMap((r, i) =>
      r.document in documents
        ? []
        : [{ ...table.locate(['requirements', i]), message: `文件“${r.document}”不在 documents 里` }],
    ),
  ];
  if (faults.length > 0) throw faultsError(faults);
  return {
    tables: deepFreeze({ columns: columns.data, requirements, documents }),
    sha256: hashOf([columns.sha256, table.sha256]),
  };
}

/** Positions of names that stand earlier already. */
function repeated(names: readonly string[]): number[] {
  return names.flatMap((name, i) => (names.indexOf(name) < i ? [i] : []));
}

/** Every class of the column table once; a class may have several rows with conditions of their own. */
export function columnClasses(tables: Tables): string[] {
  return [...new Set(tables.columns.map((c) => c.class))];
}
