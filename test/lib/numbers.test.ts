import { expect, test } from 'vitest';
import { percentText } from '../../src/lib/numbers.ts';

test('shares print without the tails of binary fractions', () => {
  expect([0.05, 0.07, 0.55, 0.29, 1, 0.3333].map(percentText)).toEqual(['5%', '7%', '55%', '29%', '100%', '33.33%']);
});
