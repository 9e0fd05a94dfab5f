import { type ClaimOutcome, type ClaimProblem, claimOutcome, isRefused } from '../src/fargate/storage/claim-outcome.ts';
import type { Place } from '../src/kubernetes/place.ts';
import { claimsNamed, isClaimMentioned, isTemplateClaim } from '../src/kubernetes/storage/claims.ts';
import { bindingOf, CLAIM_KINDS } from '../src/kubernetes/storage/volume-binding.ts';
import { isUnrendered } from '../src/kubernetes/unrendered.ts';
import { defineRule, keepOnEc2, type Messages, type Reported } from '../src/rule.ts';

const messages = {
  ebs: 'Claim {claim} is {what}, and EBS volumes cannot be attached to Fargate: the pod stays Pending.',
  fsx: 'Claim {claim} is {what}, whose driver does not run on Fargate: the pod stays Pending.',
  s3: 'Claim {claim} is {what}, and Mountpoint for Amazon S3 does not run on Fargate: the pod stays Pending.',
  s3Files: 'Claim {claim} is {what}. S3 Files has the driver of EFS, but AWS does not support it on EKS Fargate.',
  driver: 'Claim {claim} is {what}, and Fargate has the driver of EFS and no other: the pod stays Pending.',
  inTree: 'Claim {claim} is {what}, and Fargate mounts claims of EFS only: the pod stays Pending.',
  source: 'Claim {claim} is {what}, and Fargate mounts claims of EFS only: the pod stays Pending.',
  nfs: {
    text: 'Claim {claim} is {what}. Only claims of the driver efs.csi.aws.com are known to be accepted on Fargate.',
    severity: 'warn',
    outcome: 'uncertain',
    evidence: 'inferred',
  },
  dynamic: {
    text: 'Claim {claim} is an EFS volume that {what} has yet to make. A pod that comes before the claim is Bound stays Pending, even when it is Bound later.',
    severity: 'warn',
    outcome: 'uncertain',
    evidence: 'documented',
  },
  waits: {
    text: 'Claim {claim} is not Bound before its pod is scheduled ({what} has WaitForFirstConsumer), and Fargate schedules no pod before its claims are Bound.',
    severity: 'warn',
    outcome: 'uncertain',
    evidence: 'observed',
  },
  noVolume: {
    text: 'Claim {claim} asks for {what}, and none that was read fits. Unless there is a static EFS volume, the pod stays Pending.',
    severity: 'warn',
    outcome: 'uncertain',
    evidence: 'documented',
  },
  noClass:
    'Claim {claim} names {what}, and no default class was read. On EKS the default is gp2, which is EBS, or none: with either the pod stays Pending.',
  unknownClass: {
    text: 'Claim {claim} asks for {what}, which was not read. Unless a static EFS volume meets the claim, the pod stays Pending.',
    severity: 'warn',
    outcome: 'uncertain',
    evidence: 'inferred',
  },
  unknownVolume: {
    text: 'Claim {claim} asks for {what}, which was not read. Unless it is a static EFS volume, the pod stays Pending.',
    severity: 'warn',
    outcome: 'uncertain',
    evidence: 'inferred',
  },
  unknownClaim: {
    text: 'Claim {claim} was not read. Unless it is Bound to a static EFS volume, the pod stays Pending.',
    severity: 'warn',
    outcome: 'uncertain',
    evidence: 'inferred',
  },
} as const satisfies Messages & Record<ClaimProblem['kind'], unknown>;

export default defineRule({
  id: 'valid-volume-claims',
  description: 'Require volume claims to be met by static EFS volumes',
  category: 'scheduling',
  severity: 'error',
  evidence: 'documented',
  outcome: 'pending',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/efs-csi.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/fsx-csi.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/s3-csi.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/s3files-csi.html',
    'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/issues/810',
    'https://github.com/kubernetes-sigs/aws-efs-csi-driver/issues/793',
    'https://github.com/aws/aws-cdk/issues/23375',
    'https://github.com/aws-ia/terraform-aws-eks-blueprints/issues/630',
  ],
  messages,
  help: 'Bind the claim to a PersistentVolume of the driver efs.csi.aws.com before the pod is made, or keep this workload on EC2 nodes.',

  reads: CLAIM_KINDS,
  pod(pod, { report, manifests, settings }) {
    const { workload } = pod;
    const madeByTemplates = new Set(pod.claimTemplates.map((each) => each.at('metadata', 'name').string));
    for (const volume of pod.spec.at('volumes').items()) {
      const at = volume.at('persistentVolumeClaim', 'claimName');
      const claim = at.string;
      const name = volume.at('name').string ?? '';
      if (!claim || isUnrendered(claim) || madeByTemplates.has(name)) continue;
      const outcomes = claimsNamed(claim, workload, manifests).map((each) =>
        claimOutcome(claim, bindingOf(each, manifests)),
      );
      const problem = problemOf(outcomes);
      if (problem) {
        const suggest = isRefused(problem) || problem.kind === 'noClass' ? keepOnEc2(pod, settings) : [];
        report({ ...findingOf(problem, claim, at, name), suggest });
      } else if (outcomes.length > 0 || isClaimMentioned(claim, workload, manifests)) continue;
      else if (!isTemplateClaim(claim, workload, manifests)) report({ message: 'unknownClaim', at, data: { claim } });
    }
  },
});

/** Of variants side by side one that is fine will do: nobody can tell which of them goes with the pod. */
function problemOf(outcomes: readonly ClaimOutcome[]): ClaimProblem | undefined {
  const problems = outcomes.flatMap((outcome) => ('what' in outcome ? outcome : []));
  return problems.length === outcomes.length ? problems[0] : undefined;
}

function findingOf(problem: ClaimProblem, claim: string, at: Place, volume: string): Reported<typeof messages> {
  const { kind, what, cause, reason } = problem;
  return {
    message: kind,
    at,
    data: { claim, what },
    ...(reason !== null && { schedulerMessage: { type: 'volume', volume, reason } as const }),
    notes: cause ? [{ at: cause, text: what }] : [],
  };
}
