/** Parent columns are stubs that forward at once to their first child. */
import type { Style } from '../style.ts';
import { plain } from './plain.ts';

export const refresh: Style = {
  ...plain,
  forwards: true,
  groupPath: (path) => `/${path}/`,
  homeDate: (date) => `[${date}]`,
};
