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

        \tExclude log /healthz with  spaces # and this

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
    name: 'leaves alone an output.conf that is filled in as a whole, and one that is not a string',
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
    notes: ['1 too many'],
    yaml: logging(
      `output.conf: |\n  [OUTPUT]\n    Name es\n    Match *\n${FILLER.repeat(5)}    # ${'😀'.repeat(267)}\n`,
    ).replace('\ndata:', '\ndata: # ✗ The data has 5,301 characters; Fargate rejects more than 5,300'),
  },

  {
    name: 'reports sections that Fargate has itself, and unknown ones',
    notes: [
      'accepted sections: FILTER, OUTPUT, PARSER',
      'accepted sections: FILTER, OUTPUT, PARSER',
      'accepted sections: FILTER, OUTPUT, PARSER',
      'accepted sections: FILTER, OUTPUT, PARSER',
    ],
    yaml: logging(`
      filters.conf: |
        [SERVICE] # ✗ Fargate accepts no \`[SERVICE]\` section; it has its own
          Flush 1
        [FILTERS] # ✗ Fargate accepts no \`[FILTERS]\` section; did you mean \`[FILTER]\`?
          Name grep
          Match *
        [MULTILINE_PARSER] # ✗ Fargate accepts no \`[MULTILINE_PARSER]\` section
          Name java
      output.conf: |
        [input] # ✗ Fargate accepts no \`[input]\` section; it has its own
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
        [OUTPUT] # ✗ \`[OUTPUT]\` belongs under \`output.conf\`, not under \`filters.conf\`; Fargate rejects it
          Name es
          Match *
        [OUTPUT]
          Name kinesis
          Match *
      output.conf: |
        [PARSER] # ✗ \`[PARSER]\` belongs under \`parsers.conf\`, not under \`output.conf\`; Fargate rejects it
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
        [OUTPUT] # ✗ \`[OUTPUT]\` belongs under \`output.conf\`, not under \`outputs.conf\`; Fargate rejects it
          Name splunk
      fluent-bit.conf: |
        [INPUT] # ✗ Fargate accepts no \`[INPUT]\` section; it has its own
          Name tail
    `),
  },

  {
    name: 'reports filters and outputs that are not supported, and says what was meant',
    notes: [
      'supported plugins: grep, parser, record_modifier, rewrite_tag, throttle, nest, modify, kubernetes',
      'supported plugins: grep, parser, record_modifier, rewrite_tag, throttle, nest, modify, kubernetes',
      'supported plugins: grep, parser, record_modifier, rewrite_tag, throttle, nest, modify, kubernetes',
      'supported plugins: es, firehose, kinesis_firehose, cloudwatch, cloudwatch_logs, kinesis',
      'supported plugins: es, firehose, kinesis_firehose, cloudwatch, cloudwatch_logs, kinesis',
      'supported plugins: es, firehose, kinesis_firehose, cloudwatch, cloudwatch_logs, kinesis',
      'supported plugins: es, firehose, kinesis_firehose, cloudwatch, cloudwatch_logs, kinesis',
      'supported plugins: es, firehose, kinesis_firehose, cloudwatch, cloudwatch_logs, kinesis',
    ],
    yaml: logging(`
      filters.conf: |
        [FILTER]
          Name lua # ✗ \`lua\` is not a supported filter plugin
          Match *
        [FILTER]
          Match *
          Name record-modifier # ✗ \`record-modifier\` is not a supported filter plugin; did you mean \`record_modifier\`?
        [FILTER]
          Name modifier # ✗ \`modifier\` is not a supported filter plugin; did you mean \`modify\`?
          Match *
      output.conf: |
        [OUTPUT]
          Name amazon_data_firehose # ✗ \`amazon_data_firehose\` is not a supported output plugin; did you mean \`kinesis_firehose\`?
          Match *
        [OUTPUT]
          Name cloudwatch-logs # ✗ \`cloudwatch-logs\` is not a supported output plugin; did you mean \`cloudwatch_logs\`?
          Match *
        [OUTPUT]
          Name opensearch # ✗ \`opensearch\` is not a supported output plugin; did you mean \`es\`?
          Match *
        [OUTPUT]
          Name s3 # ✗ \`s3\` is not a supported output plugin; use \`kinesis_firehose\`, which delivers to it
          Match *
        [OUTPUT]
          Name loki # ✗ \`loki\` is not a supported output plugin
          Match *
    `),
  },
  {
    name: 'reports a comment after a plugin',
    yaml: logging(`
      output.conf: |
        [OUTPUT]
          Name es #main # ✗ \`es #main\` is not a supported output plugin; put comments on a line of their own
          Match *
    `),
  },
  {
    name: 'reports missing keys, those without a value too',
    yaml: logging(`
      filters.conf: |
        [FILTER] # ✗ \`Name\` and \`Match\` are missing in \`[FILTER]\`; Fargate rejects it
      output.conf: |
        [OUTPUT] # ✗ \`Match\` is missing in \`[OUTPUT]\`; Fargate rejects it
          Name es
        [OUTPUT]
          Name kinesis
          Match # ✗ Invalid Fluent Bit syntax: value of \`Match\` is missing
      parsers.conf: |
        [PARSER] # ✗ \`Format\` is missing in \`[PARSER]\`; Fargate rejects it
          Name json
    `),
  },
  {
    name: 'warns of Match_Regex alone',
    yaml: logging(`
      output.conf: |
        [OUTPUT]
          Name es
          Match_Regex ^kube # ✗ \`[OUTPUT]\` has only \`Match_Regex\`; Fargate is documented to require \`Match\`
    `),
  },
  {
    name: 'reports environment variables wherever they are, but not in comments',
    yaml: logging(`
      flb_log_cw: \${PROCESS_LOGS} # ✗ Fargate rejects environment variables such as \`\${PROCESS_LOGS}\`
      output.conf: |
        [OUTPUT]
          # region \${AWS_REGION}
          Name \${PLUGIN} # ✗ …\`\${PLUGIN}\`
          Match *
          log_group_name /\${CLUSTER}/\${STAGE} # ✗ …\`\${CLUSTER}\` ✗ …\`\${STAGE}\`
          \${EXTRA_OUTPUT_KEYS} # ✗ …\`\${EXTRA_OUTPUT_KEYS}\`
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
             Exclude log /healthz # ✗ \`Exclude\` is indented 1 space more than the other keys; Fargate rejects uneven indentation
        [FILTER]
          Name modify # ✗ \`Name\` is indented 2 spaces less than the other keys; Fargate rejects uneven indentation
          Match *
         [FILTER] # ✗ \`[FILTER]\` is indented 1 space more than the other sections; Fargate rejects uneven indentation
            Name nest
            Match *
      output.conf: |
        [OUTPUT]
          Name es
          Match *
        \tHost orders # ✗ \`Host\` is indented with other spaces or tabs than the other keys; Fargate rejects uneven indentation
    `),
  },
  {
    name: 'reports keys that are not indented',
    yaml: logging(`
      output.conf: |
        [OUTPUT]
        Name es # ✗ \`Name\` must be indented more than \`[OUTPUT]\`; Fargate rejects it
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
          Kube_URL https://kubernetes.default.svc # ✗ Fargate sets \`Kube_URL\` of the kubernetes filter itself; it must not be given
          kube_ca_file /run/ca.crt # ✗ Fargate sets \`kube_ca_file\` of the kubernetes filter itself; it must not be given
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
        Log_Level info # ✗ Invalid Fluent Bit syntax: \`Log_Level info\` is before the first section
        @SET region=eu-west-1 # ✗ \`@SET\` is outside of a section; Fargate is documented to accept sections only
        @include more.conf # ✗ \`@include\` is outside of a section; Fargate is documented to accept sections only
        [OUTPUT # ✗ Invalid Fluent Bit syntax: closing bracket of \`[OUTPUT\` is missing
          Name es
          Match *
    `),
  },
  {
    name: 'sees what folding makes of lines',
    yaml: logging(`
      output.conf: >
        [OUTPUT]
          Name opensearch # ✗ \`opensearch\` is not a supported output plugin; did you mean \`es\`?
          Match *
      filters.conf: >-
        [FILTER]
        Name grep # ✗ Invalid Fluent Bit syntax: \`Name grep Match *\` must be on a line below the section name
        Match *
    `),
  },
  {
    name: 'points into quoted text',
    yaml: logging(`
      filters.conf: "[FILTER]\\n  Name grep\\n\\
        \\  Match *\\n\\
        [INPUT]\\n" # ✗ Fargate accepts no \`[INPUT]\` section; it has its own
      output.conf: '[OUTPUT]

          Name es

        [SERVICE]' # ✗ [SERVICE] is indented 2 spaces
    `)
      .replace(' # ✗ [SERVICE] is indented 2 spaces', ' # ✗ Fargate accepts no `[SERVICE]` section; it has its own')
      .replace("'[OUTPUT]", "'[OUTPUT] # ✗ `Match` is missing in `[OUTPUT]`; Fargate rejects it")
      .replace('Name es', 'Name es # ✗ `Name` must be indented more than `[OUTPUT]`; Fargate rejects it'),
  },

  {
    name: 'reports data without an output',
    yaml: logging(`
      filters.conf: |
        [FILTER]
          Name grep
          Match *
    `).replace('\ndata:', '\ndata: # ✗ `[OUTPUT]` section missing; logging stays off'),
  },
  {
    name: 'reports an empty output.conf',
    yaml: logging(`output.conf: "" # ✗ \`[OUTPUT]\` section missing; logging stays off`),
  },
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
    yaml: logging(`flb_log_cw: yes # ✗ \`flb_log_cw\` must be a string, not the boolean true; …\n${OUTPUT}`),
    fixed: logging(`flb_log_cw: "true"\n${OUTPUT}`),
  },
  {
    name: 'warns of other words for it',
    yaml: logging(
      `flb_log_cw: "on" # ✗ \`flb_log_cw\` is \`"on"\`; AWS documents \`"true"\` and \`"false"\`\n${OUTPUT}`,
    ),
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
metadata: # ✗ Namespace label \`aws-observability: enabled\` is missing; the log router requires it
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
      'namespace: orders # ✗ The log router does not read `orders`, only namespace `aws-observability`',
    ),
    suggested: logging(`flb_log_cw: "true"\n${OUTPUT}`),
  },
  {
    name: 'says it otherwise where no namespace is written, and looks at the data all the same',
    yaml: logging(
      OUTPUT.replace(
        'kinesis',
        's3 # ✗ `s3` is not a supported output plugin; use `kinesis_firehose`, which delivers to it',
      ),
      'labels: {}',
    ).replace(
      'name: aws-logging',
      'name: aws-logging # ✗ Namespace is missing; the log router reads only namespace `aws-observability`',
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
