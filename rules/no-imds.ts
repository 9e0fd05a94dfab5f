import { ADDRESS_PART, metadataAddressIn, missingControllerFlags, textsOf } from '../src/fargate/instance-metadata.ts';
import type { Manifests } from '../src/kubernetes/manifests.ts';
import { memoize } from '../src/kubernetes/memoize.ts';
import { configEntriesOf } from '../src/kubernetes/storage/mounted-config.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'no-imds',
  description: 'Disallow calls to the EC2 instance metadata service',
  category: 'traffic',
  severity: 'warn',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/installation/',
  ],
  messages: {
    address: 'Fargate pods cannot reach the instance metadata service; calls to `{address}` time out',
    controller: {
      text: 'Without {flags}, this controller calls the instance metadata service and does not start',
      outcome: 'uncertain',
    },
  },
  help: 'Set region, zone and VPC with variables or flags, and credentials with an IAM role for the service account.',

  reads: ['ConfigMap'],
  pod(pod, { report }) {
    for (const container of pod.containers) {
      for (const { at, name } of textsOf(container)) {
        const address = typeof at.value === 'string' ? metadataAddressIn(at.value, name) : undefined;
        if (address) report({ message: 'address', at, data: { address } });
      }
      const missing = pod.complete ? missingControllerFlags(container) : [];
      if (missing.length > 0) {
        const args = container.place.at('args');
        const at = args.exists ? args : container.place.at('image');
        report({ message: 'controller', at, data: { flags: missing.map((flag) => `\`${flag}\``).join(' and ') } });
      }
    }
  },
  everyPod(pod, { manifests, placement, report }) {
    if (!configMentions(manifests) || placement(pod).runsOn !== 'fargate') return;
    for (const { key, at, usedAt } of configEntriesOf(pod, manifests)) {
      const address = typeof at.value === 'string' ? metadataAddressIn(at.value, key) : undefined;
      const notes = [{ at: usedAt, text: `${pod.workload.kind} ${pod.workload.name} uses it` }];
      if (address) report({ message: 'address', at, data: { address }, notes });
    }
  },
});

/** Whether any ConfigMap that was read may hold such an address, looked up once for a set. */
const configMentions = memoize((manifests: Manifests) =>
  manifests.ofKind('ConfigMap').some(({ place }) => place.mentions(ADDRESS_PART, 'data')),
);
