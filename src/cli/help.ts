/** What `fargate-lint --help` prints. */
export const HELP = `fargate-lint: what stops Kubernetes manifests on EKS Fargate, what has no effect there, and what it costs

Usage
  fargate-lint [options] [file | directory | glob | -] ...

  Without arguments the current directory is linted. In directories, *.yaml, *.yml and *.json are read, and what
  .gitignore excludes is left out. '-' reads stdin. '!pattern' leaves files out.

Examples
  fargate-lint                                   everything below the current directory
  fargate-lint k8s/ 'apps/**/deploy.yaml'        a directory and a glob
  fargate-lint k8s '!k8s/tests/**'               all of k8s but its tests
  helm template shop ./chart | fargate-lint -    a rendered chart
  kubectl kustomize overlays/prod | fargate-lint - --stdin-filename overlays/prod.yaml
  fargate-lint --only no-privileged k8s          one rule
  fargate-lint --rule limits-without-effect=off  all rules but one

Report
  -f, --format <name>      stylish  with source lines, for people (default)
                           compact  one line a finding
                           github   annotations in GitHub Actions
                           json     everything, for programs
  -q, --quiet              errors only
      --color, --no-color  over what NO_COLOR, FORCE_COLOR and the terminal say

Rules
      --rule <id>=<level>  off, warn or error; with options as JSON:
                           --rule '<id>=["error",{"option":1}]'; repeatable
      --only <id>          this rule only; repeatable. parse-error and invalid-manifest are still reported
      --max-warnings <n>   exit with 1 when there are more warnings

Input
      --stdin-filename <path>  what to call stdin in the report
      --no-gitignore           take files that git ignores too

The cluster, as far as no manifest says it
  -n, --namespace <name>   namespace of objects that name none (default: default)
      --cluster <kind>     hybrid (default), or fargate-only: there are no EC2 nodes
      --load-balancer-controller <name>
                           aws-load-balancer-controller (default), in-tree or auto-mode

Other
  -h, --help               this text
  -v, --version            the version

Exit code
  0  nothing to complain about, or warnings only
  1  errors, or more warnings than --max-warnings
  2  could not run: a wrong option, no such file, a file that could not be read
`;
