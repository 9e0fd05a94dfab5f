/** What `fargate-lint --help` prints. */
export const HELP = `fargate-lint: what stops Kubernetes manifests on EKS Fargate, what has no effect there, and what it costs

Usage
  fargate-lint [options] [file | directory | glob | -] ...
  fargate-lint <command>

  Without arguments, what the configuration includes is linted, or else the current directory. In directories,
  *.yaml, *.yml and *.json are read, and what .gitignore excludes is left out. '-' reads stdin. '!pattern' leaves
  files out.

Commands
  init                       writes a fargate-lint.yaml to start from
  explain <rule>             the page of a rule: why it is so, what is reported, what is fine
  rules [--format json]      all rules
  plan [file ...]            what goes to Fargate, at what size and price, and what stays on EC2 (plan --help)
  merge <report.json> ...    one report of several: of shards, or of runs over different files
  completion bash|zsh|fish   what completes this command line in a shell

  A file of such a name is linted as './rules'.

Examples
  fargate-lint                                   everything below the current directory
  fargate-lint k8s/ 'apps/**/deploy.yaml'        a directory and a glob
  fargate-lint k8s '!k8s/tests/**'               all of k8s but its tests
  fargate-lint charts/shop --values prod.yaml    a Helm chart, rendered with these values
  kubectl kustomize overlays/prod | fargate-lint - --stdin-filename overlays/prod.yaml
  fargate-lint --only no-privileged k8s          one rule
  fargate-lint --rule limits-without-effect=off  all rules but one
  fargate-lint --changed                         what this branch changes, with all else as context
  fargate-lint -f github -f sarif=out.sarif      annotations, and a file for code scanning

Report
  -f, --format <name>[=<file>]
                           what it looks like, and a file for it to go to; repeatable
                           stylish     with source lines, for people (default)
                           compact     one line a finding
                           json        everything, for programs
                           github      annotations in GitHub Actions
                           sarif       code scanning, editors
                           junit       test reports
                           gitlab      code quality of GitLab
                           checkstyle  Jenkins, reviewdog
                           markdown    a comment on a pull request, the summary of a job
                           ./mine.js   a module: export default (report, style) => string
  -q, --quiet              errors only
      --statistics         counts by rule in place of the report
      --color, --no-color  over what NO_COLOR, FORCE_COLOR and the terminal say

Rules
      --rule <id>=<level>  off, warn or error; with options as JSON:
                           --rule '<id>=["error",{"option":1}]'; repeatable
      --only <id>          this rule only; repeatable. parse-error and invalid-manifest are still reported
      --max-warnings <n>   exit with 1 when there are more warnings
      --strict-kinds       exit with 1 when objects with pods are of a kind that no rule knows
      --baseline-write <file>  take down what is found now, as known
      --baseline <file>        do not report what is known there

Fix
      --fix                change what is right whatever was meant; the report is of what remains
      --fix-suggestions[=<rule>]
                           make the first suggestion of each finding too, or of those of a rule; repeatable.
                           Look at the diff first: suggestions are for a person to choose from
      --fix-dry-run        print a diff in place of the report, and change nothing; the only way with stdin

Rules of your own
      --plugin <path>      a module or package that exports rules; repeatable. Its code is run

Configuration
      --config <file>      this one, in place of the nearest fargate-lint.yaml upwards; its patterns are then relative
                           to the current directory
      --no-config          none
      --print-config <file>  in place of a report, every value that counts for a file, and where it comes from

Input
      --changed[=<base>]   report only files that differ from where this branch left <base>, or the default branch;
                           uncommitted and untracked ones too. All files are still read, as context
      --context[=<path>]   read files, directories or globs without reporting on them; repeatable. Without a path, all
                           that a run without arguments would lint: for hooks, which name only what changed
      --list-files         print the files that would be linted, and end
      --shard <i>/<n>          report the i-th of n parts, with all else as context; 'merge' puts them together
      --stdin-filename <path>  what to call stdin in the report
      --no-gitignore           take files that git ignores too
      --no-render              do not render kustomizations and charts; read their files as they are

Charts: the directories with a Chart.yaml, rendered with their own values
      --values <file>          values over those of the chart; repeatable, as are the next two
      --set <key>=<value>      a value
      --set-string <key>=<value>  a value that is a string
      --release-name <name>    name of the release (default: the chart's name); --namespace is its namespace
      --kube-version <version>  the Kubernetes version that templates see
      --api-versions <list>    API versions that templates see beyond those of Kubernetes; repeatable
      --ci-values              render once more with each ci/*-values.yaml of the chart
      --helm-tests             check what 'helm test' runs too
      --helm <program>         render with this program, such as helm; it is run, and reads Helm's settings

The cluster, as far as no manifest says it
  -n, --namespace <name>   namespace of objects that name none (default: default)
      --profiles <file>    its Fargate profiles, so that only the pods they select are judged; repeatable. Reads
                           eksctl, CloudFormation, a directory of Terraform, 'terraform show -json',
                           'aws eks describe-fargate-profile', ACK, Crossplane, and lists of name and selectors
      --cluster <kind>     hybrid (default), or fargate-only: there are no EC2 nodes
      --load-balancer-controller <name>
                           aws-load-balancer-controller (default), in-tree or auto-mode
      --region <name>      whose prices to reckon with (default: us-east-1)
      --prices vcpu=<n>,memory=<n>
                           prices of your own for an hour of a vCPU and of a GB, in place of the region's;
                           in USD, or with ,currency=EUR

Other
      --explain-placement <workload>
                           in place of a report, why kind/name or namespace/kind/name goes to Fargate or not
      --timing             say on stderr how long each stage and each rule took
  -h, --help               this text
  -v, --version            the version

Exit code
  0  nothing to complain about, or warnings only
  1  errors, more warnings than --max-warnings, or unknown kinds with --strict-kinds
  2  could not run: a wrong option, no such file, a file that could not be read
`;
