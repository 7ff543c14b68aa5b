/** Exit codes of the command line, and the errors that carry them. */
export const exitCodes = { done: 0, bug: 1, incomplete: 2, usage: 64, config: 78 } as const;

/** A mistake that the user can mend: printed as one sentence without a stack. */
export class UserError extends Error {
  override name = 'UserError';
  exitCode: number;
  constructor(message: string, exitCode: number = exitCodes.config, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** One fault in a file of ours: where, what, and what was expected. */
export interface Fault {
  file: string;
  line: number | null;
  message: string;
}

/** All faults of a file at once; each becomes one line. */
export function faultsError(faults: readonly Fault[]): UserError {
  const lines = faults.map((f) => `${f.file}${f.line === null ? '' : `:${f.line}`} ${f.message}`);
  return new UserError(lines.join('\n'));
}
