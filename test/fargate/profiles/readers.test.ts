// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other programs
import { describe, expect, it } from 'vitest';
import { profilesOfDocument } from '../../../src/fargate/profiles/declared-profiles.ts';
import { isUnresolved, type ProfileText } from '../../../src/fargate/profiles/profile.ts';
import { createSourceFile } from '../../../src/source/source-file.ts';
import { parseFile } from '../../../src/yaml/parse.ts';

/** What is known as it is, what is not as `pattern (reason)`. */
function show(text: ProfileText): string {
  return isUnresolved(text) ? `${text.pattern} (${text.reason})` : text;
}

function read(content: string | object) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const file = createSourceFile('profiles.yaml', text);
  const { documents, problems } = parseFile(file);
  expect(problems).toEqual([]);
  return documents
    .flatMap(profilesOfDocument)
    .map(({ name, cluster, selectors, declared, condition, typeMismatches }) => ({
      name: show(name),
      ...(cluster !== undefined && { cluster }),
      line: file.position(declared.range.start).line,
      selectors: selectors.map(({ namespace, labels = {} }) => [
        show(namespace),
        Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, show(value)])),
      ]),
      ...(condition && { condition: condition.reason }),
      ...(typeMismatches.length > 0 && {
        typeMismatches: typeMismatches.map(({ field, expected }) => `${field}: ${expected}`),
      }),
    }));
}

const apps = { name: 'apps', selectors: [['shop', { tier: 'web' }]] };

it('reads an eksctl ClusterConfig', () => {
  expect(
    read(`apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: prod, region: eu-west-1 }
fargateProfiles:
  - name: apps
    selectors:
      - namespace: shop
        labels: { tier: web }
  - name: \${ENV}-jobs
    selectors:
      - namespace: jobs-\${ENV}`),
  ).toEqual([
    { ...apps, cluster: 'prod', line: 5 },
    {
      name: '*-jobs (${ENV}-jobs is a placeholder)',
      cluster: 'prod',
      line: 9,
      selectors: [['jobs-* (jobs-${ENV} is a placeholder)', {}]],
    },
  ]);
});

it.each([
  [
    'eks.services.k8s.aws/v1alpha1',
    { name: 'apps', clusterName: 'prod', selectors: [{ namespace: 'shop', labels: { tier: 'web' } }] },
  ],
  [
    'eks.services.k8s.aws/v1alpha1',
    {
      name: 'apps',
      clusterRef: { from: { name: 'prod' } },
      selectors: [{ namespace: 'shop', labels: { tier: 'web' } }],
    },
  ],
  [
    'eks.aws.upbound.io/v1beta1',
    { forProvider: { clusterNameRef: { name: 'prod' }, selector: [{ namespace: 'shop', labels: { tier: 'web' } }] } },
  ],
  [
    'eks.aws.m.upbound.io/v1beta1',
    { forProvider: { clusterName: 'prod', selector: [{ namespace: 'shop', labels: { tier: 'web' } }] } },
  ],
  [
    'eks.aws.crossplane.io/v1beta1',
    { forProvider: { clusterName: 'prod', selectors: [{ namespace: 'shop', labels: { tier: 'web' } }] } },
  ],
])('reads an object of %s, alone and in a List', (apiVersion, spec) => {
  const object = { apiVersion, kind: 'FargateProfile', metadata: { name: 'apps' }, spec };
  expect(read(object)).toEqual([{ ...apps, cluster: 'prod', line: 1 }]);
  expect(read({ apiVersion: 'v1', kind: 'List', items: [object] })).toEqual([{ ...apps, cluster: 'prod', line: 1 }]);
});

it('takes the name of a Crossplane object from its annotation', () => {
  const metadata = { name: 'object', annotations: { 'crossplane.io/external-name': 'apps' } };
  const spec = { forProvider: { selector: [{ namespace: 'shop' }] } };
  expect(read({ apiVersion: 'eks.aws.upbound.io/v1beta1', kind: 'FargateProfile', metadata, spec })).toEqual([
    { name: 'apps', line: 1, selectors: [['shop', {}]] },
  ]);
});

