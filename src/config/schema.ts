import { HOMEPAGE } from '../links.ts';
import type { Rule } from '../rule.ts';
import type { Config, ConfigIgnore, ConfigKind, ConfigOverride, ConfigRelease, PlanConfig } from './config.ts';
import { LEVELS } from './levels.ts';
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

/** Patterns of strings, and what to say when one does not match. */
const PATTERNS = {
  notEmpty: ['\\S', 'must not be empty'],
  name: ['^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$', 'must be a valid namespace name'],
  namePattern: ['^[-A-Za-z0-9.:_*?]{1,253}$', 'must be a name; * and ? are wildcards'],
  releaseName: [
    '^[a-z0-9]([-a-z0-9.]{0,51}[a-z0-9])?$',
    'must be a name that a release can have: at most 53 lower-case letters, digits, hyphens and dots',
  ],
  version: ['^v?[0-9]+[.][0-9]+([.][0-9]+)?([-+].*)?$', 'must be a version such as 1.34'],
  region: ['^[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}$', 'must be an AWS region such as eu-central-1'],
  currency: ['^[A-Z]{3}$', 'must be a three-letter code such as EUR'],
  kind: ['^[A-Z][A-Za-z0-9]*$', 'must be a kind such as Deployment'],
  group: ['^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$', 'must be an API group, the part of apiVersion before the slash'],
  fieldPath: ['^[A-Za-z0-9_-]+([.]([A-Za-z0-9_-]+|[*]))*$', 'must be field names separated by dots: spec.template'],
  date: ['^[0-9]{4}-[0-9]{2}-[0-9]{2}$', 'must be a date such as 2027-01-31'],
} as const;

/** What to say of a string that does not match, by pattern. */
export const PATTERN_MEANINGS: ReadonlyMap<string, string> = new Map(Object.values(PATTERNS));

function text(description: string, pattern: keyof typeof PATTERNS = 'notEmpty'): Schema {
  return { description, type: 'string', pattern: PATTERNS[pattern][0] };
}

/** Far more than anybody writes, and few enough that an untrusted configuration cannot stall the linter. */
const MOST_ITEMS = 500;

function listOf(items: Schema, description: string): Schema {
  return { description, type: 'array', items, maxItems: MOST_ITEMS };
}

/** An object with exactly these keys, checked against the type of its value. */
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

const glob = text(
  'Relative to the configuration: `*`, `?`, `**` and `{a,b}`; a directory matches everything below it.',
);
const kind = text('As manifests write it.', 'kind');
const rules: Schema = { description: 'Rules by id: off, warn or error, or [level, options].', type: 'object' };

const override = objectOf<ConfigOverride>(
  'All given conditions must hold. The last matching override wins.',
  {
    files: listOf(glob, 'Files that hold the object.'),
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
  'All given fields must match.',
  {
    rule: text('Id of the rule.'),
    kind,
    namespace: text('Namespace of the object; `*` and `?` are wildcards.', 'namePattern'),
    name: text('Name of the object; `*` and `?` are wildcards.', 'namePattern'),
    files: listOf(glob, 'Files that hold the finding.'),
    reason: text('Why the finding is acceptable.'),
    expires: text('Last day on which the entry applies (UTC): 2027-01-31.', 'date'),
  },
  ['rule', 'reason'],
);

const customKind = objectOf<ConfigKind>(
  'A custom resource that creates pods.',
  {
    group: text('API group: the part of apiVersion before the slash.', 'group'),
    kind,
    template: text(
      'Path of its pod template, an object with metadata and spec: `spec.template`. `*` matches every item of a list or entry of a mapping: `spec.groups.*.template`.',
      'fieldPath',
    ),
    replicas: text(
      'Path of the number of pods: `spec.replicas`. `*` is the same item or entry as in `template`.',
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
  "Your own prices, instead of the region's.",
  {
    vcpuHour: { description: 'Price of one vCPU for an hour.', type: 'number', exclusiveMinimum: 0 },
    memoryGiBHour: { description: 'Price of one GiB of memory for an hour.', type: 'number', exclusiveMinimum: 0 },
    currency: text('Default: USD.', 'currency'),
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
  pools: {
    description: 'Pools of nodes at the most; 1 for one that all pods share.',
    type: 'integer',
    minimum: 1,
    maximum: 100,
  },
  packing: { description: 'Which part of the nodes is requested.', ...part },
  hpa: { description: 'Where autoscalers are between fewest and most.', type: 'number', minimum: 0, maximum: 1 },
  jobMinutes: { description: 'How long a Job runs.', type: 'number', minimum: 0 },
  quotaVcpu: { description: 'The quota of Fargate On-Demand vCPU.', type: 'number', minimum: 0 },
});

/** Levels and options of rules are checked separately, with the schemas of the rules. */
export const CONFIG_SCHEMA: Schema = objectOf<Config>('Configuration of fargate-lint.', {
  $schema: text('Path or URL of this schema, for editors.'),
  extends: {
    description: `What this configuration builds on: ${Object.keys(PRESETS).join(', ')}, a file below the directory of this one (./base.yaml), or an npm package that holds one.`,
    type: ['string', 'array'],
    pattern: PATTERNS.notEmpty[0],
    items: text('A preset, a file or a package.'),
    maxItems: 32,
  },
  include: listOf(glob, 'Manifests of the project: linted when no files are named, and read as context otherwise.'),
  ignores: listOf(glob, 'Files that are never read, even if named.'),
  render: {
    description: 'Whether kustomizations and charts are rendered. If false, their files are read as they are.',
    type: 'boolean',
  },
  kustomizations: listOf(
    text('A directory, relative to the configuration.'),
    'Kustomizations to build although others include them.',
  ),
  charts: listOf(release, 'Charts that are not rendered as they are: the releases of each, with their values.'),
  chartSources: {
    description:
      'Charts of registries, for what deploys them: `oci://ghcr.io/example/charts/app: vendor/app`. The address of the registry and the name of the chart; the directory of the chart, or a package of it.',
    type: 'object',
    additionalProperties: text('A directory or a .tgz file, relative to the configuration.'),
  },
  profiles: {
    description: 'Fargate profiles of the cluster: files that define them, or the profiles themselves.',
    type: ['string', 'array'],
    pattern: PATTERNS.notEmpty[0],
    items: { type: ['string', 'object'], pattern: PATTERNS.notEmpty[0] },
    maxItems: MOST_ITEMS,
  },
  cluster: { description: 'hybrid: the cluster has EC2 nodes too.', enum: ['hybrid', 'fargate-only'] },
  loadBalancerController: {
    description: 'What creates load balancers for Services and Ingresses.',
    enum: ['aws-load-balancer-controller', 'in-tree', 'auto-mode'],
  },
  namespace: text('Namespace of objects without one.', 'name'),
  region: text('AWS region, for prices.', 'region'),
  prices,
  rules,
  overrides: listOf(override, 'Levels and options for some objects.'),
  ignore: listOf(ignore, 'Accepted findings, with reasons.'),
  baseline: text(
    'A file of known findings to hide, as `--baseline-write` records them; relative to the configuration.',
  ),
  customKinds: listOf(customKind, 'Custom resources with pod templates.'),
  plan,
});

/** The published schema, with all rules and their options. It has an id if it has a URL. */
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
      level: { enum: [...LEVELS, 'warning'] },
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
