import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validatorOf } from '../../src/engine/option-validators.ts';
import { loadPlugins, PluginError } from '../../src/plugins/load-plugins.ts';
import { writeFiles } from '../support/cli.ts';
import { temporaryDirectory } from '../support/repository.ts';

function ruleText(id: string, more = ''): string {
  return `{ id: '${id}', description: 'D', category: 'effect', severity: 'warn', evidence: 'inferred', references: [],
    messages: { a: 'A.' }, help: 'H.', pod() {}, ${more} }`;
}

const PLUGIN = `export const rules = [${ruleText('acme/one')}];`;

async function load(files: Readonly<Record<string, string>>, ...names: string[]) {
  const directory = temporaryDirectory();
  writeFiles(directory, files);
  return loadPlugins(names, join(directory, 'work'));
}

async function idsOf(files: Readonly<Record<string, string>>, ...names: string[]): Promise<string[]> {
  const plugins = await load(files, ...names);
  return plugins.flatMap(({ name, rules }) => rules.map(({ id }) => `${name} ${id}`));
}

async function failureOf(loading: Promise<unknown>): Promise<string> {
  const error = await loading.catch((reason: unknown) => reason);
  return error instanceof PluginError ? [error.message, ...error.problems].join('\n') : String(error);
}

describe('loadPlugins', () => {
  it('takes paths, absolute or from the directory', async () => {
    expect(await idsOf({ 'work/rules.mjs': PLUGIN }, './rules.mjs')).toEqual(['./rules.mjs acme/one']);
    expect(await idsOf({ 'rules.mjs': PLUGIN }, '../rules.mjs')).toEqual(['../rules.mjs acme/one']);
    const directory = temporaryDirectory();
    writeFiles(directory, { 'rules.mjs': PLUGIN });
    const path = join(directory, 'rules.mjs');
    expect((await loadPlugins([path], '/')).map(({ name }) => name)).toEqual([path]);
  });

  it('takes the default export, and modules of CommonJS', async () => {
    const text = `[${ruleText('acme/one')}, ${ruleText('acme/two')}]`;
    expect(await idsOf({ 'work/rules.mjs': `export default ${text};` }, './rules.mjs')).toHaveLength(2);
    expect(await idsOf({ 'work/rules.cjs': `exports.rules = ${text};` }, './rules.cjs')).toHaveLength(2);
  });

  it.each([
    ['main', '{"name":"p","type":"module","main":"lib/rules.js"}', 'lib/rules.js'],
    ['no entry', '{"name":"p","type":"module"}', 'index.js'],
    ['one export', '{"name":"p","type":"module","exports":"./x.js"}', 'x.js'],
    ['conditions', '{"name":"p","exports":{"types":"./x.d.ts","browser":"./b.js","import":"./x.mjs"}}', 'x.mjs'],
    [
      'nested conditions',
      '{"name":"p","exports":{".":{"require":"./r.cjs","node":{"import":{"types":"./x.d.ts","default":"./x.mjs"}}}}}',
      'x.mjs',
    ],
  ])('takes packages that are installed there or above: %s', async (_name, manifest, file) => {
    const home = 'node_modules/fargate-lint-plugin-p';
    const files = { [`${home}/package.json`]: manifest, [`${home}/${file}`]: PLUGIN };
    expect(await idsOf(files, 'fargate-lint-plugin-p')).toEqual(['fargate-lint-plugin-p acme/one']);
  });

  it('takes packages of a scope, and parts of packages', async () => {
    const files = {
      'work/node_modules/@acme/p/package.json': '{"exports":{"./rules":"./r.mjs"}}',
      'work/node_modules/@acme/p/r.mjs': PLUGIN,
    };
    expect(await idsOf(files, '@acme/p/rules')).toEqual(['@acme/p/rules acme/one']);
    await expect(load(files, '@acme/p')).rejects.toThrow('plugin @acme/p: no such file or package');
  });

  it.each([
    [{}, './rules.mjs', 'plugin ./rules.mjs: no such file or package'],
    [{}, 'rules.js', 'plugin rules.js: no such file or package; did you mean ./rules.js?'],
    [{ 'work/r.mjs': 'export const rule = 1;' }, './r.mjs', 'plugin ./r.mjs has no rules; '],
    [{ 'work/r.mjs': 'export const rules = [];' }, './r.mjs', 'plugin ./r.mjs has no rules; '],
    [{ 'work/r.mjs': 'throw new Error("broken");' }, './r.mjs', 'cannot be loaded: Error: broken'],
    [{ 'work/r.mjs': 'export const = ' }, './r.mjs', 'plugin ./r.mjs cannot be loaded: '],
    [
      { 'work/r.mjs': `export const rules = [${ruleText('acme/one')}, {}];` },
      './r.mjs',
      'plugin ./r.mjs is not valid:\nrule 2: id must be',
    ],
    [
      { 'work/r.mjs': `export const rules = [${ruleText('acme/one')}, ${ruleText('acme/one')}];` },
      './r.mjs',
      'plugin ./r.mjs is not valid:\nacme/one: ./r.mjs already has a rule with this id',
    ],
    [
      {
        'work/r.mjs': `export const rules = [${ruleText('acme/one', 'options: { type: "object", additionalProperties: false, properties: { n: { type: "number", default: "one" } } }')}];`,
      },
      './r.mjs',
      '\nacme/one: options: the defaults do not match the schema: options/n must be number',
    ],
    [
      {
        'work/r.mjs': `export const rules = [${ruleText('acme/one', 'options: { type: "object", additionalProperties: false, properties: { n: { type: "text", default: 1 } } }')}];`,
      },
      './r.mjs',
      '\nacme/one: options: schema is invalid',
    ],
  ])('says what is wrong: %j', async (files, name, message) => {
    expect(await failureOf(load(files, name))).toContain(message);
  });

  it('finds two plugins with one rule, and takes one named twice once', async () => {
    const files = { 'work/a.mjs': PLUGIN, 'work/b.mjs': PLUGIN };
    expect(await failureOf(load(files, './a.mjs', './b.mjs'))).toBe(
      'plugin ./b.mjs is not valid:\nacme/one: ./a.mjs already has a rule with this id',
    );
    expect(await idsOf(files, './a.mjs', './a.mjs')).toHaveLength(1);
  });

  it('makes validators that fill in the defaults', async () => {
    const options =
      'options: { type: "object", additionalProperties: false, properties: { n: { type: "number", default: 3 } } }';
    const [plugin] = await load(
      { 'work/r.mjs': `export const rules = [${ruleText('acme/one', options)}];` },
      './r.mjs',
    );
    const rule = plugin?.rules[0];
    const validate = rule && validatorOf(rule);
    const given = {};
    expect(validate?.(given)).toBe(true);
    expect(given).toEqual({ n: 3 });
    expect(validate?.({ m: 1 })).toBe(false);
  });
});
