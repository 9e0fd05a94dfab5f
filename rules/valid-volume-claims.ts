import {
  type ClaimOutcome,
  type ClaimProblem,
  claimOutcome,
  isRefused,
  noteSource,
} from '../src/fargate/storage/claim-outcome.ts';
import { type Place, valueIn } from '../src/kubernetes/place.ts';
import { storageClassNameAt } from '../src/kubernetes/storage/claim.ts';
import { claimsNamed, isClaimMentioned, isTemplateClaim } from '../src/kubernetes/storage/claims.ts';
import { bindingOf, CLAIM_KINDS } from '../src/kubernetes/storage/volume-binding.ts';
import { isUnrendered } from '../src/kubernetes/unrendered.ts';
import { defineRule, keepOnEc2, type Messages, type Reported } from '../src/rule.ts';

const NOT_EFS = 'Claim `{claim}` is {what}, not EFS; the pod stays Pending';

const messages = {
  ebs: NOT_EFS,
  fsx: NOT_EFS,
  s3: NOT_EFS,
  s3Files: 'Claim `{claim}` is {what}, which AWS does not support on EKS Fargate',
  driver: NOT_EFS,
  inTree: NOT_EFS,
  source: NOT_EFS,
  mismatch: 'Claim `{claim}` does not fit {what}, which it names; it is never Bound, so the pod stays Pending',
  nfs: {
    text: 'Claim `{claim}` is {what}; only EFS claims are known to work on Fargate',
    severity: 'warn',
    outcome: 'uncertain',
    evidence: 'inferred',
  },
  dynamic: {
    text: 'Claim `{claim}` is {what} created on demand; a pod created before it is Bound stays Pending',
    severity: 'warn',
    outcome: 'uncertain',
    evidence: 'documented',
  },
  waits: {
    text: 'Claim `{claim}` is {what} created after its pod, but Fargate needs Bound claims first',
    severity: 'warn',
    outcome: 'uncertain',
    evidence: 'observed',
  },
  noVolume: {
    text: 'Claim `{claim}` needs {what}, which was not found; only static EFS works',
    severity: 'warn',
    outcome: 'uncertain',
    evidence: 'documented',
  },
  noClass: 'Claim `{claim}` has {what}; EKS defaults to EBS or none, so the pod stays Pending',
  unknownClass: {
    text: 'Claim `{claim}` needs {what}, which was not found; only static EFS works',
    severity: 'warn',
    outcome: 'uncertain',
    evidence: 'inferred',
  },
  unknownVolume: {
    text: 'Claim `{claim}` needs {what}, which was not found; only static EFS works',
    severity: 'warn',
    outcome: 'uncertain',
    evidence: 'inferred',
  },
  unknownClaim: {
    text: 'Claim `{claim}` is not in the linted files; it must be Bound to a static EFS volume',
    severity: 'warn',
    outcome: 'uncertain',
    evidence: 'inferred',
  },
} as const satisfies Messages & Record<ClaimProblem['kind'], unknown>;

export default defineRule({
  id: 'valid-volume-claims',
  description: 'Require static EFS volumes for volume claims',
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
    'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume',
    'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/issues/810',
    'https://github.com/kubernetes-sigs/aws-efs-csi-driver/issues/793',
    'https://github.com/aws/aws-cdk/issues/23375',
    'https://github.com/aws-ia/terraform-aws-eks-blueprints/issues/630',
  ],
  messages,
  help: 'Bind the claim to a static EFS volume before the pod is created, or keep this workload on EC2 nodes.',

  reads: CLAIM_KINDS,
  pod(pod, context) {
    const { workload } = pod;
    const madeByTemplates = new Set(pod.claimTemplates.map((each) => each.at('metadata', 'name').string));
    for (const volume of pod.spec.at('volumes').items(isOfClaim)) {
      const at = volume.at('persistentVolumeClaim', 'claimName');
      const claim = at.string;
      const name = volume.at('name').string ?? '';
      if (!claim || isUnrendered(claim) || madeByTemplates.has(name)) continue;
      const { report, manifests, settings } = context;
      const claims = claimsNamed(claim, workload, manifests);
      const outcomes = claims.map((each) => claimOutcome(claim, bindingOf(each, manifests)));
      const problem = problemOf(outcomes);
      if (problem) {
        const suggest = isRefused(problem) || problem.kind === 'noClass' ? keepOnEc2(pod, settings) : [];
        const missing = problem.kind === 'noClass' ? claims.map(storageClassNameAt) : [];
        report({ ...findingOf(problem, claim, at, name), missing, suggest });
      } else if (outcomes.length > 0 || isClaimMentioned(claim, workload, manifests)) continue;
      else if (!isTemplateClaim(claim, workload, manifests)) report({ message: 'unknownClaim', at, data: { claim } });
    }
  },
});

function isOfClaim(volume: unknown): boolean {
  return valueIn(volume, 'persistentVolumeClaim') !== undefined;
}

/** Of several variants of a claim, one without a problem is enough, because it may be the one used. */
function problemOf(outcomes: readonly ClaimOutcome[]): ClaimProblem | undefined {
  const problems = outcomes.flatMap((outcome) => ('what' in outcome ? outcome : []));
  return problems.length === outcomes.length ? problems[0] : undefined;
}

function findingOf(problem: ClaimProblem, claim: string, at: Place, volume: string): Reported<typeof messages> {
  const { kind, what, reason } = problem;
  return {
    message: kind,
    at,
    data: { claim, what },
    ...(reason !== null && { schedulerMessage: { type: 'volume', volume, reason } as const }),
    notes: noteSource(problem),
  };
}
