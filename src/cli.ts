import { runCompiled } from './cli/run-compiled.ts';

runCompiled('cli-program.cjs', __dirname);
