import { type SchedulerMessage, volumeRefusal } from '../src/fargate/scheduling/scheduler-event.ts';
import { type ClaimProblem, claimOutcome, isRefused } from '../src/fargate/storage/claim-outcome.ts';
import { storageClassNameAt } from '../src/kubernetes/storage/claim.ts';
import { bindTemplate, type TemplateBinding } from '../src/kubernetes/storage/claims.ts';
import { CLAIM_KINDS } from '../src/kubernetes/storage/volume-binding.ts';
import { defineRule, keepOnEc2 } from '../src/rule.ts';

export default defineRule({
  id: 'no-volume-claim-templates',
  description: 'Disallow claim templates that no static EFS volumes meet before the pod is made',
  category: 'scheduling',
  severity: 'error',
  evidence: 'documented',
  outcome: 'pending',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/efs-csi.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html',
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage',
    'https://github.com/langfuse/langfuse-terraform-aws#known-issues',
    'https://github.com/milvus-io/milvus-helm/issues/389',
    'https://github.com/kubernetes-sigs/aws-efs-csi-driver/issues/793',
  ],
  messages: {
    refused: 'Claim {claim} of this template is {what}, and Fargate mounts claims of EFS only: the pod stays Pending.',
    noClass:
      'Claim {claim} of this template names {what}, and the default of EKS clusters is gp2, which is EBS, or none: with either the pod stays Pending.',
    unknownClass:
      'Claim {claim} of this template asks for {what}, which was not read, nor was a static EFS volume of that class: the pod stays Pending.',
    nfs: {
      text: 'Claim {claim} of this template is {what}. Only claims of the driver efs.csi.aws.com are known to be accepted on Fargate.',
      severity: 'warn',
      outcome: 'uncertain',
      evidence: 'inferred',
    },
    dynamic: {
      text: 'Claim {claim} of this template is an EFS volume that {what} makes no earlier than the pod. A pod that comes before its claim is Bound stays Pending, even when it is Bound later.',
      severity: 'warn',
      outcome: 'uncertain',
      evidence: 'documented',
    },
    unknown: {
      text: 'Claim {claim} of this template asks for {what}, and none that was read fits. Unless there is a static EFS volume for it, the pod stays Pending.',
      severity: 'warn',
      outcome: 'uncertain',
      evidence: 'documented',
    },
    tooFew: {
      text: '{volumes} of {replicas} replicas find a static EFS volume. Claim {claim} of this template does not: its pod stays Pending.',
      severity: 'warn',
      outcome: 'uncertain',
      evidence: 'documented',
    },
    race: {
      text: 'Claim `{claim}` is made with its pod and not Bound yet; the pod stays Pending until it is deleted once',
      severity: 'warn',
      outcome: 'uncertain',
      evidence: 'observed',
    },
  },
  help: 'Apply one PersistentVolumeClaim per replica beforehand, each named as the template would name it and bound to a static EFS volume, or let all replicas mount one EFS claim as an ordinary volume, or keep this workload on EC2 nodes.',

  reads: CLAIM_KINDS,
  pod(pod, { report, manifests, settings }) {
    const replicas = pod.replicas ?? 1;
    for (const template of pod.claimTemplates) {
      const className = storageClassNameAt({ metadata: template.at('metadata'), spec: template.at('spec') });
      const name = template.at('metadata', 'name');
      const at = className.exists ? className : name;
      // The base that a patch goes over may name the class.
      if (!pod.complete && !className.exists) continue;
      const claims = bindTemplate(template, pod.workload, replicas, manifests).map(outcomeOf);
      const unmet = claims.find(isUnmet) ?? claims.find(({ isRace }) => isRace);
      if (!unmet) continue;
      const { claim, problem, event } = unmet;
      const refusal = event === null ? {} : { schedulerMessage: claimRefusal(name.string ?? '', event) };
      if (!problem) {
        report({ message: 'race', at, data: { claim }, ...refusal });
        continue;
      }
      const volumes = claims.filter(({ problem: each }) => !each).length;
      if (volumes > 0 && !isRefused(problem)) {
        report({ message: 'tooFew', at, data: { volumes, replicas, claim } });
        continue;
      }
      report({
        message: messageFor(problem),
        at,
        data: { claim, what: problem.what },
        ...refusal,
        suggest: isRefused(problem) ? keepOnEc2(pod, settings) : [],
        notes: problem.cause ? [{ at: problem.cause, text: problem.what }] : [],
      });
    }
  },
});

function claimRefusal(volume: string, reason: string): SchedulerMessage {
  return { type: 'volume', volume, reason };
}

/** What is made from a template is made when the pod is: whatever it will be, it is not Bound yet. */
function outcomeOf({ claim, isNamed, isWritten, binding }: TemplateBinding) {
  const outcome = claimOutcome(claim, binding);
  const problem = 'what' in outcome ? outcome : null;
  const isRace = !isWritten && outcome.kind === 'mounted';
  const notBound = isNamed ? volumeRefusal.claimNotBound(claim) : null;
  return { claim, problem, isRace, event: problem && binding.type === 'volume' ? problem.reason : notBound };
}

type Outcome = ReturnType<typeof outcomeOf>;

function isUnmet(outcome: Outcome): outcome is Extract<Outcome, { problem: ClaimProblem }> {
  return outcome.problem !== null;
}

function messageFor({ kind }: ClaimProblem) {
  switch (kind) {
    case 'noClass':
    case 'unknownClass':
    case 'nfs':
      return kind;
    case 'dynamic':
    case 'waits':
      return 'dynamic';
    case 'noVolume':
    case 'unknownVolume':
      return 'unknown';
    default:
      return 'refused';
  }
}
