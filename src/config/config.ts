import type { RuleSetting } from '../engine/findings/levels.ts';
import type { Prices } from '../fargate/sizes/prices.ts';
import type { Settings } from '../settings.ts';

/** A valid configuration file. `CONFIG_SCHEMA` describes each key. */
export interface Config {
  readonly $schema?: string;
  readonly extends?: string | readonly string[];
  readonly include?: readonly string[];
  readonly ignores?: readonly string[];
  readonly render?: boolean;
  readonly kustomizations?: readonly string[];
  readonly charts?: readonly ConfigRelease[];
  readonly chartSources?: Readonly<Record<string, string>>;
  readonly profiles?: string | readonly (string | Readonly<Record<string, unknown>>)[];
  readonly cluster?: Settings['cluster'];
  readonly loadBalancerController?: Settings['loadBalancerController'];
  readonly namespace?: string;
  readonly region?: string;
  readonly prices?: Prices;
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly overrides?: readonly ConfigOverride[];
  readonly ignore?: readonly ConfigIgnore[];
  readonly baseline?: string;
  readonly customKinds?: readonly ConfigKind[];
  readonly plan?: PlanConfig;
}

/** What `fargate-lint plan` takes from the configuration; its options say the same. */
export interface PlanConfig {
  readonly keep?: readonly string[];
  readonly move?: readonly string[];
  readonly ec2?: string;
  readonly minNodes?: number;
  readonly pools?: number;
  readonly packing?: number;
  readonly hpa?: number;
  readonly jobMinutes?: number;
  readonly quotaVcpu?: number;
}

export interface ConfigOverride {
  readonly files?: readonly string[];
  readonly kinds?: readonly string[];
  readonly namespaces?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

export interface ConfigIgnore {
  readonly rule: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly files?: readonly string[];
  readonly reason: string;
  readonly expires?: string;
}

export interface ConfigRelease {
  readonly chart: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly values?: readonly string[];
  readonly set?: readonly string[];
  readonly setString?: readonly string[];
  readonly kubeVersion?: string;
  readonly apiVersions?: readonly string[];
  readonly ciValues?: boolean;
  readonly tests?: boolean;
  readonly when?: string;
}

export interface ConfigKind {
  readonly group: string;
  readonly kind: string;
  readonly template: string;
  readonly replicas?: string;
}

/** Keys whose value goes into the settings of a run unchanged. */
export const SETTING_KEYS = ['cluster', 'loadBalancerController', 'namespace', 'region', 'prices'] as const;
