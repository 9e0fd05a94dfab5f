import rule from '../../rules/ingress-ip-targets.ts';
import { deployment, testRule } from '../../src/testing.ts';

const TARGET = 'alb.ingress.kubernetes.io/target-type';
const APP = deployment('');
const EC2_APP = APP.replace(
  '      labels:\n',
  '      annotations: { eks.amazonaws.com/compute-type: ec2 }\n      labels:\n',
);

function object(apiVersion: string, kind: string, name: string, annotations: string, spec: string): string {
  const lines = annotations === '' ? '' : `  annotations:\n    ${annotations}\n`;
  return `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: ${name}
${lines}spec:
${spec.replace(/^/gm, '  ')}
`;
}

function service(name = 'web', annotations = '', spec = 'selector: { app: app }'): string {
  return object('v1', 'Service', name, annotations, spec);
}

function ingress(annotations: string, spec: string): string {
  return object('networking.k8s.io/v1', 'Ingress', 'web', annotations, spec);
}

function ingressClass(spec: string, annotations = '', name = 'alb'): string {
  return object('networking.k8s.io/v1', 'IngressClass', name, annotations, spec);
}

const WEB = 'defaultBackend: { service: { name: web, port: { number: 80 } } }';
const ALB = `ingressClassName: alb\n${WEB}`;
const ACTION = 'defaultBackend: { service: { name: canary, port: { name: use-annotation } } }';
const PARAMETERS = 'parameters: { apiGroup: elbv2.k8s.aws, kind: IngressClassParams, name: shop }';
const files = { 'app.yaml': APP, 'service.yaml': service() };

function params(spec: string): string {
  return object('elbv2.k8s.aws/v1beta1', 'IngressClassParams', 'shop', '', spec);
}

function tgc(spec: string, name = 'web'): string {
  return object('gateway.k8s.aws/v1beta1', 'TargetGroupConfiguration', name, '', spec);
}

const GATEWAY_API = 'gateway.networking.k8s.io/v1';
const GATEWAY_CLASS = object(GATEWAY_API, 'GatewayClass', 'alb', '', 'controllerName: gateway.k8s.aws/alb');
const GATEWAY = object(GATEWAY_API, 'Gateway', 'edge', '', 'gatewayClassName: alb');

function configuration(name: string, spec: string): string {
  return object('gateway.k8s.aws/v1beta1', 'LoadBalancerConfiguration', name, '', spec);
}

function route(backend: string): string {
  return object(
    GATEWAY_API,
    'HTTPRoute',
    'web',
    '',
    `parentRefs: [{ name: edge }]
rules:
  - backendRefs:
      - ${backend}`,
  );
}

