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
  readonly profiles?: string | readonly (string | Readonly<Record<string, unknown>>)[];
  readonly cluster?: Settings['cluster'];
  readonly loadBalancerController?: Settings['loadBalancerController'];
  readonly namespace?: string;
  readonly region?: string;
  readonly prices?: Prices;
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly overrides?: readonly ConfigOverride[];
  readonly ignore?: readonly ConfigIgnore[];
  readonly customKinds?: readonly ConfigKind[];
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

export interface ConfigKind {
  readonly group: string;
  readonly kind: string;
  readonly template: string;
  readonly replicas?: string;
}

/** Keys whose value goes into the settings of a run unchanged. */
export const SETTING_KEYS = ['cluster', 'loadBalancerController', 'namespace', 'region', 'prices'] as const;
