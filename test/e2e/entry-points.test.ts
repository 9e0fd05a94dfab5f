import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Range } from 'vscode-languageserver-protocol/node';
import { commandsIn, runBundle } from '../support/action.ts';
import { BLOCKED, CLEAN, WARNED, writeFiles } from '../support/cli.ts';
import { commit, git, repositoryWith } from '../support/git.ts';
import { attempt, commitAll, personalEnvironment, snippetsOf } from '../support/hooks.ts';
import { startProcess, uriOf } from '../support/language-client.ts';
import { EBS_CLAIM, FIXABLE, POD_WITH_CLAIM } from '../support/manifests.ts';
import { installLinter } from '../support/page.ts';
import { temporaryDirectory, type WhenDone } from '../support/repository.ts';
import {
  asAnnotated,
  changesOfActions,
  changesOfReport,
  type FindingLine,
  linesOfAnnotations,
  linesOfDiagnostics,
  linesOfReport,
  readJsonReport,
  textWith,
} from './entry-points.ts';

/** What everyone works with: a configuration, and a claim that no change touches. */
const PROJECT = {
  '.gitignore': 'node_modules\n',
  'fargate-lint.yaml': `include: [k8s, storage]
ignores: [k8s/generated]
cluster: fargate-only
rules:
  limits-without-effect: off
  no-priority-class: [error]
overrides:
  - kinds: [Job]
    rules: { require-job-ttl: error }
ignore:
  - { rule: no-host-ports, name: agent, reason: goes to EC2 nodes with the next release }
`,
  'storage/claim.yaml': EBS_CLAIM,
};

/** What is linted: each has something of its own. */
const MANIFESTS: Readonly<Record<string, string>> = {
  'k8s/blocked.yaml': BLOCKED,
  'k8s/crlf.yaml': BLOCKED.replace('blocked', 'crlf').replaceAll('\n', '\r\n'),
  'k8s/claim.yaml': POD_WITH_CLAIM,
  'k8s/fixable.yaml': FIXABLE.replace('clean', 'fixable'),
  'k8s/clean.yaml': CLEAN,
  // Columns behind a character that is one to a reader and two to JavaScript.
  'k8s/wide.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: { name: wide }\nspec: { hostname: "🚀", hostPID: true, containers: [] }\n',
  'k8s/ünïcode name.json':
    '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"json"},\n  "spec":{"hostIPC":true,"containers":[]}}\n',
  'k8s/warned.yaml': WARNED,
  'k8s/job.yaml': `apiVersion: batch/v1
kind: Job
metadata: { name: report }
spec:
  template:
    spec:
      restartPolicy: Never
      priorityClassName: high
      containers:
        - name: report
          image: registry.example.com/report:1.0
          resources: { requests: { cpu: 250m, memory: 256Mi } }
`,
  'k8s/suppressed.yaml': `${BLOCKED.replace('blocked', 'agent').replace(
    '  hostNetwork',
    '  # fargate-lint-disable-next-line no-host-namespaces -- goes to EC2 nodes\n  hostNetwork',
  )}      ports: [{ containerPort: 80, hostPort: 80 }]
      # fargate-lint-disable-next-line no-privileged -- no longer there
      tty: true
`,
  'k8s/broken.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: { name: broken\nspec: {}\n',
  'k8s/generated/all.yaml': BLOCKED,
};

