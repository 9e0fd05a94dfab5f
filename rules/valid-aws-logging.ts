import { loggingProblems, looksLikeLogging } from '../src/fargate/logging/checks.ts';
import { hasOutput, isInLoggingNamespace, isMounted, LOGGING_KINDS } from '../src/fargate/logging/config-map.ts';
import {
  DATA_KEY_OF,
  LOGGING_CONFIG_MAP,
  LOGGING_LABEL,
  LOGGING_NAMESPACE,
  PROCESS_LOGS_KEY,
} from '../src/fargate/logging/logging.ts';
import { isPlaceholder } from '../src/kubernetes/shape.ts';
import { defineRule, replaceValue, setField } from '../src/rule.ts';

export default defineRule({
  id: 'valid-aws-logging',
  description: "Require a configuration that Fargate's built-in log router accepts",
  category: 'logging',
  severity: 'error',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-logging.html',
    'https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/classic-mode/format-schema',
    'https://github.com/aws/aws-for-fluent-bit/issues/261',
    'https://github.com/aws/aws-for-fluent-bit/issues/324',
    'https://github.com/DataDog/documentation/pull/24023',
    'https://github.com/aws/containers-roadmap/issues/1720',
  ],
  messages: {
    size: 'The data has {characters} characters; Fargate rejects more than 5,300',
    section: 'Fargate accepts no `[{section}]` section{hint}',
    misplaced: '`[{section}]` belongs under `{expected}`, not under `{key}`; Fargate rejects it',
    plugin: '`{plugin}` is not a supported {kind} plugin{hint}',
    missing: '{keys} missing in `[{section}]`; Fargate rejects it',
    matchRegex: {
      text: '`[{section}]` has only `Match_Regex`; Fargate is documented to require `Match`',
      severity: 'warn',
      evidence: 'inferred',
    },
    variable: 'Fargate rejects environment variables such as `{variable}`',
    uneven: '`{line}` is indented {difference} {others}; Fargate rejects uneven indentation',
    shallow: '`{line}` must be indented more than `[{section}]`; Fargate rejects it',
    owned: 'Fargate sets `{key}` of the kubernetes filter itself; it must not be given',
    syntax: 'Invalid Fluent Bit syntax: {problem}',
    command: {
      text: '`{command}` is outside of a section; Fargate is documented to accept sections only',
      severity: 'warn',
      evidence: 'inferred',
    },
    noOutput: '`[OUTPUT]` section missing; logging stays off',
    unquoted: `\`${PROCESS_LOGS_KEY}\` must be a string, not the boolean {value}; the API server rejects it`,
    processLogs: {
      text: `\`${PROCESS_LOGS_KEY}\` is \`{value}\`; AWS documents \`"true"\` and \`"false"\``,
      severity: 'warn',
      evidence: 'inferred',
    },
    label: `Namespace label \`${LOGGING_LABEL.key}: ${LOGGING_LABEL.value}\` is missing; the log router requires it`,
    elsewhere: `The log router does not read \`{namespace}\`, only namespace \`${LOGGING_NAMESPACE}\``,
    noNamespace: {
      text: `Namespace is missing; the log router reads only namespace \`${LOGGING_NAMESPACE}\``,
      severity: 'warn',
    },
  },
  help: 'Follow the AWS page on Fargate logging; new pods log nothing while the configuration is rejected.',

  reads: LOGGING_KINDS,
  resources: {
    ConfigMap(configMap, context) {
      const { name, group, place } = configMap;
      if (name !== LOGGING_CONFIG_MAP || group !== '') return;
      const { report, manifests } = context;
      const data = place.at('data');
      const namespace = place.at('metadata', 'namespace');
      if (!isInLoggingNamespace(configMap, manifests)) {
        if (!looksLikeLogging(data) || isMounted(configMap, manifests)) return;
        if (namespace.string && !isPlaceholder(namespace.string)) {
          const suggest = [replaceValue(namespace, LOGGING_NAMESPACE)];
          report({ message: 'elsewhere', at: namespace, data: { namespace: namespace.string }, suggest });
          return;
        }
        const suggest = [setField(namespace, LOGGING_NAMESPACE, `Set the namespace ${LOGGING_NAMESPACE}`)];
        if (!namespace.exists) report({ message: 'noNamespace', at: place.at('metadata', 'name'), suggest });
      }
      for (const problem of loggingProblems(data)) {
        if (problem.message === 'unquoted') report({ ...problem, fix: replaceValue(problem.at, problem.data.value) });
        else report(problem);
      }
      if (!data.isMapping || hasOutput(configMap, manifests)) return;
      const output = data.at(DATA_KEY_OF.OUTPUT);
      report({ message: 'noOutput', at: output.exists ? output : data });
    },

    Namespace({ name, group, place }, { report }) {
      if (name !== LOGGING_NAMESPACE || group !== '') return;
      const { key, value } = LOGGING_LABEL;
      const at = place.at('metadata', 'labels', key);
      if (at.value === value || isPlaceholder(at.value)) return;
      const title = `Set the label ${key}: ${value}`;
      report({
        message: 'label',
        at,
        suggest: [at.exists ? replaceValue(at, value, title) : setField(at, value, title)],
      });
    },
  },
});
