import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActionTemplate } from '@actions/workflow-parser/actions/index';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { INPUT_NAMES, readInputs, variableOf } from '../../src/action/inputs.ts';
import { VERSION } from '../../src/version.ts';
import { runAction } from '../support/action.ts';
import { BLOCKED, CLEAN, run, WARNED, writeFiles } from '../support/cli.ts';
import { repositoryWith } from '../support/git.ts';
import { blocksOf, readPage } from '../support/page.ts';
import { filesUnder, ROOT, temporaryDirectory } from '../support/repository.ts';
import { loadParser } from './workflow-parser.ts';

const { workflows, actions } = await loadParser();
const trace = new workflows.NoOperationTraceWriter();

/** action.yml as GitHub's own parser reads it. */
function readAction(): ActionTemplate {
  const { context, value } = actions.parseAction({ name: 'action.yml', content: readPage('action.yml') }, trace);
  expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
  if (!value) throw new Error('action.yml is empty');
  const action = actions.convertActionTemplate(context, value);
  expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
  return action;
}

const action = readAction();
const inputs = action.inputs ?? [];
const outputs = (action.outputs ?? []).map(({ id }) => id);

/** What GitHub's parser has to say about a workflow, expressions and all. */
async function problemsOf(content: string): Promise<string[]> {
  const { context, value } = workflows.parseWorkflow({ name: 'workflow.yaml', content }, trace);
  if (value) await workflows.convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

describe('action.yml', () => {
  it('declares the inputs that are read, and says what each is for', () => {
    expect(inputs.map(({ id }) => id)).toEqual(INPUT_NAMES);
    for (const { id, description } of inputs) expect(description, id).toMatch(/^[A-Z].*\.$/);
  });

  it('has defaults that say what is so without them', () => {
    const defaults = inputs.map(({ id, default: value }) => [variableOf(id), String(value)]);
    expect(readInputs(Object.fromEntries(defaults))).toEqual(readInputs({}));
  });

  it('declares the outputs that are written', async () => {
    const run = await runAction({ workspace: repositoryWith({ 'a.yaml': CLEAN }) });
    expect(Object.keys(run.outputs).sort()).toEqual(outputs.toSorted());
  });

  it('runs a file that is there, and says in few words what for', () => {
    const { runs, description } = action;
    expect(runs).toMatchObject({ using: 'node24' });
    expect(existsSync(join(ROOT, 'main' in runs ? runs.main : ''))).toBe(true);
    // The marketplace takes no more.
    expect(description.length).toBeLessThanOrEqual(125);
  });
});

describe('the parser of workflows', () => {
  it('finds what is wrong', async () => {
    const head = 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n';
    expect(await problemsOf(`${head}      - run: echo\n`)).toEqual([]);
    expect(await problemsOf(`${head}      - run: echo\n        wiht: {}\n`)).not.toEqual([]);
    expect(await problemsOf(`${head}      - run: echo \${{ steps.( }}\n`)).not.toEqual([]);
  });
});

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** The steps of a workflow that use the action, after a look at their inputs. */
function uses(workflow: string): string[] {
  const { jobs } = parse(workflow) as { jobs: Record<string, { steps?: Step[] }> };
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);
  return steps.flatMap(({ uses = '', with: given = {} }) => {
    if (uses !== './' && !uses.startsWith('fargate-lint/')) return [];
    const values = Object.entries(given).map(([name, value]) => [variableOf(name), String(value)]);
    expect(() => readInputs(Object.fromEntries(values)), JSON.stringify(given)).not.toThrow();
    return [uses];
  });
}

/** The outputs of the action that a text asks for. */
function unknownOutputs(text: string): string[] {
  const used = Array.from(text.matchAll(/steps\.lint\.outputs\.([\w-]+)/g), ([, name = '']) => name);
  return used.filter((name) => !outputs.includes(name));
}

