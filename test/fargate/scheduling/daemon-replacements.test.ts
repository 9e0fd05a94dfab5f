import { describe, expect, it } from 'vitest';
import { daemonReplacement } from '../../../src/fargate/scheduling/daemon-replacements.ts';

describe('daemonReplacement', () => {
  it.each([
    ['fluent/fluentd-kubernetes-daemonset:v1.16-debian-cloudwatch-1', 'Fluentd', 'logRouter'],
    ['cr.fluentbit.io/fluent/fluent-bit:3.1@sha256:0123', 'Fluent Bit', 'logRouter'],
    ['amazon/cloudwatch-agent:1.247347.6b250880', 'the CloudWatch agent', 'sidecar'],
    ['datadog/agent', 'the Datadog agent', 'sidecar'],
    ['registry.datadoghq.com/agent:7.81.1', 'the Datadog agent', 'sidecar'],
    ['public.ecr.aws/datadog/agent:7', 'the Datadog agent', 'sidecar'],
    ['gcr.io/datadoghq/agent:7', 'the Datadog agent', 'sidecar'],
    ['docker.io/istio/install-cni:1.27.0', 'the Istio CNI agent', 'nodeBound'],
    ['docker.io/istio/ztunnel:1.27.0', 'the Istio ztunnel', 'nodeBound'],
    ['ghcr.io/spiffe/spire-agent:1.12.0', 'the SPIRE agent', 'sidecar'],
    ['localhost:5000/otel/opentelemetry-collector-contrib', 'the OpenTelemetry collector', 'sidecar'],
    ['public.ecr.aws/aws-observability/aws-otel-collector:latest', 'the OpenTelemetry collector of AWS', 'sidecar'],
    ['602401143452.dkr.ecr.us-west-2.amazonaws.com/amazon-k8s-cni:v1.19.0', 'the VPC CNI', 'builtIn'],
    ['public.ecr.aws/efs-csi-driver/amazon/aws-efs-csi-driver:v3.4.1', 'the EFS CSI driver', 'builtIn'],
    ['public.ecr.aws/ebs-csi-driver/aws-ebs-csi-driver:v1.37.0', 'a CSI driver', 'nodeBound'],
    ['registry.k8s.io/csi-secrets-store/driver:v1.4.7', 'a CSI driver', 'nodeBound'],
    ['nvcr.io/nvidia/k8s-device-plugin:v0.17.0', 'a device plugin', 'nodeBound'],
    ['registry.k8s.io/node-problem-detector/node-problem-detector:v0.8.20', 'node-problem-detector', 'nodeBound'],
  ])('knows %s', (image, agent, replacement) => {
    expect(daemonReplacement([image])).toMatchObject({ agent, replacement });
  });

  it.each(['myfluentd:1', 'sysdig/agent', 'registry.example.com/fluentd/web:1', 'nginx', '', '$(IMAGE)'])(
    'does not know %j',
    (image) => {
      expect(daemonReplacement([image])).toBeUndefined();
    },
  );

  it('goes by the first container that it knows', () => {
    const images = [
      'busybox',
      'amazon/aws-efs-csi-driver:v2',
      'registry.k8s.io/sig-storage/csi-node-driver-registrar:v2',
    ];
    expect(daemonReplacement(images)?.agent).toBe('the EFS CSI driver');
  });
});
