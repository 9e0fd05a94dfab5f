import { ModuleLibrary } from '../../src/hcl/module/module-files.ts';
import { readTerraform } from '../../src/hcl/terraform.ts';
import { readerOf } from '../hcl/module-reader.ts';
import { mutationsOf } from '../hcl/mutations.ts';
import { SEEDS } from '../hcl/seeds.ts';
import type { FuzzTarget } from './target.ts';

/** Whatever a module says, it is read or its problems are named. */
export const terraform: FuzzTarget = {
  inputs: (seed) => mutationsOf(SEEDS, 100, seed),
  check: (text: string) => {
    readTerraform('.', new ModuleLibrary(readerOf({ 'main.tf': `locals {\n${text}\n}\n`, 'other.tf': text })));
  },
};