describe.runIf(process.platform !== 'win32')('every entry point', () => {
  const cleanUps: (() => void)[] = [];
  const whenDone: WhenDone = (cleanUp) => cleanUps.push(cleanUp);
  afterAll(() => {
    for (const cleanUp of cleanUps) cleanUp();
  });

  const env = personalEnvironment();
  let packages = '';
  let expected: FindingLine[] = [];
  let changes: [string, string][] = [];

  /** The command line, as it is published, is what the others are compared with. */
  beforeAll(() => {
    packages = temporaryDirectory(whenDone);
    installLinter(packages);
    const cwd = project(whenDone);
    writeFiles(cwd, MANIFESTS);
    const { status, output } = attempt(`${LINT} --format json=report.json`, cwd, env);
    expect(status, output).toBe(1);
    const findings = readJsonReport(join(cwd, 'report.json'));
    expected = linesOfReport(findings);
    changes = changesOfReport(findings, cwd);
  });

  const LINT = 'node_modules/.bin/fargate-lint';

  function project(done?: WhenDone): string {
    const cwd = repositoryWith(PROJECT, done);
    symlinkSync(join(packages, 'node_modules'), join(cwd, 'node_modules'));
    return cwd;
  }

  it('has something of everything to say', () => {
    const about = (text: string) => expected.filter((line) => line.includes(text));
    for (const name of Object.keys(MANIFESTS).filter((path) => !/clean|generated/.test(path))) {
      expect(about(`${name}:`), name).not.toEqual([]);
    }
    expect(about('k8s/clean.yaml').concat(about('generated'), about('storage/'), about('no-host-ports'))).toEqual([]);
    expect(about('claim.yaml:6:')[0]).toContain('valid-volume-claims: Claim `data` is an EBS volume');
    expect(about('error require-job-ttl')).toHaveLength(1);
    expect(about('warn ')).not.toEqual([]);
    expect(about('unused-disable')).toHaveLength(1);
    expect(changes.length).toBeGreaterThan(5);
  });

  it('says the same in a hook', () => {
    const cwd = project();
    const script = snippetsOf('.git/hooks/pre-commit')[0] ?? '';
    writeFiles(cwd, {
      '.git/hooks/pre-commit': script.replace('--context', '--context --format stylish --format json=.git/report.json'),
    });
    attempt('chmod +x .git/hooks/pre-commit', cwd, env);
    writeFiles(cwd, MANIFESTS);
    const { status, output } = commitAll(cwd, env);
    expect(status, output).toBe(1);
    const findings = readJsonReport(join(cwd, '.git/report.json'));
    expect(linesOfReport(findings)).toEqual(expected);
    expect(changesOfReport(findings, cwd)).toEqual(changes);
    // What a person sees of it.
    for (const line of expected) {
      const [, place = '', severity = '', rule = ''] = /^(.+?:\d+:\d+)-\S+ (\w+) ([\w-]+): /.exec(line) ?? [];
      const pattern = `^${severity} .*\n {2}${place}\n(?: .*\n)* *│ rule: ${rule}`;
      expect(output, line).toMatch(new RegExp(pattern, 'm'));
    }
  });

  it('says the same in a workflow', () => {
    const cwd = project();
    git(cwd, 'switch', '--quiet', '--create', 'feature');
    commit(cwd, MANIFESTS);
    const { code, log } = runBundle({ workspace: cwd, inputs: { 'json-file': '.git/report.json' } });
    expect(code).toBe(1);
    const findings = readJsonReport(join(cwd, '.git/report.json'));
    expect(linesOfReport(findings)).toEqual(expected);
    expect(changesOfReport(findings, cwd)).toEqual(changes);
    expect(linesOfAnnotations(commandsIn(log))).toEqual(asAnnotated(expected));
  });

  it('says the same in an editor', async () => {
    const cwd = project();
    writeFiles(cwd, MANIFESTS);
    const { client } = await startProcess({ folders: [cwd] });
    const shown: FindingLine[] = [];
    const offered: [string, string][] = [];
    for (const [path, text] of Object.entries(MANIFESTS)) {
      const uri = uriOf(join(cwd, path));
      await client.open(uri, text, path.endsWith('.json') ? 'json' : 'yaml');
      await client.until(() => client.published.has(uri));
      shown.push(...linesOfDiagnostics(path, client.published.get(uri)?.diagnostics ?? []));
      offered.push(...changesOfActions(path, text, await client.codeActions(uri, EVERYWHERE, { only: ['quickfix'] })));
    }
    // Editors show notes that have no place below the headline.
    expect(shown.map((line) => line.split('\n')[0]).sort()).toEqual(expected);
    expect(offered.sort()).toEqual(changes.toSorted());
  });

  it('fixes the same', async () => {
    const fixed = (cwd: string) => Object.keys(MANIFESTS).map((path) => [path, readFileSync(join(cwd, path), 'utf8')]);
    const line = project();
    writeFiles(line, MANIFESTS);
    attempt(`${LINT} --fix`, line, env);
    expect(fixed(line)).not.toEqual(Object.entries(MANIFESTS));

    const hook = project();
    const script = snippetsOf('.git/hooks/pre-commit')[0] ?? '';
    writeFiles(hook, { '.git/hooks/pre-commit': script.replace('--context', '--context --fix') });
    attempt('chmod +x .git/hooks/pre-commit', hook, env);
    writeFiles(hook, MANIFESTS);
    expect(commitAll(hook, env).output).toMatch(/^fargate-lint: fixed \d+ findings in/m);
    expect(fixed(hook)).toEqual(fixed(line));

    const editor = project();
    writeFiles(editor, MANIFESTS);
    const { client } = await startProcess({ folders: [editor] });
    const saved: string[][] = [];
    for (const [path, text] of Object.entries(MANIFESTS)) {
      const uri = uriOf(join(editor, path));
      await client.open(uri, text, path.endsWith('.json') ? 'json' : 'yaml');
      await client.until(() => client.published.has(uri));
      const [action] = await client.codeActions(uri, EVERYWHERE, { only: ['source.fixAll'] });
      saved.push([path, textWith(text, action?.edit?.changes?.[uri] ?? [])]);
    }
    expect(saved).toEqual(fixed(line));
  });
});

/** A range that holds every document. */
const EVERYWHERE: Range = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };
