/** One line of what the doctor says. */

export interface Item {
  name: string;
  state: 'ok' | 'warn' | 'fail';
  text: string;
  details: string[];
}

export function item(name: string, state: Item['state'], text: string, details: string[] = []): Item {
  return { name, state, text, details };
}
