import { HOMEPAGE } from '../links.ts';
import type { Rule } from '../rule.ts';
import type { Config, ConfigIgnore, ConfigKind, ConfigOverride, ConfigRelease, PlanConfig } from './config.ts';
import { PRESETS } from './presets.ts';

/** The part of JSON Schema (draft 7) that the schemas of configurations and of rule options are written in. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema | readonly Schema[];
  readonly [keyword: string]: unknown;
}

export const LEVELS = ['off', 'warn', 'error'] as const;

/** Texts that are more than any text, and what is said when one is not. */
const PATTERNS = {
  notEmpty: ['\\S', 'must not be empty'],
  name: ['^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$', 'must be a name that a namespace can have'],
  namePattern: ['^[-A-Za-z0-9.:_*?]{1,253}$', 'must be a name; * and ? are wildcards'],
  releaseName: [
    '^[a-z0-9]([-a-z0-9.]{0,51}[a-z0-9])?$',
    'must be a name that a release can have: at most 53 lower-case letters, digits, hyphens and dots',
  ],
  version: ['^v?[0-9]+[.][0-9]+([.][0-9]+)?([-+].*)?$', 'must be a version such as 1.34'],
  region: ['^[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}$', 'must be an AWS region such as eu-central-1'],
  currency: ['^[A-Z]{3}$', 'must be a code of three letters such as EUR'],
  kind: ['^[A-Z][A-Za-z0-9]*$', 'must be a kind as manifests write it, such as Deployment'],
  group: ['^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$', 'must be an API group, the part of apiVersion before the slash'],
  fieldPath: [
    '^[A-Za-z0-9_-]+([.]([A-Za-z0-9_-]+|[*]))*$',
    'must be field names with dots between them: spec.template',
  ],
  date: ['^[0-9]{4}-[0-9]{2}-[0-9]{2}$', 'must be a date such as 2027-01-31'],
} as const;

/** What is wrong with a text that does not match one of the patterns above. */
export const PATTERN_MEANINGS: ReadonlyMap<string, string> = new Map(Object.values(PATTERNS));

function text(description: string, pattern: keyof typeof PATTERNS = 'notEmpty'): Schema {
  return { description, type: 'string', pattern: PATTERNS[pattern][0] };
}

/** Far more than anybody writes, and few enough that a stranger's configuration cannot stall the machine it is read on. */
const MOST_ITEMS = 500;

function listOf(items: Schema, description: string): Schema {
  return { description, type: 'array', items, maxItems: MOST_ITEMS };
}

/** An object of these keys only; with the type of its value, so that neither knows a key that the other does not. */
function objectOf<Value>(
  description: string,
  properties: { readonly [Key in keyof Required<Value>]: Schema },
  required: readonly (keyof Value & string)[] = [],
): Schema {
  return {
    description,
    type: 'object',
    additionalProperties: false,
    properties,
    ...(required.length > 0 ? { required } : {}),
  };
}

const glob = text('Relative to the configuration: `*`, `?`, `**` and `{a,b}`; a directory stands for all below it.');
const kind = text('As manifests write it.', 'kind');
const rules: Schema = { description: 'Rules by id: off, warn or error, or [level, options].', type: 'object' };

const override = objectOf<ConfigOverride>(
  'All conditions that are given have to hold. Of several overrides the last one wins.',
  {
    files: listOf(glob, 'Files in which the object stands.'),
    kinds: listOf(kind, 'Kinds of the object.'),
    namespaces: listOf(text('`*` and `?` are wildcards.', 'namePattern'), 'Namespaces of the object.'),
    labels: {
      description: 'Labels of the object or of its pod template, all of them.',
      type: 'object',
      additionalProperties: { type: 'string' },
    },
    rules,
  },
  ['rules'],
);

const ignore = objectOf<ConfigIgnore>(
  'All that is given has to fit.',
  {
    rule: text('Id of the rule.'),
    kind,
    namespace: text('Namespace of the object; `*` and `?` are wildcards.', 'namePattern'),
    name: text('Name of the object; `*` and `?` are wildcards.', 'namePattern'),
    files: listOf(glob, 'Files in which the finding is.'),
    reason: text('Why the finding is no problem, or not yet.'),
    expires: text('The last day on which the entry applies (UTC), as 2027-01-31.', 'date'),
  },
  ['rule', 'reason'],
);

const customKind = objectOf<ConfigKind>(
  'A kind of a custom resource definition that makes pods.',
  {
    group: text('Its API group, the part of apiVersion before the slash.', 'group'),
    kind,
    template: text(
      'Where its pod template is, an object with metadata and spec: `spec.template`. `*` stands for every item of a list or entry of a mapping: `spec.groups.*.template`.',
      'fieldPath',
    ),
    replicas: text(
      'Where the number of pods is: `spec.replicas`. `*` stands for the same item or entry as in `template`.',
      'fieldPath',
    ),
  },
  ['group', 'kind', 'template'],
);

const release = objectOf<ConfigRelease>(
  'A chart and how it is rendered. Paths are relative to the configuration; a chart may have several entries.',
  {
    chart: text('The directory with its Chart.yaml.'),
    name: text('Name of the release; that of the chart when it is left out.', 'releaseName'),
    namespace: text('Namespace of the release.', 'name'),
    values: listOf(text('A file of values.'), 'Files of values, as for `helm --values`; later ones win.'),
    set: listOf(text('`image.tag=1.2`'), 'Values, as for `helm --set`.'),
    setString: listOf(text('`image.tag=1.2`'), 'Values that are strings, as for `helm --set-string`.'),
    kubeVersion: text('Version of Kubernetes that templates see.', 'version'),
    apiVersions: listOf(
      text('`monitoring.coreos.com/v1`'),
      'API versions that templates see beyond those of Kubernetes.',
    ),
    ciValues: { description: 'Whether the chart is rendered once more with each `ci/*-values.yaml`.', type: 'boolean' },
    tests: { description: 'Whether what `helm test` runs is checked too.', type: 'boolean' },
    when: text('A file without which there is no such release.'),
  },
  ['chart'],
);

