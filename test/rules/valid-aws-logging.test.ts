import validAwsLogging from '../../rules/valid-aws-logging.ts';
import { dedent } from '../../src/testing/manifests.ts';
import { testRule } from '../../src/testing.ts';

/** The log router's ConfigMap with this data. */
function logging(data: string, namespace = 'namespace: aws-observability'): string {
  const lines = dedent(data)
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`));
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: aws-logging
  ${namespace}
data:
${lines.join('\n')}
`;
}

const OUTPUT = `output.conf: |
  [OUTPUT]
    Name kinesis
    Match *
    region eu-west-1
    stream orders`;

/** A comment of 1,000 characters, indentation of the block scalar not counted. */
const FILLER = `    # ${'x'.repeat(995)}\n`;

testRule(validAwsLogging, [
  {
    name: 'takes filters, outputs and parsers for CloudWatch',
    yaml: logging(`
      flb_log_cw: "false" # process logs stay away
      filters.conf: |
        [FILTER]
            Name parser
            Match *
            Key_name log
            Parser containerd
        [FILTER]
            Name kubernetes
            Match kube.*
            Merge_Log On
            Buffer_Size 0
            Kube_Meta_Cache_TTL 600s
      output.conf: |
        [OUTPUT]
            Name cloudwatch_logs
            Match   kube.*
            region eu-west-1
            log_group_name orders
            log_stream_prefix fargate-
            auto_create_group true
      parsers.conf: |
        [PARSER]
            Name containerd
            Format Regex
            Regex ^(?<time>[^ ]+) (?<stream>stdout|stderr) (?<tag>[FP]) (?<log>.*)$
            Time_Key    time
            Time_Format %Y-%m-%dT%H:%M:%S.%L%z
    `),
  },
  {
    name: 'takes outputs to OpenSearch and to Firehose, each with its own indentation',
    yaml: `${logging(`
      output.conf: |
        [OUTPUT]
          Name  es
          Match *
          Host  search-orders.eu-west-1.es.amazonaws.com
          Port  443
          AWS_Auth On
          tls   On
    `)}---\n${logging(`
      output.conf: |-
        [OUTPUT]
         Name  kinesis_firehose
         Match *
         delivery_stream orders
    `)}`,
  },
  {
    name: 'reads names without regard to case, comments, blank lines and tabs',
    yaml: logging(`
      filters.conf: |+
        # everything but health checks
        [Filter]
        \t# of the load balancer
        \tNAME Grep
        \tmatch *

        \tExclude log /healthz with  blanks # and this

      output.conf: "[output]\\r\\n  name CloudWatch_Logs\\r\\n  MATCH *\\r\\n"
    `),
  },
  { name: 'knows every filter', yaml: logging(`${OUTPUT}\nfilters.conf: |\n${filters()}`) },
  { name: 'knows every output', yaml: logging(`output.conf: |\n${outputs()}`) },
  {
    name: 'lets sections be indented as long as all are',
    yaml: logging(`
      output.conf: |2
          [OUTPUT]
            Name es
            Match *
          [OUTPUT]
            Name kinesis
            Match *
    `),
  },
  {
    name: 'looks at no other ConfigMap and at no other kind',
    yaml: `
apiVersion: v1
kind: ConfigMap
metadata: {name: fluent-bit, namespace: aws-observability}
data:
  output.conf: |
    [INPUT]
      Name \${PLUGIN}
---
apiVersion: example.com/v1
kind: ConfigMap
metadata: {name: aws-logging, namespace: aws-observability}
data: {output.conf: "[INPUT]"}
`,
  },
  {
    name: 'leaves alone what it cannot read',
    yaml: logging(`
      flb_log_cw: "{{ .Values.processLogs }}"
      output.conf: |
        [OUTPUT]
          Name $(OUTPUT_PLUGIN)
          Match *
        {{ .Values.moreOutputs }}
    `),
  },
  {
    name: 'leaves alone an output.conf that is filled in as a whole, and one that is no text',
    yaml: `${logging('output.conf: "{{ .Values.output }}"')}---\n${logging('output.conf: {a: b}')}`,
  },

  {
    name: 'counts the characters of the values',
    yaml: logging(
      `output.conf: |\n  [OUTPUT]\n    Name es\n    Match *\n${FILLER.repeat(5)}    # ${'😀'.repeat(266)}\n`,
    ),
  },
  {
    name: 'reports one character too many',
    yaml: logging(
      `output.conf: |\n  [OUTPUT]\n    Name es\n    Match *\n${FILLER.repeat(5)}    # ${'😀'.repeat(267)}\n`,
    ).replace('\ndata:', '\ndata: # ✗ The data has 5,301 characters, 1 more than the 5,300 that Fargate takes: …'),
  },

  {
    name: 'reports sections that Fargate has itself, and unknown ones',
    yaml: logging(`
      filters.conf: |
        [SERVICE] # ✗ Fargate refuses [SERVICE]: … sections only. Fargate has its own.
          Flush 1
        [FILTERS] # ✗ Fargate refuses [FILTERS]: … Did you mean [FILTER]?
          Name grep
          Match *
        [MULTILINE_PARSER] # ✗ Fargate refuses [MULTILINE_PARSER]: … sections only.
          Name java
      output.conf: |
        [input] # ✗ Fargate refuses [input]: … sections only. Fargate has its own.
          Name tail
        [OUTPUT]
          Name es
          Match *
    `),
  },
  {
    name: 'reports sections under the key of others, once for each key',
    yaml: logging(`
      filters.conf: |
        [OUTPUT] # ✗ [OUTPUT] stands under filters.conf, and Fargate takes it under output.conf only.
          Name es
          Match *
        [OUTPUT]
          Name kinesis
          Match *
      output.conf: |
        [PARSER] # ✗ [PARSER] stands under output.conf, and Fargate takes it under parsers.conf only.
          Name json
          Format json
    `),
  },
  {
    name: 'reports sections under keys that the log router does not read, but not other content of such keys',
    yaml: logging(`
      README.md: |
        [Orders](https://example.com) is where
        [this] comes from: \${HOME}
      outputs.conf: |
        [OUTPUT] # ✗ [OUTPUT] stands under outputs.conf, and Fargate takes it under output.conf only.
          Name splunk
      fluent-bit.conf: |
        [INPUT] # ✗ Fargate refuses [INPUT]: …
          Name tail
    `),
  },

  {
    name: 'reports filters and outputs that are not supported, and says what was meant',
    yaml: logging(`
      filters.conf: |
        [FILTER]
          Name lua # ✗ lua is not a supported filter plugin: Fargate takes grep, parser, … and kubernetes.
          Match *
        [FILTER]
          Match *
          Name record-modifier # ✗ … Did you mean record_modifier?
        [FILTER]
          Name modifier # ✗ … Did you mean modify?
          Match *
      output.conf: |
        [OUTPUT]
          Name amazon_data_firehose # ✗ amazon_data_firehose is not a supported output plugin: … Did you mean kinesis_firehose?
          Match *
        [OUTPUT]
          Name cloudwatch-logs # ✗ … Did you mean cloudwatch_logs?
          Match *
        [OUTPUT]
          Name opensearch # ✗ … Did you mean es?
          Match *
        [OUTPUT]
          Name s3 # ✗ … Amazon Data Firehose (kinesis_firehose) delivers to S3 and to partners.
          Match *
        [OUTPUT]
          Name loki # ✗ … cloudwatch_logs and kinesis.
          Match *
    `),
  },
  {
    name: 'reports a comment behind a plugin',
    yaml: logging(`
      output.conf: |
        [OUTPUT]
          Name es #main # ✗ es #main is not a supported output plugin: … A comment has to stand on a line of its own.
          Match *
    `),
  },
  {
    name: 'reports missing keys, those without a value too',
    yaml: logging(`
      filters.conf: |
        [FILTER] # ✗ [FILTER] has no Name and Match, without which Fargate refuses it.
      output.conf: |
        [OUTPUT] # ✗ [OUTPUT] has no Match, without which Fargate refuses it.
          Name es
        [OUTPUT]
          Name kinesis
          Match # ✗ Fluent Bit does not read this line: Match has no value.
      parsers.conf: |
        [PARSER] # ✗ [PARSER] has no Format, without which Fargate refuses it.
          Name json
    `),
  },
  {
    name: 'warns of Match_Regex alone',
    yaml: logging(`
      output.conf: |
        [OUTPUT]
          Name es
          Match_Regex ^kube # ✗ [OUTPUT] has Match_Regex only, …
    `),
  },
  {
    name: 'reports environment variables wherever they stand, but not in comments',
    yaml: logging(`
      flb_log_cw: \${PROCESS_LOGS} # ✗ \${PROCESS_LOGS} is an environment variable, …
      output.conf: |
        [OUTPUT]
          # region \${AWS_REGION}
          Name \${PLUGIN} # ✗ \${PLUGIN} is an environment variable, …
          Match *
          log_group_name /\${CLUSTER}/\${STAGE} # ✗ \${CLUSTER} is … ✗ \${STAGE} is …
          \${EXTRA_OUTPUT_KEYS} # ✗ \${EXTRA_OUTPUT_KEYS} is …
          log_group_template $kubernetes['namespace_name'].$(tag)
    `),
  },
  {
    name: 'reports uneven indentation, once for a section',
    yaml: logging(`
      filters.conf: |
        [FILTER]
            Name grep
            Match *
             Exclude log /healthz # ✗ Exclude is indented 1 blank more than the other keys under the same data key; …
        [FILTER]
          Name modify # ✗ Name is indented 2 blanks less than the other keys …
          Match *
         [FILTER] # ✗ [FILTER] is indented 1 blank more than the other sections …
            Name nest
            Match *
      output.conf: |
        [OUTPUT]
          Name es
          Match *
        \tHost orders # ✗ Host is indented with other blanks or tabs than the other keys …
    `),
  },
  {
    name: 'reports keys that are not indented',
    yaml: logging(`
      output.conf: |
        [OUTPUT]
        Name es # ✗ Name is indented no more than [OUTPUT] above it; Fargate refuses that.
        Match *
    `),
  },
  {
    name: 'reports what Fargate sets of the kubernetes filter, and only there',
    yaml: logging(`
      filters.conf: |
        [FILTER]
          Name kubernetes
          Match kube.*
          Kube_URL https://kubernetes.default.svc # ✗ Fargate sets Kube_URL of the kubernetes filter itself, …
          kube_ca_file /run/ca.crt # ✗ Fargate sets kube_ca_file …
          Kube_Token_File /run/token # ✗
          Kube_Token_Command cat /run/token # ✗
          Kube_Tag_Prefix kube.
        [FILTER]
          Name modify
          Match *
          Kube_URL https://example.com
      ${OUTPUT.replaceAll('\n', '\n      ')}
    `),
  },
  {
    name: 'reports lines that Fluent Bit does not read',
    yaml: logging(`
      output.conf: |
        Log_Level info # ✗ Fluent Bit does not read this line: "Log_Level info" stands before the first section.
        @SET region=eu-west-1 # ✗ @SET belongs to no section, …
        @include more.conf # ✗ @include belongs to no section, …
        [OUTPUT # ✗ Fluent Bit does not read this line: [OUTPUT has no closing bracket.
          Name es
          Match *
    `),
  },
  {
    name: 'sees what folding makes of lines',
    yaml: logging(`
      output.conf: >
        [OUTPUT]
          Name opensearch # ✗ opensearch is not …
          Match *
      filters.conf: >-
        [FILTER]
        Name grep # ✗ Fluent Bit does not read this line: "Name grep Match *" has to stand on lines of its own, …
        Match *
    `),
  },
  {
    name: 'points into quoted text',
    yaml: logging(`
      filters.conf: "[FILTER]\\n  Name grep\\n\\
        \\  Match *\\n\\
        [INPUT]\\n" # ✗ Fargate refuses [INPUT]: …
      output.conf: '[OUTPUT]

          Name es

        [SERVICE]' # ✗ [SERVICE] is indented 2 blanks
    `)
      .replace(' # ✗ [SERVICE] is indented 2 blanks', ' # ✗ Fargate refuses [SERVICE]: …')
      .replace("'[OUTPUT]", "'[OUTPUT] # ✗ [OUTPUT] has no Match, …")
      .replace('Name es', 'Name es # ✗ Name is indented no more than …'),
  },

  {
    name: 'reports data without an output',
    yaml: logging(`
      filters.conf: |
        [FILTER]
          Name grep
          Match *
    `).replace('\ndata:', '\ndata: # ✗ There is no [OUTPUT] section, so logging stays off.'),
  },
  { name: 'reports an empty output.conf', yaml: logging(`output.conf: "" # ✗ There is no [OUTPUT] section, …`) },
  {
    name: 'does not miss in a patch what another file has',
    yaml: logging(`
      filters.conf: |
        [FILTER]
          Name grep
          Match *
    `),
    files: { 'base/logging.yaml': logging(OUTPUT) },
  },
  {
    name: 'does not miss an output where there is no data at all',
    yaml: logging('{}').replace('\ndata:\n  {}', ''),
  },

  {
    name: 'quotes the switch for process logs',
    yaml: logging(`flb_log_cw: yes # ✗ flb_log_cw is the boolean true, …\n${OUTPUT}`),
    fixed: logging(`flb_log_cw: "true"\n${OUTPUT}`),
  },
  {
    name: 'warns of other words for it',
    yaml: logging(`flb_log_cw: "on" # ✗ flb_log_cw is "on"; AWS documents "true" and "false".\n${OUTPUT}`),
  },

  {
    name: 'takes the namespace with its label, and other namespaces without',
    yaml: `
apiVersion: v1
kind: Namespace
metadata:
  name: aws-observability
  labels:
    aws-observability: enabled
---
apiVersion: v1
kind: Namespace
metadata:
  name: orders
`,
  },
  {
    name: 'wants the label of the namespace',
    yaml: `
apiVersion: v1
kind: Namespace
metadata: # ✗ The namespace lacks the label aws-observability: enabled, which the log router requires.
  name: aws-observability
---
apiVersion: v1
kind: Namespace
metadata:
  name: aws-observability
  labels:
    aws-observability: "true" # ✗
`,
  },
  {
    name: 'offers to put a ConfigMap where it is read',
    yaml: logging(
      `flb_log_cw: "true"\n${OUTPUT}`,
      'namespace: orders # ✗ The log router reads … in orders it is never used.',
    ),
    suggested: logging(`flb_log_cw: "true"\n${OUTPUT}`),
  },
  {
    name: 'says it otherwise where no namespace is written, and looks at the data all the same',
    yaml: logging(OUTPUT.replace('kinesis', 's3 # ✗ s3 is not …'), 'labels: {}').replace(
      'name: aws-logging',
      'name: aws-logging # ✗ No namespace is written here, …',
    ),
  },
  {
    name: 'takes the namespace from the command line',
    yaml: logging(OUTPUT, 'labels: {}'),
    settings: { namespace: 'aws-observability' },
  },
  {
    name: 'takes the namespace from a kustomization',
    yaml: logging(OUTPUT, 'labels: {}'),
    files: {
      'kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: aws-observability\n',
    },
  },
  {
    name: 'cannot tell a namespace that is filled in later',
    yaml: logging(OUTPUT, `namespace: \${LOGGING_NAMESPACE}`),
  },
  {
    name: 'leaves alone the configuration of a Fluent Bit of the namespace',
    yaml: `${logging(OUTPUT, 'namespace: orders')}---
apiVersion: v1
kind: Pod
metadata: {name: app, namespace: orders}
spec:
  containers:
    - name: fluent-bit
      image: public.ecr.aws/aws-observability/aws-for-fluent-bit:stable
  volumes:
    - name: config
      configMap: {name: aws-logging}
---
${logging(`${OUTPUT}\nfluent-bit.conf: |\n  [SERVICE]\n    Flush 1`, 'namespace: payments')}---
${logging('level: debug', 'namespace: parcels')}`,
  },
]);

function filters(): string {
  return ['grep', 'parser', 'record_modifier', 'rewrite_tag', 'throttle', 'nest', 'modify', 'kubernetes']
    .map((name) => `  [FILTER]\n    Name ${name}\n    Match *`)
    .join('\n');
}

function outputs(): string {
  return ['es', 'firehose', 'kinesis_firehose', 'cloudwatch', 'cloudwatch_logs', 'kinesis']
    .map((name) => `  [OUTPUT]\n    Name ${name}\n    Match *`)
    .join('\n');
}
