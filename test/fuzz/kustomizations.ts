import { BuildCache } from '../../src/render/build-cache.ts';
import { buildKustomizations } from '../../src/render/kustomizations.ts';
import { BASE, CASES } from '../kustomize/cases.ts';
import type { FuzzTarget } from './target.ts';
import { disturbedTrees } from './texts.ts';

type Files = Readonly<Record<string, string>>;

/** Whatever a kustomization says, it is built or refused, and asks for no file by a path that leaves the tree. */
export const kustomizations: FuzzTarget = {
  inputs: (seed) => disturbedTrees(seed, CASES.map(treeOf)),
  check: async (files: Files) => {
    const read = (path: string) => (Object.hasOwn(files, path) ? new TextEncoder().encode(files[path]) : undefined);
    const built = await buildKustomizations({
      ...{ read, list: () => [], listed: Object.keys(files), named: [] },
      cache: new BuildCache(),
    });
    built.files(new Map());
  },
};

function treeOf({ kustomization, files = {} }: (typeof CASES)[number]): Files {
  const base = Object.entries(BASE).map(([path, text]) => [`base/${path}`, text]);
  return { ...Object.fromEntries(base), 'overlay/kustomization.yaml': kustomization, ...files };
}