const prices = objectOf<Required<NonNullable<Config['prices']>>>(
  'Prices of your own, in place of those of the region.',
  {
    vcpuHour: { description: 'Of one vCPU for an hour.', type: 'number', exclusiveMinimum: 0 },
    memoryGiBHour: { description: 'Of one GiB of memory for an hour.', type: 'number', exclusiveMinimum: 0 },
    currency: text('USD when it is left out.', 'currency'),
  },
  ['vcpuHour', 'memoryGiBHour'],
);

const workloadName = text('`name`, `kind/name` or `namespace/kind/name`, with `*` and `?`.');
const part = { type: 'number', exclusiveMinimum: 0, maximum: 1 };

const plan = objectOf<PlanConfig>('What `fargate-lint plan` is told; options of the same names win.', {
  keep: listOf(workloadName, 'Workloads to keep on EC2.'),
  move: listOf(workloadName, 'Workloads to move to Fargate although they keep data or request nothing.'),
  ec2: text('An instance type, or auto for the cheapest fleet.'),
  minNodes: { description: 'Nodes at the least.', type: 'integer', minimum: 0, maximum: 10_000 },
  packing: { description: 'Which part of the nodes is requested.', ...part },
  hpa: { description: 'Where autoscalers are between fewest and most.', type: 'number', minimum: 0, maximum: 1 },
  jobMinutes: { description: 'How long a Job runs.', type: 'number', minimum: 0 },
  quotaVcpu: { description: 'The quota of Fargate On-Demand vCPU.', type: 'number', minimum: 0 },
});

/** What a configuration may hold. Levels and options of rules are checked apart, with the rules' own schemas. */
export const CONFIG_SCHEMA: Schema = objectOf<Config>('Configuration of fargate-lint.', {
  $schema: text('Where editors find this schema.'),
  extends: {
    description: `What this configuration builds on: ${Object.keys(PRESETS).join(', ')}, a file below the directory of this one (./base.yaml), or an npm package that holds one.`,
    type: ['string', 'array'],
    pattern: PATTERNS.notEmpty[0],
    items: text('A preset, a file or a package.'),
    maxItems: 32,
  },
  include: listOf(
    glob,
    'The manifests of the project. Linted when no files are named, and read as context when only some are.',
  ),
  ignores: listOf(glob, 'Files that are never read, even when they are named.'),
  render: {
    description: 'Whether kustomizations and charts are rendered. Without it, their files are read as they are.',
    type: 'boolean',
  },
  kustomizations: listOf(
    text('A directory, relative to the configuration.'),
    'Kustomizations to build even though others are made of them.',
  ),
  charts: listOf(release, 'Charts that are not rendered as they are: the releases of each, with their values.'),
  profiles: {
    description: 'The Fargate profiles of the cluster: files that declare them, or the profiles themselves.',
    type: ['string', 'array'],
    pattern: PATTERNS.notEmpty[0],
    items: { type: ['string', 'object'], pattern: PATTERNS.notEmpty[0] },
    maxItems: MOST_ITEMS,
  },
  cluster: { description: 'Whether there are EC2 nodes beside Fargate.', enum: ['hybrid', 'fargate-only'] },
  loadBalancerController: {
    description: 'Who turns Services and Ingresses into load balancers.',
    enum: ['aws-load-balancer-controller', 'in-tree', 'auto-mode'],
  },
  namespace: text('The namespace of objects that name none.', 'name'),
  region: text('The AWS region, for prices.', 'region'),
  prices,
  rules,
  overrides: listOf(override, 'Other levels and options for some objects.'),
  ignore: listOf(ignore, 'Findings to live with, and why.'),
  customKinds: listOf(customKind, 'Kinds with a pod template that the linter does not know.'),
  plan,
});

/** The schema as it is published, in which editors also find the rules and their options. It has an id if it has a URL. */
export function publishedSchema(known: readonly Rule[], homepage = HOMEPAGE): Schema {
  const levels: Schema = { $ref: '#/definitions/rules' };
  const properties = { ...CONFIG_SCHEMA.properties, rules: levels };
  const items = { ...override, properties: { ...override.properties, rules: levels } };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...(homepage !== null && { $id: `${homepage}/schema.json` }),
    title: 'fargate-lint.yaml',
    ...CONFIG_SCHEMA,
    properties: { ...properties, overrides: { ...CONFIG_SCHEMA.properties?.overrides, items } },
    definitions: {
      level: { enum: LEVELS },
      rules: {
        ...rules,
        additionalProperties: false,
        properties: Object.fromEntries(known.map((rule) => [rule.id, ruleSchema(rule)])),
      },
    },
  };
}

function ruleSchema({ description, options }: Rule): Schema {
  const level: Schema = { $ref: '#/definitions/level' };
  const tuple = { type: 'array', items: [level, options ?? { type: 'object', maxProperties: 0 }], minItems: 1 };
  return { description: `${description}.`, anyOf: [level, { ...tuple, additionalItems: false }] };
}
