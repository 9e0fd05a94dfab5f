import { generate } from './generate.ts';
import { Random } from './random.ts';
import { mutate, realTexts } from './real-texts.ts';
import { SEEDS } from './seeds.ts';

/** As many different texts as said, the same ones for the same seed; what people found by hand comes first. */
export function textsOf(count: number, seed: number): string[] {
  const random = new Random(seed);
  const real = realTexts();
  const texts = new Set(SEEDS);
  // A file has no halves of surrogate pairs, as cutting a text leaves them.
  const make = () => (random.oneIn(3) ? mutate(random, real) : generate(random)).replace(/\p{Surrogate}/gu, '\ufffd');
  while (texts.size < count) texts.add(make());
  return [...texts].slice(0, count);
}