testRule(rule, [
  {
    name: 'is silent over a DaemonSet, and over a backend that gets no traffic',
    yaml: [ingress('', ALB), GATEWAY_CLASS, GATEWAY, route('{ name: idle, port: 80, weight: 0 }')].join('---\n'),
    files: {
      'daemon.yaml': deployment('').replace('kind: Deployment', 'kind: DaemonSet'),
      'web.yaml': service(),
      'idle.yaml': service('idle', '', 'selector: { app: idle }'),
      'idle-app.yaml': deployment('').replaceAll('app: app', 'app: idle'),
    },
  },
  {
    name: 'reports an ALB Ingress that leaves the target type to the default',
    notes: [
      'assumes the AWS Load Balancer Controller (setting loadBalancerController)',
      'traffic could reach the pods only through EC2 nodes, which AWS does not support',
      'Deployment app, app.yaml:4:9',
    ],
    yaml: ingress(
      '',
      `ingressClassName: alb # ✗ Without \`target-type: ip\`, the load balancer targets EC2 instances, not Fargate pods
${WEB}`,
    ),
    files,
    suggested: ingress(`${TARGET}: ip`, ALB),
  },
  { name: 'allows ip targets', yaml: ingress(`${TARGET}: ip`, ALB), files },
  {
    name: 'reports what is written, once for all Services of the Ingress',
    yaml: ingress(
      `${TARGET}: instance # ✗ Target type \`instance\` is not supported for Fargate pods; use \`ip\``,
      `ingressClassName: alb
rules:
  - http:
      paths:
        - { path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }
        - { path: /api, pathType: Prefix, backend: { service: { name: api, port: { name: http } } } }`,
    ),
    files: { 'app.yaml': APP, 'services.yaml': `${service()}---\n${service('api')}` },
    suggested: ingress(
      `${TARGET}: ip`,
      `ingressClassName: alb
rules:
  - http:
      paths:
        - { path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }
        - { path: /api, pathType: Prefix, backend: { service: { name: api, port: { name: http } } } }`,
    ),
  },
  {
    name: "lets the Service's annotation win",
    yaml: ingress(`${TARGET}: instance`, ALB),
    files: { 'app.yaml': APP, 'service.yaml': service('web', `${TARGET}: ip`) },
  },
  {
    name: "reports the Service's annotation",
    yaml: ingress(`${TARGET}: ip`, ALB),
    files: {
      'app.yaml': APP,
      'service.yaml': service('web', `${TARGET}: instance # ✗ Target type …instance… …`),
    },
  },
  {
    name: 'lets IngressClassParams override all annotations',
    yaml: [
      ingress(`${TARGET}: instance`, ALB),
      ingressClass(`controller: ingress.k8s.aws/alb\n${PARAMETERS}`),
      params('targetType: ip'),
    ].join('---\n'),
    files,
  },
  {
    name: 'reports IngressClassParams once, whatever the annotations say',
    yaml: [
      ingress(`${TARGET}: ip`, ALB),
      ingress(`${TARGET}: ip`, ALB).replace('name: web', 'name: shop'),
      ingressClass(`controller: ingress.k8s.aws/alb\n${PARAMETERS}`),
      params('targetType: instance # ✗ Target type `instance` is not supported for Fargate pods; use `ip`'),
    ].join('---\n'),
    files,
  },
  {
    name: 'assumes no controller where a class names it, and reports parameters without a target type',
    notes: [
      'traffic could reach the pods only through EC2 nodes, which AWS does not support',
      'Deployment app, app.yaml:4:9',
    ],
    yaml: [
      ingress('', `ingressClassName: shop # ✗ Without \`target-type: ip\`, …\n${WEB}`),
      ingressClass(`controller: ingress.k8s.aws/alb\n${PARAMETERS}`, '', 'shop'),
      params('scheme: internal'),
    ].join('---\n'),
    files,
  },
  {
    name: 'warns when the parameters were not read',
    yaml: [
      ingress(
        '',
        `ingressClassName: alb # ✗ Targets are EC2 instances, not Fargate pods, unless IngressClassParams \`shop\` says \`ip\`\n${WEB}`,
      ),
      ingressClass(`controller: ingress.k8s.aws/alb\n${PARAMETERS}`),
    ].join('---\n'),
    files,
  },
  {
    name: 'knows that EKS Auto Mode registers ip targets unless told otherwise',
    yaml: [
      ingress('', ALB),
      ingress(`${TARGET}: instance # ✗`, ALB),
      ingressClass(`controller: eks.amazonaws.com/alb`),
    ].join('---\n'),
    files,
  },
  {
    name: 'takes the class alb for that of Auto Mode when the settings say so',
    yaml: ingress('', ALB),
    files,
    settings: { loadBalancerController: 'auto-mode' },
  },
  {
    name: 'leaves other controllers alone',
    yaml: [
      ingress('', `ingressClassName: nginx\n${WEB}`),
      ingress('kubernetes.io/ingress.class: nginx', WEB),
      ingress(`${TARGET}: instance`, `ingressClassName: alb\n${WEB}`),
      ingressClass('controller: k8s.io/ingress-nginx'),
      ingress('', WEB),
      ingress('', ALB).replace('networking.k8s.io/v1', 'networking.internal.knative.dev/v1alpha1'),
    ].join('---\n'),
    files,
  },
  {
    name: 'reads the class annotation and the older form of an Ingress',
    yaml: object(
      'extensions/v1beta1',
      'Ingress',
      'web',
      'kubernetes.io/ingress.class: alb # ✗ Without … …',
      'rules: [{ http: { paths: [{ backend: { serviceName: web, servicePort: 80 } }] } }]',
    ),
    files,
  },
  {
    name: 'uses the default class of the set',
    yaml: [
      ingress('team: shop', WEB).replace('annotations:', 'annotations: # ✗ …'),
      ingressClass('controller: ingress.k8s.aws/alb', 'ingressclass.kubernetes.io/is-default-class: "true"', 'shop'),
    ].join('---\n'),
    files,
  },
  {
    name: 'takes ALB annotations for a sign of an ALB',
    yaml: [
      ingress('alb.ingress.kubernetes.io/scheme: internal', WEB).replace('annotations:', 'annotations: # ✗ …'),
      ingress(`${TARGET}: instance # ✗`, `ingressClassName: shop-alb\n${WEB}`),
      ingress('alb.ingress.kubernetes.io/scheme: internal', `ingressClassName: shop-alb\n${WEB}`),
    ].join('---\n'),
    files,
  },
  {
    name: 'is silent when all Services lead to EC2',
    yaml: ingress('', ALB),
    files: { 'app.yaml': EC2_APP, 'service.yaml': service() },
  },
  {
    name: 'names the pods of those Services that lead to Fargate',
    notes: [
      'assumes the AWS Load Balancer Controller (setting loadBalancerController)',
      'traffic could reach the pods only through EC2 nodes, which AWS does not support',
      'Deployment app, app.yaml:4:9',
    ],
    yaml: ingress(
      '',
      `ingressClassName: alb # ✗
rules:
  - http:
      paths:
        - { path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }
        - { path: /db, pathType: Prefix, backend: { service: { name: db, port: { number: 80 } } } }`,
    ),
    files: {
      'app.yaml': APP,
      'services.yaml': `${service()}---\n${service('db', '', 'selector: { app: db }')}`,
      'db.yaml': EC2_APP.replaceAll(': app', ': db'),
    },
  },
  {
    name: 'says when the Services were not among the files',
    notes: [
      'assumes the AWS Load Balancer Controller (setting loadBalancerController)',
      'traffic could reach the pods only through EC2 nodes, which AWS does not support',
      'the pods are not in the linted files',
    ],
    yaml: ingress('', `ingressClassName: alb # ✗\n${WEB}`),
  },
  {
    name: 'skips actions, Services without pods and names that are not rendered',
    yaml: ingress(
      '',
      `ingressClassName: alb
rules:
  - http:
      paths:
        - { path: /, pathType: Prefix, backend: { service: { name: ssl-redirect, port: { name: use-annotation } } } }
        - { path: /a, pathType: Prefix, backend: { serviceName: redirect, servicePort: use-annotation } }
        - { path: /b, pathType: Prefix, backend: { service: { name: manual, port: { number: 80 } } } }
        - { path: /c, pathType: Prefix, backend: { service: { name: "\${NAME}", port: { number: 80 } } } }
        - { path: /d, pathType: Prefix, backend: { resource: { kind: StorageBucket, name: assets } } }`,
    ),
    files: { 'service.yaml': service('manual', '', 'ports: [{ port: 80 }]') },
  },
  {
    name: 'follows an action to the Services that it forwards to',
    yaml: ingress(
      `alb.ingress.kubernetes.io/actions.canary: '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"web","servicePort":80,"weight":80},{"serviceName":"next","servicePort":"80","weight":20}]}}'`,
      `ingressClassName: alb # ✗ Without \`target-type: ip\`, the load balancer targets EC2 instances, not Fargate pods
${ACTION}`,
    ),
    files: { ...files, 'next.yaml': service('next') },
  },
  {
    name: 'skips target groups without weight and those of somebody else',
    yaml: ingress(
      `alb.ingress.kubernetes.io/actions.canary: '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"web","servicePort":80,"weight":0},{"targetGroupARN":"arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123"}]}}'`,
      `ingressClassName: alb\n${ACTION}`,
    ),
  },
  {
    name: 'skips an action that is not JSON',
    yaml: ingress(`alb.ingress.kubernetes.io/actions.canary: 'null'`, `ingressClassName: alb\n${ACTION}`),
  },
  {
    name: 'does not guess at a target type that is not rendered',
    yaml: ingress(`${TARGET}: \${TARGET_TYPE}`, ALB),
    files,
  },
  {
    name: 'reports a TargetGroupBinding with instance targets, and none whose target group decides',
    yaml: [
      object(
        'elbv2.k8s.aws/v1beta1',
        'TargetGroupBinding',
        'web',
        '',
        'serviceRef: { name: web, port: 80 }\ntargetType: instance # ✗ Target type …instance… …',
      ),
      object(
        'elbv2.k8s.aws/v1beta1',
        'TargetGroupBinding',
        'ip',
        '',
        'serviceRef: { name: web, port: 80 }\ntargetType: ip',
      ),
      object('elbv2.k8s.aws/v1beta1', 'TargetGroupBinding', 'open', '', 'serviceRef: { name: web, port: 80 }'),
      object(
        'example.com/v1',
        'TargetGroupBinding',
        'other',
        '',
        'serviceRef: { name: web, port: 80 }\ntargetType: instance',
      ),
    ].join('---\n'),
    files,
    suggested: [],
  },
  {
    name: 'reports a TargetGroupConfiguration with instance targets',
    yaml: [
      tgc('targetReference: { name: web }\ndefaultConfiguration:\n  targetType: instance # ✗ Target type …instance… …'),
      tgc(
        'targetReference: { name: web }\ndefaultConfiguration: { targetType: ip }\nrouteConfigurations:\n  - routeIdentifier: { kind: HTTPRoute }\n    targetGroupProps:\n      targetType: instance # ✗',
      ),
      tgc('targetReference: { name: web, kind: Gateway }\ndefaultConfiguration: { targetType: instance }'),
      tgc('defaultConfiguration: { targetType: instance }'),
    ].join('---\n'),
    files,
  },
  {
    name: 'leaves bindings and configurations for EC2 alone',
    yaml: [
      object(
        'elbv2.k8s.aws/v1beta1',
        'TargetGroupBinding',
        'web',
        '',
        'serviceRef: { name: web, port: 80 }\ntargetType: instance',
      ),
      tgc('targetReference: { name: web }\ndefaultConfiguration: { targetType: instance }'),
    ].join('---\n'),
    files: { 'app.yaml': EC2_APP, 'service.yaml': service() },
  },
  {
    name: 'reports a route whose target type nobody sets',
    yaml: [
      GATEWAY_CLASS,
      GATEWAY,
      route('name: web # ✗ Without `targetType: ip`, the load balancer targets EC2 instances, not Fargate pods'),
    ].join('---\n'),
    files,
  },
  {
    name: "allows a route whose Service's configuration says ip",
    yaml: [
      GATEWAY_CLASS,
      GATEWAY,
      route('name: web'),
      tgc('targetReference: { name: web }\ndefaultConfiguration: { targetType: ip }'),
    ].join('---\n'),
    files,
  },
  {
    name: 'takes the entry for the route first',
    yaml: [
      GATEWAY_CLASS,
      GATEWAY,
      route('name: web'),
      tgc(`targetReference: { name: web }
routeConfigurations:
  - routeIdentifier: { kind: HTTPRoute }
    targetGroupProps: { healthCheckConfig: { healthCheckPath: /up } }
  - routeIdentifier: { kind: HTTPRoute, namespace: default, name: web }
    targetGroupProps: { targetType: ip }
  - routeIdentifier: { kind: HTTPRoute, name: other }
    targetGroupProps: { healthCheckConfig: { healthCheckPath: / } }`),
    ].join('---\n'),
    files,
  },
  {
    name: 'reports the default configuration of a Gateway, once',
    yaml: [
      GATEWAY_CLASS,
      `${GATEWAY}  infrastructure: { parametersRef: { group: gateway.k8s.aws, kind: LoadBalancerConfiguration, name: edge } }\n`,
      configuration('edge', 'defaultTargetGroupConfiguration: { name: defaults }'),
      tgc('defaultConfiguration:\n  targetType: instance # ✗ Target type …instance… …', 'defaults'),
      route('name: web'),
      route('name: api'),
    ].join('---\n'),
    files: { 'app.yaml': APP, 'services.yaml': `${service()}---\n${service('api')}` },
  },
  {
    name: 'lets the class win over the Gateway, unless it prefers the Gateway',
    yaml: [
      `${GATEWAY_CLASS}  parametersRef: { group: gateway.k8s.aws, kind: LoadBalancerConfiguration, name: org, namespace: default }\n`,
      configuration('org', 'defaultTargetGroupConfiguration: { name: org }'),
      tgc('defaultConfiguration: { targetType: ip }', 'org'),
      `${GATEWAY}  infrastructure: { parametersRef: { group: gateway.k8s.aws, kind: LoadBalancerConfiguration, name: edge } }\n`,
      configuration('edge', 'defaultTargetGroupConfiguration: { name: edge }'),
      tgc('defaultConfiguration: { targetType: instance }', 'edge'),
      route('name: web'),
    ].join('---\n'),
    files,
  },
  {
    name: 'reports the Gateway where its class prefers it',
    yaml: [
      `${GATEWAY_CLASS}  parametersRef: { group: gateway.k8s.aws, kind: LoadBalancerConfiguration, name: org, namespace: default }\n`,
      configuration('org', 'mergingMode: prefer-gateway\ndefaultTargetGroupConfiguration: { name: org }'),
      tgc('defaultConfiguration: { targetType: ip }', 'org'),
      `${GATEWAY}  infrastructure: { parametersRef: { group: gateway.k8s.aws, kind: LoadBalancerConfiguration, name: edge } }\n`,
      configuration('edge', 'defaultTargetGroupConfiguration: { name: edge }'),
      tgc('defaultConfiguration:\n  targetType: instance # ✗', 'edge'),
      route('name: web'),
    ].join('---\n'),
    files,
  },
  {
    name: 'is silent about Gateways that were not read, of others, or with configurations that were not read',
    yaml: [
      route('name: web'),
      route('name: web').replace('edge', 'nginx'),
      GATEWAY.replace('edge', 'nginx').replace('alb', 'nginx'),
    ].join('---\n'),
    files: {
      ...files,
      'class.yaml': object(GATEWAY_API, 'GatewayClass', 'nginx', '', 'controllerName: gateway.nginx.org/nginx'),
      'unread.yaml': [
        GATEWAY_CLASS,
        `${GATEWAY.replace('edge', 'unread')}  infrastructure: { parametersRef: { group: gateway.k8s.aws, kind: LoadBalancerConfiguration, name: gone } }\n`,
        route('name: web').replace('edge', 'unread'),
      ].join('---\n'),
    },
  },
]);