describe('.github/workflows', () => {
  const files = filesUnder('.github/workflows');

  it.each(files)('%s is a workflow', async (path) => {
    expect(await problemsOf(readPage(path))).toEqual([]);
    expect(unknownOutputs(readPage(path))).toEqual([]);
  });

  it('use the action as it is here, and expect of the examples what is in them', async () => {
    expect(files.flatMap((path) => uses(readPage(path)))).toEqual(['./']);
    const { outputs } = await runAction({ workspace: ROOT, inputs: { paths: 'examples' } });
    const found = `${outputs.errors} ${outputs.warnings} ${outputs.blocked}`;
    expect(readPage('.github/workflows/action.yml')).toContain(`test "$FOUND" = "${found}"`);
  });
});

const pages = filesUnder('docs').filter((path) => path.endsWith('.md') && /- (?:uses|run): /.test(readPage(path)));

describe.each(pages)('%s', (path) => {
  const page = readPage(path);
  const shown = blocksOf(page)
    .filter(({ language, code }) => language === 'yaml' && /^\s*- (?:uses|run): /m.test(code))
    // Steps alone are those of a job.
    .map(({ code }) =>
      /^jobs:/m.test(code) ? code : `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${indent(code)}`,
    );

  it.each(shown)('shows workflows that GitHub takes: %#', async (workflow) => {
    expect(await problemsOf(workflow), workflow).toEqual([]);
  });

  it('shows only inputs that there are, with values that they take, and this version', () => {
    for (const reference of shown.flatMap(uses)) {
      expect(reference).toMatch(/^fargate-lint\/fargate-lint@(?:[0-9a-f]{40}|v\d+\.\d+\.\d+)$/);
      if (reference.includes('@v')) expect(reference).toBe(`fargate-lint/fargate-lint@v${VERSION}`);
    }
    expect(unknownOutputs(page)).toEqual([]);
  });
});

function indent(code: string): string {
  return code.replace(/^(?=.)/gm, '      ');
}

describe('the matcher of problems', () => {
  interface Pattern {
    readonly regexp: string;
    readonly file: number;
    readonly line: number;
    readonly column: number;
    readonly code: number;
    readonly message: number;
  }
  const { problemMatcher: matchers } = JSON.parse(
    readFileSync(join(ROOT, 'docs/fargate-lint-matcher.json'), 'utf8'),
  ) as {
    problemMatcher: { owner: string; severity: string; pattern: [Pattern] }[];
  };

  function annotationsIn(output: string) {
    return output.split('\n').flatMap((line) =>
      matchers.flatMap(({ severity, pattern: [{ regexp, file, line: at, column, code, message }] }) => {
        const found = new RegExp(regexp).exec(line);
        return found ? { severity, ...pick(found, { file, line: at, column, code, message }) } : [];
      }),
    );
  }

  function pick(found: RegExpExecArray, groups: Record<string, number>) {
    return Object.fromEntries(Object.entries(groups).map(([name, index]) => [name, found[index]]));
  }

  it('makes annotations of what the format compact prints, and of nothing else', async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { 'a b:1.yaml': BLOCKED, 'warned.yaml': WARNED });
    const { stdout } = await run(['-f', 'compact'], { cwd });
    const annotations = annotationsIn(`npm warn something:\n${stdout}\n2 errors in 1 file.\n`);
    expect(annotations).toHaveLength(stdout.trim().split('\n').length);
    expect(annotations[0]).toEqual({
      severity: 'error',
      file: 'a b:1.yaml',
      line: '6',
      column: '16',
      code: 'no-host-namespaces',
      message: '`hostNetwork` is not supported on Fargate; the pod stays Pending',
    });
    expect(annotations[1]).toMatchObject({ severity: 'warning', file: 'warned.yaml', code: 'require-requests' });
  });

  it('has a name for each kind, as the runner asks for', () => {
    expect(matchers.map(({ severity }) => severity)).toEqual(['error', 'warning']);
    expect(new Set(matchers.map(({ owner }) => owner)).size).toBe(2);
  });
});
