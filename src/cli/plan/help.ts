/** What `fargate-lint plan --help` prints. */
export const PLAN_HELP = `fargate-lint plan [options] [file | directory | glob | -] ...: what can move to Fargate, at what size and price

  Reads manifests, kustomizations and charts as a run does, or a dump of the cluster: 'kubectl get … -A -o json'.
  Node objects in it describe the nodes of today. Input and cluster options of a run work here too.

Report
  -f, --format <name>[=<file>]  terminal (default), markdown, html, json or csv; repeatable
      --compare <file>          show what changed since this plan in JSON, for pull requests
      --assumptions             list all assumptions, and the option that changes each
      --write-profiles <tool>=<file>
                                write the proposed Fargate profiles for eksctl, terraform (*.tf.json) or cloudformation

Placement
      --keep <workload>         keep on EC2: name, kind/name or namespace/kind/name, with * and ?; repeatable
      --move <workload>         move to Fargate although it is a StatefulSet, has no requests or is annotated to stay
                                on EC2; repeatable
      --profiles <file>         existing Fargate profiles, which are kept; repeatable

Fargate
      --region <name>           AWS region for prices (default: us-east-1)
      --prices vcpu=<n>,memory=<n>[,currency=EUR]
                                your own hourly prices per vCPU and GB
      --discount-fargate <1 year>,<3 years>
                                Compute Savings Plan discounts (default: 20%,45%)
      --sidecar <cpu>,<memory>  added to each Fargate pod, in place of DaemonSets, such as 50m,128Mi
      --margin <fraction>       suggest a smaller request if that cuts it by this much at most (default: 0.15)
      --quota-vcpu <n>          Fargate On-Demand vCPU quota (default: 6, that of a new account)
      --subnets <list>          subnets of the pods: CIDRs, or a file with the output of 'aws ec2 describe-subnets'

Pods
      --hpa <fraction>          average scale of autoscaled workloads: 0 is their minimum, 1 their maximum (default: the
                                replicas in a dump, or 0)
      --job-minutes <n>         average duration of a Job (default: unknown, and runs are not counted)
      --assume-requests <cpu>,<memory>
                                for pods without requests (default: none, and they stay on EC2)

EC2
      --ec2 auto|<type>         the cheapest mix of instance types (default), or one type
      --arch amd64|arm64        arm64 needs images for it; Fargate on EKS is amd64 only (default: amd64)
      --ec2-prices <type>=<n>,...
                                your own hourly prices of instance types
      --min-nodes <n>           fewest nodes (default: 2)
      --pools <n>               most node pools, made by node selectors, affinity and taints (default: 30); with 1, all
                                pods share the nodes
      --packing <fraction>      share of node capacity that pods request (default: 0.57 to 0.46, as in most clusters)
      --autoscaler none|karpenter
                                whether Karpenter runs on the nodes too (default: none)
      --disk <GB>               gp3 disk per node (default: 20)
      --discount-ec2 <1 year>,<3 years>
                                Compute Savings Plan discounts (default: 20%,45%)
      --spot <fraction>         Spot discount (default: the median of the region)
      --auto-mode <fraction>    EKS Auto Mode surcharge (default: 0.12)

Exit codes
  0  there is a plan
  2  no plan: unknown option, no workloads, missing or unreadable file
`;
