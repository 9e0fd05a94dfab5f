import type { ProposedProfile, ProposedSelector } from '../plan.ts';

export const PROFILE_FORMATS = ['eksctl', 'terraform', 'cloudformation'] as const;
export type ProfileFormat = (typeof PROFILE_FORMATS)[number];

/** Profiles as files of a tool that makes them. */
export function profileText(format: ProfileFormat, profiles: readonly ProposedProfile[], region: string): string {
  if (format === 'eksctl') return eksctlText(profiles, region);
  return format === 'terraform' ? terraformText(profiles) : cloudFormationText(profiles);
}

function eksctlText(profiles: readonly ProposedProfile[], region: string): string {
  return lines([
    'apiVersion: eksctl.io/v1alpha5',
    'kind: ClusterConfig',
    'metadata:',
    '  name: my-cluster # the name of your cluster',
    `  region: ${scalar(region)}`,
    'fargateProfiles:',
    ...profiles.flatMap(({ name, selectors }) => [
      `  - name: ${scalar(name)}`,
      '    selectors:',
      ...selectors.flatMap((selector) => [
        `      - namespace: ${scalar(selector.namespace)}`,
        ...labelLines(selector, '        labels:', (key, value) => [`          ${scalar(key)}: ${scalar(value)}`]),
      ]),
    ]),
  ]);
}

/** In the JSON syntax of Terraform, which every version reads: https://developer.hashicorp.com/terraform/language/syntax/json. */
function terraformText(profiles: readonly ProposedProfile[]): string {
  const resources = profiles.map(({ name, selectors }) => [
    name.replaceAll('-', '_'),
    {
      cluster_name: `\${var.cluster_name}`,
      fargate_profile_name: name,
      pod_execution_role_arn: `\${var.pod_execution_role_arn}`,
      subnet_ids: `\${var.subnet_ids}`,
      selector: selectors.map(({ namespace, labels }) => ({
        namespace,
        ...(Object.keys(labels).length > 0 && { labels }),
      })),
    },
  ]);
  const text = {
    variable: {
      cluster_name: { type: 'string' },
      pod_execution_role_arn: { type: 'string' },
      subnet_ids: { type: 'list(string)' },
    },
    resource: { aws_eks_fargate_profile: Object.fromEntries(resources) },
  };
  return `${JSON.stringify(text, null, 2)}\n`;
}

function cloudFormationText(profiles: readonly ProposedProfile[]): string {
  return lines([
    'Parameters:',
    '  ClusterName:',
    '    Type: String',
    '  PodExecutionRoleArn:',
    '    Type: String',
    '  SubnetIds:',
    '    Type: List<AWS::EC2::Subnet::Id>',
    'Resources:',
    ...profiles.flatMap(({ name, selectors }) => [
      `  ${logicalId(name)}:`,
      '    Type: AWS::EKS::FargateProfile',
      '    Properties:',
      '      ClusterName: !Ref ClusterName',
      `      FargateProfileName: ${scalar(name)}`,
      '      PodExecutionRoleArn: !Ref PodExecutionRoleArn',
      '      Subnets: !Ref SubnetIds',
      '      Selectors:',
      ...selectors.flatMap((selector) => [
        `        - Namespace: ${scalar(selector.namespace)}`,
        ...labelLines(selector, '          Labels:', (key, value) => [
          `            - Key: ${scalar(key)}`,
          `              Value: ${scalar(value)}`,
        ]),
      ]),
    ]),
  ]);
}

function labelLines(
  { labels }: ProposedSelector,
  head: string,
  lineOf: (key: string, value: string) => string[],
): string[] {
  const entries = Object.entries(labels);
  return entries.length === 0 ? [] : [head, ...entries.flatMap(([key, value]) => lineOf(key, value))];
}

/** `fargate-plan-1` as `FargatePlan1`. */
function logicalId(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Words that YAML takes for something else than a string. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** Whatever is not plain is escaped: these texts are shown in terminals and pages too. */
function scalar(text: string): string {
  if (/^[a-z][a-z0-9./-]*$/i.test(text) && !WORDS.test(text)) return text;
  return JSON.stringify(text).replace(
    /[^ -~]|[<>`@]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
