import { type SchedulerMessage, volumeRefusal } from '../src/fargate/scheduling/scheduler-event.ts';
import { type ClaimProblem, claimOutcome, isRefused, noteSource } from '../src/fargate/storage/claim-outcome.ts';
import { storageClassNameAt } from '../src/kubernetes/storage/claim.ts';
import { bindTemplate, type TemplateBinding } from '../src/kubernetes/storage/claims.ts';
import { CLAIM_KINDS } from '../src/kubernetes/storage/volume-binding.ts';
import { defineRule, keepOnEc2 } from '../src/rule.ts';

export default defineRule({
  id: 'no-volume-claim-templates',
  description: 'Disallow claim templates without static EFS volumes that are Bound before the pod is created',
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
    refused: 'Claim `{claim}` is {what}, not EFS; the pod stays Pending',
    noClass: 'Claim `{claim}` has {what}; EKS defaults to EBS or none, so the pod stays Pending',
    unknownClass: 'No static EFS volume of {what} for `{claim}`; the pod stays Pending',
    mismatch: 'Claim `{claim}` does not fit {what}, which it names; it is never Bound, so the pod stays Pending',
    nfs: {
      text: 'Claim `{claim}` is {what}; only EFS claims are known to work on Fargate',
      severity: 'warn',
      outcome: 'uncertain',
      evidence: 'inferred',
    },
    dynamic: {
      text: 'Claim `{claim}` is {what} created no earlier than its pod; the pod may stay Pending',
      severity: 'warn',
      outcome: 'uncertain',
      evidence: 'documented',
    },
    unknown: {
      text: 'Claim `{claim}` needs {what}, which was not found; only static EFS works',
      severity: 'warn',
      outcome: 'uncertain',
      evidence: 'documented',
    },
    tooFew: {
      text: 'Only {volumes} of {replicas} replicas have a static EFS volume; the pod of `{claim}` stays Pending',
      severity: 'warn',
      outcome: 'uncertain',
      evidence: 'documented',
    },
    race: {
      text: 'Claim `{claim}` is not Bound when its pod is created; the pod stays Pending until deleted once',
      severity: 'warn',
      outcome: 'uncertain',
      evidence: 'observed',
    },
  },
  help: 'Create the claim of each replica first, Bound to a static EFS volume and named as by the template, or share one EFS claim.',

  reads: CLAIM_KINDS,
  pod(pod, context) {
    const replicas = pod.replicas ?? 1;
    for (const template of pod.claimTemplates) {
      const { report, manifests, settings } = context;
      const className = storageClassNameAt({ metadata: template.at('metadata'), spec: template.at('spec') });
      const name = template.at('metadata', 'name');
      const at = className.exists ? className : name;
      // The base of a patch may name the class.
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
        missing: className.exists ? [] : [className],
        data: { claim, what: problem.what },
        ...refusal,
        suggest: isRefused(problem) || problem.kind === 'noClass' ? keepOnEc2(pod, settings) : [],
        notes: noteSource(problem),
      });
    }
  },
});

function claimRefusal(volume: string, reason: string): SchedulerMessage {
  return { type: 'volume', volume, reason };
}

/** A claim from a template is created with the pod, so it is not Bound yet, whatever its storage. */
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
    case 'mismatch':
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
