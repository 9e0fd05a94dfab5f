import { describe, expect, test } from 'vitest';
import facts from '../yaml/kubernetes-yaml.json' with { type: 'json' };
import { compare, type Outcome } from './decoder/compare.ts';
import { buildOracle } from './decoder/oracle.ts';
import { read } from './decoder/reader.ts';
import { realManifests } from './decoder/real-texts.ts';
import { textsOf } from './decoder/texts.ts';

/** Observed with another way to split documents, which passes over text behind a separator. kubectl refuses that. */
const SPLIT_OTHERWISE = ['dashtext'];

const COUNT = 6_000;
const SEED = 11;

const oracle = buildOracle();

describe('reads what Kubernetes reads, by its own decoder', () => {
  test('decodes as observed', async () => {
    const decoded = await oracle.decode(facts.cases.map(({ yaml }) => yaml));
    const differing = facts.cases.filter(({ yaml, documents }, index) => {
      return compare(yaml, () => documents as Outcome[], decoded[index] ?? []) !== undefined;
    });
    expect(differing.map(({ name }) => name)).toEqual(SPLIT_OTHERWISE);
  });

  test('the same in real manifests', async () => {
    const texts = realManifests();
    const decoded = await oracle.decode(texts);
    expect(decoded).toHaveLength(texts.length);
    const differing = texts.flatMap((text, index) => {
      const difference = compare(text, read, decoded[index] ?? []);
      return difference ? [{ text, ...difference }] : [];
    });
    expect(differing).toEqual([]);
  });

  test(`never another value, nor one that Kubernetes refuses, in ${COUNT} texts`, async () => {
    const texts = textsOf(COUNT, SEED);
    const decoded = await oracle.decode(texts);
    expect(decoded).toHaveLength(COUNT);
    const differing = texts.flatMap((text, index) => {
      const difference = compare(text, read, decoded[index] ?? []);
      return difference && difference.kind !== 'refuses' ? [{ text, ...difference }] : [];
    });
    expect(differing).toEqual([]);
  });
});
