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
    size: 'The data has {characters} characters, {excess} more than the 5,300 that Fargate takes: the ConfigMap is denied.',
    section: 'Fargate refuses [{section}]: its log router takes FILTER, OUTPUT and PARSER sections only.{hint}',
    misplaced: '[{section}] stands under {key}, and Fargate takes it under {expected} only.',
    plugin: '{plugin} is not a supported {kind} plugin: Fargate takes {supported}.{hint}',
    missing: '[{section}] has no {keys}, without which Fargate refuses it.',
    matchRegex: {
      text: '[{section}] has Match_Regex only, and Fargate is documented to require Match.',
      severity: 'warn',
      evidence: 'inferred',
    },
    variable: '{variable} is an environment variable, and Fargate refuses a configuration that uses any.',
    uneven: '{line} is indented {difference} {others} under the same data key; Fargate refuses uneven indentation.',
    shallow: '{line} is indented no more than [{section}] above it; Fargate refuses that.',
    owned: 'Fargate sets {key} of the kubernetes filter itself, and it must not be given.',
    syntax: 'Fluent Bit does not read this line: {problem}.',
    command: {
      text: '{command} belongs to no section, and FILTER, OUTPUT and PARSER sections are all that Fargate is documented to take.',
      severity: 'warn',
      evidence: 'inferred',
    },
    noOutput: 'There is no [OUTPUT] section, so logging stays off.',
    unquoted: `${PROCESS_LOGS_KEY} is the boolean {value}, and the API server takes strings only: the ConfigMap is denied.`,
    processLogs: {
      text: `${PROCESS_LOGS_KEY} is {value}; AWS documents "true" and "false".`,
      severity: 'warn',
      evidence: 'inferred',
    },
    label: `The namespace lacks the label ${LOGGING_LABEL.key}: ${LOGGING_LABEL.value}, which the log router requires.`,
    elsewhere: `The log router reads ${LOGGING_CONFIG_MAP} in the namespace ${LOGGING_NAMESPACE} only: in {namespace} it is never used.`,
    noNamespace: {
      text: `No namespace is written here, and the log router reads ${LOGGING_CONFIG_MAP} in ${LOGGING_NAMESPACE} only.`,
      severity: 'warn',
    },
  },
  help: 'Keep to what the AWS page on Fargate logging lists. New pods log nothing while the configuration is refused.',

  reads: LOGGING_KINDS,
  resources: {
    ConfigMap(configMap, { report, manifests }) {
      const { name, group, place } = configMap;
      if (name !== LOGGING_CONFIG_MAP || group !== '') return;
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
