import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/engine/lint.ts';
import type { Pod } from '../../../src/kubernetes/pod.ts';
import { noteWorkloads } from '../../../src/kubernetes/workloads/selected-pods.ts';
import { deployment } from '../../../src/testing.ts';

function podsNamed(...names: string[]): Pod[] {
  const inputs = names.map((name, index) => ({
    path: `${index}.yaml`,
    content: deployment('').replace('  name: app\n', `  name: ${name}\n`),
  }));
  return lint(inputs, { rules: [] }).workloads.map(({ pod }) => pod);
}

describe('notes on workloads', () => {
  it('are at the names of up to three', () => {
    const notes = noteWorkloads(podsNamed('a', 'b', 'c'));
    expect(notes.map(({ text, at }) => [text, at?.value])).toEqual([
      ['Deployment a', 'a'],
      ['Deployment b', 'b'],
      ['Deployment c', 'c'],
    ]);
  });

  it('count the others', () => {
    expect(noteWorkloads(podsNamed('a', 'b', 'c', 'd', 'e')).map(({ text }) => text)).toEqual([
      'Deployment a',
      'Deployment b',
      'Deployment c',
      'and 2 more',
    ]);
  });
});
