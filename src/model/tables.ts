/** Name and word tables of `checks/data/`: data, no code. */
import { z } from 'zod';
import { agencyKinds } from './register.ts';
import { subjects } from './texts.ts';

export const columnClassSchema = z.strictObject({
  /** Formal name, also the class id. */
  class: z.string(),
  /** Names under which sites show it; matched whole, after stripping white space. */
  names: z.array(z.string()).default([]),
  /** Last path segments (pinyin initials) that stand for it. */
  paths: z.array(z.string()).default([]),
  /** Only below a column of one of these classes or names. */
  under: z.array(z.string()).default([]),
});
export const columnTableSchema = z.array(columnClassSchema);
export type ColumnTable = z.output<typeof columnTableSchema>;

export const requirementSchema = z.strictObject({
  id: z.string(),
  document: z.string(),
  place: z.string(),
  /** Own wording, Chinese. */
  text: z.string(),
  /** A: shown on public pages, B: in a published document, C: only a person can vouch for it. */
  class: z.array(z.enum(['A', 'B', 'C'])).optional(),
  /** Who answers for it, in the words of the document. */
  units: z.array(z.string()).optional(),
  /** How far checks judge it; absent: only a person can tell. */
  reach: z.enum(['full', 'partial']).optional(),
  /** What the checks do not see of it, Chinese. */
  limits: z.string().optional(),
});
export type Requirement = z.output<typeof requirementSchema>;

/** The documents that requirements stand in; a `number` of null means the text shows none. */
export const documentTableSchema = z.record(
  z.string(),
  z.strictObject({ title: z.string(), number: z.string().nullable() }),
);
export type DocumentTable = z.output<typeof documentTableSchema>;
export const requirementTableSchema = z.array(requirementSchema);

/** Names of units in documents: those that mean kinds of agencies, and other names of the same office. */
export const unitTableSchema = z.strictObject({
  kinds: z.record(z.string(), z.array(z.enum(agencyKinds)).min(1)),
  same: z.array(z.array(z.string()).min(2)),
});
export type UnitTable = z.output<typeof unitTableSchema>;

/** Subject → element → words of which one shows it. */
export const elementTableSchema = z.partialRecord(
  z.enum(subjects),
  z.record(z.string(), z.array(z.string().min(1)).min(1)),
);
export type ElementTable = z.output<typeof elementTableSchema>;

/** Wrong form → right form, by the rule that they go against. */
export const wordingTableSchema = z.array(
  z.strictObject({
    source: z.string().min(1),
    /** Never right, whatever stands around it. */
    sure: z.boolean(),
    forms: z.record(z.string().min(2), z.string().min(2)),
  }),
);
export type WordingTable = z.output<typeof wordingTableSchema>;

export interface Tables {
  columns: ColumnTable;
  requirements: readonly Requirement[];
  documents: DocumentTable;
  units: UnitTable;
  elements: ElementTable;
  /** Absent: no words are looked for. */
  wording?: WordingTable;
}
