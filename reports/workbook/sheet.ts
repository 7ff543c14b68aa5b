/** A sheet as plain data: rows of text and numbers, the first of them the head. */
export type Cell = string | number | null;

export interface Sheet {
  name: string;
  rows: Cell[][];
  widths: number[];
  filter?: true;
  links?: number[];
  choices?: Record<number, readonly string[]>;
}
