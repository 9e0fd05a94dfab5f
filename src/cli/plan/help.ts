/** What `fargate-lint plan --help` prints. */
export const PLAN_HELP = `fargate-lint plan [options] [file | directory | glob | -] ...: what goes to Fargate, at what size and price

  Reads what a run reads: manifests, kustomizations, and what 'kubectl get … -A -o json' prints. Nodes among them are
  taken for what the cluster has today. Options of a run that are about input and the cluster work here too.

Report
  -f, --format <name>[=<file>]  terminal (default), markdown, html, json or csv; repeatable
      --compare <file>          a plan in JSON to compare with: what changes, for a pull request
      --assumptions             list what was assumed, and the option that changes it
      --write-profiles <tool>=<file>
                                the proposed Fargate profiles for eksctl, terraform (*.tf.json) or cloudformation

Placement
      --keep <workload>         keep on EC2: name, kind/name or namespace/kind/name, with * and ?; repeatable
      --move <workload>         move to Fargate although it keeps data, requests nothing or is
                                annotated; repeatable
      --profiles <file>         profiles that exist, which stay as they are

Fargate
      --region <name>           whose prices (default: us-east-1)
      --prices vcpu=<n>,memory=<n>[,currency=EUR]
      --discount-fargate <1 year>,<3 years>
                                what Compute Savings Plans take off (default: 20%,45%)
      --sidecar <cpu>,<memory>  what each pod gets on top in place of DaemonSets, such as 50m,128Mi
      --margin <part>           most to take off a request for a cheaper size (default: 0.15)
      --quota-vcpu <n>          the quota of On-Demand vCPU (default: 6, that of a new account)
      --subnets <list>          CIDRs, or a file of 'aws ec2 describe-subnets'

Pods
      --hpa <part>              where autoscalers are between the fewest and the most replicas
      --job-minutes <n>         how long a Job runs
      --assume-requests <cpu>,<memory>
                                for pods that request nothing

EC2
      --ec2 auto|<type>         the cheapest fleet (default), or one instance type
      --arch amd64|arm64        arm64 needs images for it; EKS on Fargate has amd64 only (default: amd64)
      --ec2-prices <type>=<n>,...
                                what an hour of a type costs
      --min-nodes <n>           (default: 2)
      --pools <n>               pools of nodes at the most, by node selectors, affinity and taints (default: 30);
                                1: all pods share their nodes
      --packing <part>          how much of the nodes is requested, in place of what is usual
      --autoscaler none|karpenter
                                whether Karpenter runs on the nodes too
      --disk <GB>               gp3 of each node (default: 20)
      --discount-ec2 <1 year>,<3 years>
                                (default: 20%,45%)
      --spot <part>             what Spot saves (default: the median of the Region)
      --auto-mode <part>        what Auto Mode adds (default: 0.12)

Exit code
  0  there is a plan
  2  a wrong option, nothing to plan, or a file that could not be read
`;