it('reads a plain list, one profile alone, and says what is not a string', () => {
  const plain = { name: 'apps', selectors: [{ namespace: 'shop', labels: { tier: 'web' } }] };
  expect(read([plain])).toEqual([{ ...apps, line: 1 }]);
  expect(read(plain)).toEqual([{ ...apps, line: 1 }]);
  expect(read('- name: apps\n  selectors:\n    - namespace: 7\n      labels: { spot: true }\n')).toEqual([
    {
      name: 'apps',
      line: 1,
      selectors: [['', { spot: '' }]],
      typeMismatches: ['namespace: a string', 'spot: a string'],
    },
  ]);
  expect(read([{ name: 'x' }, 5])).toEqual([]);
});

it('reads what aws eks describe-fargate-profile prints, several after one another too', () => {
  const describe = (status: string) =>
    JSON.stringify({
      fargateProfile: {
        fargateProfileName: 'apps',
        clusterName: 'prod',
        selectors: [{ namespace: 'shop', labels: { tier: 'web' } }],
        status,
      },
    });
  expect(read(`${describe('ACTIVE')}\n${describe('DELETING')}`)).toEqual([
    { ...apps, cluster: 'prod', line: 1 },
    { ...apps, cluster: 'prod', line: 2, condition: 'its status is DELETING' },
  ]);
});

describe('CloudFormation', () => {
  const template = `Parameters:
  Namespace: { Type: String, Default: shop }
  Count: { Type: Number, Default: 3 }
  Env: { Type: String }
  Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /path }
Resources:
  Cluster:
    Type: AWS::EKS::Cluster
    Properties: { Name: !Sub 'c-\${Count}' }
  Profile:
    Type: AWS::EKS::FargateProfile
    Properties:
      ClusterName: !Ref Cluster
      FargateProfileName: apps
      Selectors:
        - SELECTOR
`;
  const selectorsOf = (selector: string) => read(template.replace('SELECTOR', selector))[0]?.selectors;

  it('reads names, labels and the cluster', () => {
    expect(
      read(template.replace('SELECTOR', '{ Namespace: !Ref Namespace, Labels: [{ Key: tier, Value: web }] }')),
    ).toEqual([{ ...apps, cluster: 'c-3', line: 14 }]);
  });

  it.each([
    ['!Ref Namespace', 'shop'],
    ['{ Ref: Namespace }', 'shop'],
    ["!Sub '${Namespace}-${Count}'", 'shop-3'],
    ["{ 'Fn::Sub': '${Namespace}-${!Count}' }", 'shop-${Count}'],
    ["!Sub ['${Namespace}-${Own}', { Own: !Ref Count }]", 'shop-3'],
    ["!Join ['-', [!Ref Namespace, b]]", 'shop-b'],
    ['Namespace', 'Namespace'],
    ['7', '7'],
    ['!Ref Env', '* (Env is a parameter without default)'],
    ['{ Ref: Env }', '* (Env is a parameter without default)'],
    ["!Sub '${Env}-apps'", '*-apps (Env is a parameter without default)'],
    ['!Ref Stored', '* (Stored is a parameter of type AWS::SSM::Parameter::Value<String>)'],
    ["!Sub '${AWS::StackName}-x'", '*-x (AWS::StackName is known to CloudFormation only)'],
    ['!ImportValue shared-namespace', '* (ImportValue is known to CloudFormation only)'],
    ['!FindInMap [A, B, C]', '* (FindInMap is known to CloudFormation only)'],
    ['!Ref Nothing', '* (unknown parameter Nothing)'],
    ['!GetAtt Other.Name', '* (GetAtt is known to CloudFormation only)'],
  ])('a namespace %s is %s', (written, expected) => {
    expect(selectorsOf(`{ Namespace: ${written} }`)).toEqual([[expected, {}]]);
  });

  it('says what of labels and selectors is not known', () => {
    expect(selectorsOf('{ Namespace: shop, Labels: [{ Key: !Ref Env, Value: web }] }')).toEqual([
      ['shop', { '*': 'web (Env is a parameter without default)' }],
    ]);
    expect(selectorsOf('{ Namespace: shop, Labels: !If [A, [], []] }')).toEqual([
      ['shop (If is known to CloudFormation only)', {}],
    ]);
    expect(selectorsOf('!If [A, { Namespace: a }, { Namespace: b }]')).toEqual([
      ['* (If is known to CloudFormation only)', {}],
    ]);
  });

  it('reads JSON, profiles without a name or after a condition, and circles', () => {
    const resource = (Properties: object, more = {}) => ({ Type: 'AWS::EKS::FargateProfile', Properties, ...more });
    const cluster = { Type: 'AWS::EKS::Cluster', Properties: { Name: { Ref: 'Cluster' } } };
    const Selectors = [{ Namespace: { Ref: 'Cluster' } }];
    expect(read({ Resources: { Cluster: cluster, A: resource({ Selectors }, { Condition: 'IsProd' }) } })).toEqual([
      {
        name: '* (CloudFormation makes up its name)',
        line: 1,
        selectors: [['* (its references lead in a circle)', {}]],
        condition: 'it depends on the condition IsProd',
      },
    ]);
  });
});

