/** Name and word tables of `checks/data/`: data, no code. */
import { z } from 'zod';

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
});
export type Requirement = z.output<typeof requirementSchema>;

/** The documents that requirements stand in; a `number` of null means the text shows none. */
export const requirementTableSchema = z.strictObject({
  documents: z.record(z.string(), z.strictObject({ title: z.string(), number: z.string().nullable() })),
  requirements: z.array(requirementSchema),
});
export type RequirementTable = z.output<typeof requirementTableSchema>;

export interface Tables {
  columns: ColumnTable;
  requirements: readonly Requirement[];
  documents: RequirementTable['documents'];
}
