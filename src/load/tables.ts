/** The name and word tables of `checks/data/`. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { type Fault, faultsError } from '../lib/errors.ts';
import { deepFreeze } from '../lib/freeze.ts';
import { hashOf } from '../lib/hash.ts';
import {
  columnTableSchema,
  documentTableSchema,
  elementTableSchema,
  requirementTableSchema,
  type Tables,
  unitTableSchema,
  wordingTableSchema,
} from '../model/tables.ts';
import { packagePath } from './package-root.ts';
import { readYamlAs } from './yaml-file.ts';

export interface LoadedTables {
  tables: Tables;
  /** Hash of all files. */
  sha256: string;
}

/** Throws every fault of a table at once. */
export function loadTables(dir = packagePath('checks', 'data')): LoadedTables {
  const read = <S extends z.ZodType>(schema: S, ...file: string[]) =>
    readYamlAs(schema, path.join(dir, ...file), path.posix.join('checks/data', ...file));
  const columns = read(columnTableSchema, 'columns.yaml');
  const documents = read(documentTableSchema, 'documents.yaml');
  const units = read(unitTableSchema, 'units.yaml');
  const elements = read(elementTableSchema, 'elements.yaml');
  const wording = read(wordingTableSchema, 'wording.yaml');
  const files = readdirSync(path.join(dir, 'requirements')).filter((name) => name.endsWith('.yaml'));
  const parts = files.sort().map((name) => read(requirementTableSchema, 'requirements', name));
  const faults: Fault[] = [];
  const ids = new Set<string>();
  for (const { data, locate } of parts)
    for (const [i, { id, document }] of data.entries()) {
      if (ids.has(id)) faults.push({ ...locate([i]), message: `条款编号“${id}”写了两次` });
      ids.add(id);
      if (!(document in documents.data)) faults.push({ ...locate([i]), message: `文件“${document}”不在文件表里` });
    }
  if (faults.length > 0) throw faultsError(faults);
  const requirements = parts.flatMap((part) => part.data);
  return {
    tables: deepFreeze({
      columns: columns.data,
      requirements,
      documents: documents.data,
      units: units.data,
      elements: elements.data,
      wording: wording.data,
    }),
    sha256: hashOf([columns, documents, units, elements, wording, ...parts].map((file) => file.sha256)),
  };
}

export function requirementIds({ requirements }: Pick<Tables, 'requirements'>): string[] {
  return requirements.map((r) => r.id);
}

/** Every class of the column table once; a class may have several rows with conditions of their own. */
export function columnClasses(tables: Pick<Tables, 'columns'>): string[] {
  return [...new Set(tables.columns.map((c) => c.class))];
}