describe('Terraform', () => {
  const resource = (values: object, address = 'aws_eks_fargate_profile.apps') => ({
    address,
    mode: 'managed',
    type: 'aws_eks_fargate_profile',
    values,
  });
  const known = {
    fargate_profile_name: 'apps',
    cluster_name: 'prod',
    selector: [{ namespace: 'shop', labels: { tier: 'web' } }],
  };

  it('reads a state, with child modules', () => {
    const child = { resources: [resource(known)], child_modules: [{ resources: [resource(known)] }] };
    const state = { format_version: '1.0', values: { root_module: { resources: [], child_modules: [child] } } };
    expect(read(state)).toEqual([
      { ...apps, cluster: 'prod', line: 1 },
      { ...apps, cluster: 'prod', line: 1 },
    ]);
  });

  it('says what a plan knows after apply only', () => {
    const plan = (values: object, after_unknown: object) => ({
      format_version: '1.2',
      planned_values: { root_module: { resources: [resource(values)] } },
      resource_changes: [{ address: 'aws_eks_fargate_profile.apps', change: { after_unknown } }],
    });
    const why = '(it is known after apply only)';
    const selectorsOf = (values: object, unknown: object) => read(plan(values, unknown))[0]?.selectors;
    expect(read(plan(known, { arn: true, selector: [{ labels: {} }] }))).toEqual([
      { ...apps, cluster: 'prod', line: 1 },
    ]);
    expect(selectorsOf({ ...known, selector: undefined }, { selector: true })).toEqual([[`* ${why}`, {}]]);
    expect(selectorsOf({ selector: [{ labels: {} }] }, { selector: [{ namespace: true, labels: {} }] })).toEqual([
      [`* ${why}`, {}],
    ]);
    expect(
      selectorsOf({ selector: [{ namespace: 'shop', labels: { a: '1' } }] }, { selector: [{ labels: { b: true } }] }),
    ).toEqual([['shop', { a: '1', b: `* ${why}` }]]);
    expect(selectorsOf({ selector: [{ namespace: 'shop' }] }, { selector: [{ labels: true }] })).toEqual([
      [`shop ${why}`, {}],
    ]);
    expect(read(plan({ selector: [] }, { fargate_profile_name: true }))[0]?.name).toBe(`* ${why}`);
  });
});

