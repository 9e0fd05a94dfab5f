import { describe, expect, it } from 'vitest';
import { readProfiles } from '../../../src/engine/profiles/read-profiles.ts';

const problemsOf = (content: string | Uint8Array, path = 'profiles.yaml') => readProfiles(path, content).problems;

describe('readProfiles', () => {
  it('reads profiles and has nothing else to say', () => {
    const { profiles, problems, notes } = readProfiles('p.yaml', '- name: apps\n  selectors: [{ namespace: shop }]\n');
    expect(profiles.map(({ name }) => name)).toEqual(['apps']);
    expect([...problems, ...notes]).toEqual([]);
  });

  it('says in which line a file cannot be read', () => {
    expect(problemsOf('a: b\nc: [')).toEqual([expect.stringMatching(/^profiles\.yaml:2: /)]);
    expect(problemsOf(new Uint8Array([0x61, 0x0a, 0xff]))).toEqual([expect.stringMatching(/^profiles\.yaml:2: /)]);
  });

  it('says when there is nothing in it, and what would do', () => {
    expect(problemsOf('')).toEqual([expect.stringMatching(/^profiles\.yaml: there are no Fargate profiles in it\. /)]);
    expect(problemsOf('apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\n')).toHaveLength(1);
    expect(problemsOf('{"fargateProfileNames": ["a"]}')).toEqual([
      'profiles.yaml: these are names only; aws eks describe-fargate-profile prints the selectors.',
    ]);
    expect(problemsOf('{"terraform_version": "1.9", "resources": []}', 'a.tfstate')).toEqual([
      'a.tfstate: this is the state itself; give what terraform show -json prints.',
    ]);
    expect(problemsOf('resource "aws_eks_fargate_profile" "a" {\n  selector {\n  }\n}', 'a.tf')).toEqual([
      'a.tf: Terraform is read by directory; give that, or what terraform show -json prints.',
    ]);
  });

  it('says where a profile is not understood, so that its pods do not pass for others', () => {
    expect(
      problemsOf(`
- selectors: [{ namespace: a }]
- name: b
  selectors: []
- name: c
  selectors:
    - labels: { a: b }
- name: d
  selectors:
    - namespace: 7
- name: e
`),
    ).toEqual([
      'profiles.yaml:2: a Fargate profile without name.',
      'profiles.yaml:4: profile b has no selectors.',
      'profiles.yaml:7: a selector of profile c has no namespace.',
      'profiles.yaml:10: namespace must be a string.',
      'profiles.yaml:11: profile e has no selectors.',
    ]);
  });

  it('notes what is not known, but not a name that keeps nobody out', () => {
    const template = (namespace: string) => `Parameters: { Env: { Type: String } }
Resources:
  Apps:
    Type: AWS::EKS::FargateProfile
    Properties: { Selectors: [{ Namespace: ${namespace} }] }
`;
    expect(readProfiles('t.yaml', template('shop')).notes).toEqual([]);
    expect(readProfiles('t.yaml', template('!Ref Env')).notes).toEqual([
      't.yaml:3: not all is known of Fargate profile <unknown>: its name (CloudFormation makes up its name), a namespace (Env is a parameter without default). Pods that it may select count as meant for Fargate.',
    ]);
  });
});
