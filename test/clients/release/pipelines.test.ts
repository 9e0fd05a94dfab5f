import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { rules } from '../../../rules/index.ts';
import { lint } from '../../../src/engine/lint.ts';
import { blocksOf, readPage } from '../../support/page.ts';
import { temporaryDirectory } from '../../support/repository.ts';
import { packageDirectory } from '../installed.ts';

const SCHEMAS = join(packageDirectory('schemastore'), 'schemas/json');

/** Files of the page, and their schemas as of SchemaStore. */
const SCHEMA_OF: readonly (readonly [file: string, schema: string])[] = [
  ['.gitlab-ci.yml', 'gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json'],
  ['azure-pipelines.yml', 'raw.githubusercontent.com/microsoft/azure-pipelines-vscode/master/service-schema.json'],
  ['bitbucket-pipelines.yml', 'bitbucket.org/atlassianlabs/atlascode/raw/main/resources/schemas/pipelines-schema.json'],
  ['.circleci/config.yml', 'circleciconfig.json'],
];

interface SchemaFile {
  readonly id?: string;
  readonly $schema?: string;
}

const blocks = blocksOf(readPage('docs/pipelines.md'));

function textOf(file: string): string {
  const block = blocks.find(({ info }) => info === file);
  if (!block) throw new Error(`docs/pipelines.md has no ${file}`);
  return block.code;
}

function documentsOf(file: string): unknown[] {
  return parseAllDocuments(textOf(file)).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as unknown;
  });
}

describe('docs/pipelines.md', () => {
  it.each(SCHEMA_OF)('has a %s that fits its schema', (file, schema) => {
    // Of several drafts, and with patterns that are wrong as Unicode ones.
    const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false, unicodeRegExp: false });
    const { id: _, $schema: __, ...rest } = JSON.parse(readFileSync(join(SCHEMAS, schema), 'utf8')) as SchemaFile;
    const validate = ajv.compile(rest);
    expect([validate(documentsOf(file)[0]), validate.errors]).toEqual([true, null]);
    expect(validate({ stages: 1, steps: 1, jobs: 1, image: [1], pipelines: 1, version: {} })).toBe(false);
  });

  it('has a component of GitLab with inputs and the same job', () => {
    const [spec, job] = documentsOf('templates/fargate-lint.yml');
    expect(spec).toMatchObject({ spec: { inputs: { paths: {}, version: {}, stage: {} } } });
    const used = Array.from(
      textOf('templates/fargate-lint.yml').matchAll(/\$\[\[ inputs\.(\w+) \]\]/g),
      ([, name]) => name,
    );
    expect(used.sort()).toEqual(['paths', 'stage', 'version']);
    const [plain] = documentsOf('.gitlab-ci.yml') as [Record<string, Record<string, unknown>>];
    expect(job).toMatchObject({ 'fargate-lint': { artifacts: plain['fargate-lint']?.artifacts } });
  });

  it('has a hook of Argo CD that runs on Fargate', () => {
    const report = lint([{ path: 'hook.yaml', content: textOf('fargate-lint-hook.yaml') }], { rules });
    expect(report.findings.map(({ rule }) => rule.id)).toEqual([]);
    expect(report.workloads.map(({ outcome }) => outcome)).toEqual(['runs']);
  });

  it('has a Jenkinsfile that Groovy compiles', () => {
    const cwd = temporaryDirectory();
    // Debian's groovyc takes the default Java, which need not be there when another one is.
    const env = { ...process.env, JAVA_HOME: join(realpathSync('/usr/bin/java'), '../..') };
    const compile = (text: string) => {
      writeFileSync(join(cwd, 'Jenkinsfile'), text);
      const { status, stdout, stderr } = spawnSync('groovyc', ['Jenkinsfile'], { cwd, env, encoding: 'utf8' });
      return { status, output: stdout + stderr };
    };
    const text = textOf('Jenkinsfile');
    expect(compile(text)).toEqual({ status: 0, output: '' });
    expect(compile(text.replace("image 'node", "image 'node'")).output).toContain('Jenkinsfile: 2');
  });

  // No schema of theirs is published on npm.
  it.each([
    'plugin.yaml',
    '.mega-linter.yml',
    'mega-linter-plugin-fargate-lint/fargate-lint.megalinter-descriptor.yml',
  ])('has a %s that is YAML', (file) => {
    expect(documentsOf(file)).toEqual([expect.any(Object)]);
  });
});