describe('the CDK', () => {
  const resources = {
    Apps: {
      Type: 'Custom::AWSCDK-EKS-FargateProfile',
      Properties: {
        ServiceToken: { 'Fn::GetAtt': ['Provider', 'Outputs.Arn'] },
        Config: {
          clusterName: { Ref: 'Cluster' },
          selectors: [{ namespace: 'shop', labels: { tier: 'web' } }, { namespace: { 'Fn::Sub': '${Stage}-jobs' } }],
        },
      },
    },
  };

  it('is read by its custom resource', () => {
    expect(read({ Resources: resources })).toEqual([
      {
        name: '* (EKS makes up its name)',
        line: 1,
        selectors: [
          ['shop', { tier: 'web' }],
          ['*-jobs (unknown parameter Stage)', {}],
        ],
      },
    ]);
  });

  it('may name the profile, and leave labels or all selectors to functions', () => {
    const config = (Config: object) => ({ Resources: { A: { ...resources.Apps, Properties: { Config } } } });
    expect(
      read(
        config({
          fargateProfileName: 'apps',
          clusterName: 'prod',
          selectors: [{ namespace: 'shop', labels: { 'Fn::If': ['A', {}, {}] } }],
        }),
      ),
    ).toMatchObject([
      { name: 'apps', cluster: 'prod', selectors: [['shop (If is known to CloudFormation only)', {}]] },
    ]);
    expect(read(config({ fargateProfileName: 'apps', selectors: { 'Fn::If': ['A', [], []] } }))).toMatchObject([
      { selectors: [['* (If is known to CloudFormation only)', {}]] },
    ]);
  });
});

describe('Terraform in JSON', () => {
  const profile = { fargate_profile_name: 'apps', selector: [{ namespace: 'shop', labels: { tier: 'web' } }] };
  const document = (written: unknown) => ({ resource: { aws_eks_fargate_profile: { apps: written } } });

  it('is read as the CDK for Terraform writes it', () => {
    const inCluster = { ...profile, cluster_name: '${aws_eks_cluster.main.name}' };
    const [found] = read(document(inCluster));
    expect(found).toMatchObject(apps);
  });

  it('may hold blocks in lists or by themselves', () => {
    const selector = { namespace: 'shop', labels: { tier: 'web' } };
    expect(read(document([{ ...profile, selector }]))).toMatchObject([apps]);
    expect(read({ resource: [{ aws_eks_fargate_profile: [{ apps: profile }] }] })).toMatchObject([apps]);
  });

  it('leaves open what Terraform works out', () => {
    expect(read(document({ ...profile, for_each: '${var.teams}' }))).toMatchObject([
      { condition: 'it depends on for_each' },
    ]);
    const dynamic = { selector: { for_each: '${var.teams}', content: {} } };
    expect(read(document({ fargate_profile_name: 'apps', dynamic }))).toMatchObject([
      { selectors: [['* (a dynamic block is known to Terraform only)', {}]] },
    ]);
    expect(read(document({ ...profile, selector: [{ namespace: '${var.team}-apps' }] }))).toMatchObject([
      { selectors: [['*-apps (${var.team}-apps is a placeholder)', {}]] },
    ]);
  });

  it('is not read of other documents', () => {
    expect(read({ resource: [1, { aws_eks_fargate_profile: [null, { a: 1 }] }] })).toEqual([]);
  });
});

describe('Pulumi', () => {
  it('is read from a program in YAML', () => {
    expect(
      read(`name: shop
runtime: yaml
resources:
  apps:
    type: aws:eks:FargateProfile
    properties:
      clusterName: \${cluster.name}
      fargateProfileName: apps
      selectors:
        - namespace: shop
          labels: { tier: web }
        - namespace:
            fn::join: ['-', [apps, jobs]]
  bucket: { type: aws:s3:Bucket }`),
    ).toMatchObject([
      {
        name: 'apps',
        selectors: [
          ['shop', { tier: 'web' }],
          ['* (fn::join is known to Pulumi only)', {}],
        ],
      },
    ]);
  });

  it('is read from an exported stack', () => {
    const type = 'aws:eks/fargateProfile:FargateProfile';
    const selectors = [{ namespace: 'shop', labels: { tier: 'web' } }];
    const outputs = { clusterName: 'prod', fargateProfileName: 'apps', selectors, status: 'ACTIVE' };
    const secret = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270', ciphertext: 'v1:a' };
    const stack = (...resources: object[]) => ({ version: 3, deployment: { resources } });
    expect(read(stack({ type, inputs: {}, outputs }, { type, delete: true, outputs }))).toMatchObject([
      { ...apps, cluster: 'prod' },
    ]);
    expect(read(stack({ type, inputs: { selectors: [{ namespace: secret }] } }))).toMatchObject([
      { name: '* (Pulumi makes up its name)', selectors: [['* (it is a secret of the stack)', {}]] },
    ]);
  });
});
