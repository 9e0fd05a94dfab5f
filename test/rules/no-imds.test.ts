import rule from '../../rules/no-imds.ts';
import { container, pod, testRule } from '../../src/testing.ts';

function configMap(data: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata:\n${data.replace(/^/gm, '  ')}\n`;
}

function controller(args: string, more = ''): string {
  return pod(`
containers:
  - name: controller
    image: public.ecr.aws/eks/aws-load-balancer-controller:v2.13.0
    ${args}${more}`);
}

const MOUNTED = pod('volumes: [{ name: settings, configMap: { name: settings } }]');

testRule(rule, [
  {
    name: 'reports the address in variables, commands and arguments',
    yaml: container(`
env:
  - name: METADATA_URL
    value: http://169.254.169.254/latest # ✗ Fargate pods cannot reach the instance metadata service; calls to \`169.254.169.254\` time out
  - name: METADATA_URL_V6
    value: http://[fd00:ec2::254]/latest # ✗ Fargate pods cannot reach the instance metadata service; calls to \`fd00:ec2::254\` time out
command:
  - sh
  - -c
  - curl -s http://169.254.169.254/latest/meta-data/placement/region # ✗
args:
  - --metadata=169.254.169.254:80 # ✗`),
  },
  {
    name: 'looks into init containers',
    yaml: pod(`
initContainers:
  - name: zone
    image: registry.example.com/curl:1
    args: [http://169.254.169.254/latest/meta-data/] # ✗
containers:
  - name: app
    image: registry.example.com/app:1`),
  },
  {
    name: 'allows other addresses and lists of what not to call',
    yaml: container(`
env:
  - { name: NO_PROXY, value: "169.254.169.254,10.0.0.0/8" }
  - { name: no_proxy, value: "169.254.169.254" }
  - { name: BLOCKED_ADDRESSES, value: "169.254.169.254" }
  - { name: CREDENTIALS, value: "http://169.254.170.2/v2" }
  - { name: DNS, value: "169.254.169.253" }
  - { name: VERSION, value: "1169.254.169.254" }
  - { name: OTHER, value: 169 }
args: ["--no-proxy=169.254.169.254", "iptables -d 169.254.169.254 -j DROP"]`),
  },
  {
    name: 'reports ConfigMaps that are mounted, at the entry',
    notes: ['Pod app uses it, manifest.yaml:9:50'],
    yaml: MOUNTED,
    files: {
      'settings.yaml':
        configMap(`app.conf: "endpoint = http://169.254.169.254/" # ✗ Fargate pods cannot reach the instance metadata service; calls to \`169.254.169.254\` time out
other.conf: endpoint = http://example.com/`),
    },
  },
  {
    name: 'reports an entry once, however many pods use it',
    yaml: `${MOUNTED}---\n${MOUNTED.replace('name: app', 'name: other')}---\n${configMap('url: http://169.254.169.254/ # ✗')}`,
  },
  {
    name: 'reads projected volumes, envFrom and single keys',
    yaml: `${pod(`
containers:
  - name: app
    image: registry.example.com/app:1
    envFrom: [{ configMapRef: { name: settings } }]`)}---\n${configMap('URL: http://169.254.169.254/ # ✗')}`,
    files: {
      'b/pod.yaml': pod(
        'volumes: [{ name: all, projected: { sources: [{ configMap: { name: settings } }, { secret: { name: x } }] } }]',
      ),
      'b/settings.yaml': configMap('url: http://169.254.169.254/ # ✗'),
      'c/pod.yaml': container('env: [{ name: A, valueFrom: { configMapKeyRef: { name: settings, key: a } } }]'),
      'c/settings.yaml': configMap('a: http://169.254.169.254/ # ✗\nb: http://169.254.169.254/'),
    },
  },
  {
    name: 'reads only the keys that a volume takes, and no comments',
    yaml: `${pod('volumes: [{ name: settings, configMap: { name: settings, items: [{ key: a, path: a }] } }]')}---\n${configMap(
      'a: |\n  # not http://169.254.169.254/\n  url = http://example.com/\nb: http://169.254.169.254/',
    )}`,
  },
  { name: 'ignores a ConfigMap that no pod uses', yaml: configMap('a: http://169.254.169.254/') },
  {
    name: 'reports the AWS Load Balancer Controller when it has to ask for VPC and region',
    yaml: controller(
      'args: # ✗ Without `--aws-vpc-id` and `--aws-region`, this controller calls the instance metadata service and does not start\n      - --cluster-name=shop',
    ),
  },
  {
    name: 'names only what is missing',
    yaml: controller(
      'args: [--aws-region=eu-west-1] # ✗ Without `--aws-vpc-id`, this controller calls the instance metadata service and does not start',
    ),
  },
  { name: 'points at the image when there are no arguments', yaml: controller('').replace(/(image: .*)/, '$1 # ✗') },
  {
    name: 'knows the controller by the name of its older images',
    yaml: controller('').replace(/image: .*/, 'image: amazon/aws-alb-ingress-controller:v2.4.5 # ✗'),
  },
  {
    name: 'allows one that is told its VPC, since the region comes with its role',
    yaml: [
      controller('args: [--aws-vpc-id=vpc-1, --aws-region=eu-west-1]'),
      controller('args: [--aws-vpc-id, vpc-1, --aws-region, eu-west-1]'),
      controller('args: [--aws-vpc-id=vpc-1]'),
      controller('args: [--aws-vpc-tags=Name=shop]', '\n    env: [{ name: AWS_REGION, value: eu-west-1 }]'),
    ].join('---\n'),
  },
  {
    name: 'leaves pods on EC2 alone',
    yaml: container('args: [http://169.254.169.254/]').replace(
      '  name: app\n',
      '  name: app\n  annotations: { eks.amazonaws.com/compute-type: ec2 }\n',
    ),
  },
]);
