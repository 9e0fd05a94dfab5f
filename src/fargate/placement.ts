/** Where a pod will run, and what decides it. */
export interface Placement {
  readonly runsOn: 'fargate' | 'ec2';
  /** The Fargate profile that selects the pod; null on EC2 or while no profiles are known. */
  readonly profile: string | null;
}
