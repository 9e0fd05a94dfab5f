import { wrap } from '../formatters/terminal/width.ts';

const HELP = `fargate-lint: checks Kubernetes manifests for EKS Fargate

Usage
  fargate-lint [options] [file | directory | glob | -] ...
  fargate-lint <command>

  Without arguments, lints what the configuration includes, or else the current directory. In directories, reads *.yaml, *.yml and *.json that git does not ignore. '-' reads stdin. '!pattern' leaves files out.

Commands
  init                       write a fargate-lint.yaml to start from
  explain <rule>             print the page of a rule: why, what is reported, what is fine
  rules [--format json]      list all rules
  render [--from] [<path>]   print what would be linted, with kustomizations built
  plan [<path> ...]          what can move to Fargate, at what size and price (plan --help)
  merge <report.json> ...    merge JSON reports of shards, or of runs over different files
  completion bash|zsh|fish   print a shell completion script
  lsp --stdio                run the language server

  To lint a file of such a name: ./rules

Examples
  fargate-lint                                   everything below the current directory
  fargate-lint k8s/ 'apps/**/deploy.yaml'        a directory and a glob
  fargate-lint k8s '!k8s/tests/**'               all of k8s except its tests
  fargate-lint charts/shop --values prod.yaml    a Helm chart, rendered with these values
  kubectl kustomize overlays/prod | fargate-lint - --stdin-filename overlays/prod.yaml
  fargate-lint --only no-privileged k8s          one rule
  fargate-lint --rule limits-without-effect=off  all rules but one
  fargate-lint --changed                         what this branch changes; all else is context
  fargate-lint -f github -f sarif=out.sarif      annotations, and a file for code scanning

Report
  -f, --format <name>[=<file>]
                           format, and the file to write it to; repeatable
                           stylish     with source lines, for people (default)
                           compact     one line per finding
                           json        everything, for programs
                           github      annotations in GitHub Actions
                           sarif       code scanning, editors
                           junit       test reports
                           gitlab      GitLab Code Quality
                           checkstyle  Jenkins, reviewdog
                           markdown    pull request comments, job summaries
                           ./mine.js   a module: export default (report, style) => string
  -q, --quiet              report errors only
      --statistics         print counts by rule instead of the report
      --color, --no-color  override NO_COLOR, FORCE_COLOR and terminal detection

Rules
      --rule <id>=<level>  set a rule to off, warn or error; with options as JSON: --rule '<id>=["error",{"option":1}]'; repeatable
      --only <id>          run only this rule; repeatable. parse-error and invalid-manifest are always reported
      --max-warnings <n>   exit with 1 if there are more warnings
      --strict-kinds       exit with 1 if objects with pods are of a kind that no rule knows
      --fail-on-skipped    exit with 1 if templates were not checked, kustomizations were not built, or no workloads were
                           found
      --baseline-write <file>  record current findings in <file>
      --baseline <file>        hide findings recorded in <file>

Fix
      --fix                apply safe fixes, then report what is left
      --fix-suggestions[=<rule>]
                           also apply the first suggestion of each finding, or of those of a rule; repeatable. Review the diff first: suggestions need a decision
      --fix-dry-run        print a diff instead of the report, and change nothing; works with stdin

Custom rules
      --plugin <path>      a module or package that exports rules; repeatable. Its code is run

Configuration
      --config <file>      use <file> instead of the nearest fargate-lint.yaml; its patterns are relative to the current directory
      --no-config          use none
      --print-config <file>  print the effective configuration for <file> and where each value comes from

Input
      --changed[=<base>]   report only files that differ from where this branch left <base> (default: the default branch), including uncommitted and untracked ones; all else is context
      --context[=<path>]   read files, directories or globs without reporting on them; repeatable. Without a path, everything that a run without arguments would lint: for hooks, which name only what changed
      --list-files         print the files that would be linted
      --list-entries       print the Argo CD, Flux and other objects that say what is deployed, and what is followed
      --shard <i>/<n>          report the i-th of n parts; all else is context. 'merge' joins the reports
      --stdin-filename <path>  name of stdin in the report
      --no-gitignore           read files that git ignores too
      --no-render              read the files of kustomizations and charts as they are, instead of rendering them

Charts (directories with a Chart.yaml are rendered with their own values)
      --values <file>          values over those of the chart; repeatable, like the next two
      --set <key>=<value>      a value
      --set-string <key>=<value>  a value that is a string
      --release-name <name>    name of the release (default: that of the chart); --namespace is its namespace
      --kube-version <version>  Kubernetes version for templates
      --api-versions <list>    more API versions for templates; repeatable
      --ci-values              render once more with each ci/*-values.yaml of the chart
      --helm-tests             also check what 'helm test' runs
      --charts <dir>           charts pulled from registries, for the objects that deploy them; repeatable
      --helm <program>         render with this program, such as helm; it is run, and reads Helm's settings

Cluster
  -n, --namespace <name>   namespace of objects without one (default: default)
      --profiles <file>    Fargate profiles: check only the pods they select; repeatable. Reads eksctl, CloudFormation, a directory of Terraform, 'terraform show -json', 'aws eks describe-fargate-profile', ACK, Crossplane, and lists of name and selectors
      --cluster <kind>     hybrid (default), or fargate-only: no EC2 nodes
      --load-balancer-controller <name>
                           aws-load-balancer-controller (default), in-tree or auto-mode
      --region <name>      AWS region for prices (default: us-east-1)
      --prices vcpu=<n>,memory=<n>
                           your own hourly prices per vCPU and GB; in USD, or with ,currency=EUR

Other
      --explain-placement <workload>
                           print why a workload goes to Fargate or not: name, kind/name or namespace/kind/name
      --timing             print to stderr how long each stage and each rule took
  -h, --help               print this help
  -v, --version            print the version

Exit codes
  0  no errors
  1  errors, or what --max-warnings, --strict-kinds or --fail-on-skipped forbid
  2  could not run: unknown option, missing or unreadable file
`;

/** Width without a terminal, as of most terminals that show a pipe. */
const DEFAULT_WIDTH = 120;
const NARROWEST = 40;

/** What `fargate-lint --help` prints, for a terminal of `columns` cells. */
export function helpText(columns: number | undefined): string {
  return wrapHelp(HELP, columns);
}

/** Wraps lines of help for a terminal of `columns` cells, below where their last column begins, or if that leaves no room, below their indentation. */
export function wrapHelp(help: string, columns: number | undefined): string {
  const width = Math.max(NARROWEST, columns || DEFAULT_WIDTH);
  return help
    .split('\n')
    .flatMap((line) => wrapLine(line, width))
    .join('\n');
}

function wrapLine(line: string, width: number): string[] {
  if (line.length <= width) return [line];
  const indent = line.search(/\S/);
  const column = /^ *\S.*? {2,}(?=\S)/.exec(line)?.[0].length ?? indent;
  const start = column < width / 2 ? column : indent;
  const hanging = column < width / 2 ? column : indent + 2;
  const lines = wrap(line.slice(start), width - hanging);
  return lines.map((each, index) => (index === 0 ? line.slice(0, start) : ' '.repeat(hanging)) + each);
}
