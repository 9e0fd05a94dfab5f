import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/engine/lint.ts';
import type { Pod } from '../../../src/kubernetes/pod.ts';
import { nameWorkloads, noteWorkloads } from '../../../src/kubernetes/workloads/selected-pods.ts';
import { deployment } from '../../../src/testing.ts';

function podsNamed(...names: string[]): Pod[] {
  const inputs = names.map((name, index) => ({
    path: `${index}.yaml`,
    content: deployment('').replace('  name: app\n', `  name: ${name}\n`),
  }));
  return lint(inputs, { rules: [] }).workloads.map(({ pod }) => pod);
}

describe('workloads in a sentence', () => {
  it.each([
    [['a'], 'Deployment a'],
    [['a', 'b'], 'Deployment a and Deployment b'],
    [['a', 'b', 'c'], 'Deployment a, Deployment b and Deployment c'],
    [['a', 'b', 'c', 'd'], 'Deployment a, Deployment b and 2 more'],
    [['a', 'a'], 'Deployment a'],
    [['a', 'b', 'a', 'b', 'c', 'd', 'e'], 'Deployment a, Deployment b and 3 more'],
  ])('%j are named once, and counted when they are more than three', (names, sentence) => {
    expect(nameWorkloads(podsNamed(...names))).toBe(sentence);
  });

  it('are noted at their names, the first three of them', () => {
    const notes = noteWorkloads(podsNamed('a', 'b', 'c', 'd'));
    expect(notes.map(({ text, at }) => [text, at.value])).toEqual([
      ['Deployment a', 'a'],
      ['Deployment b', 'b'],
      ['Deployment c', 'c'],
    ]);
  });
});
