import type { Severity } from '../../rule.ts';
import type { Finding } from './finding.ts';

/** What a rule is set to: a severity, `off`, or a severity with options. */
export type RuleLevel = Severity | 'off';
export type RuleSetting = RuleLevel | readonly [RuleLevel, Readonly<Record<string, unknown>>];

/** What a level may depend on. */
export type LevelTarget = Pick<Finding, 'file' | 'resource' | 'pod'>;

/** Settings by rule id, for everything or for a part. */
export interface LevelLayer {
  /** Whether the layer applies to a target; without it, to all and to the set as a whole. */
  readonly applies?: (target: LevelTarget) => boolean;
  readonly levels: Readonly<Record<string, RuleSetting>>;
}

type Options = Readonly<Record<string, unknown>>;

interface Entry {
  readonly applies: LevelLayer['applies'] | undefined;
  readonly level: RuleLevel;
  readonly options: Options | undefined;
}

/** What rules are set to, by rule and by what they look at. Later layers win; a level alone leaves options as they are. */
export class Levels {
  private readonly entries = new Map<string, Entry[]>();

  constructor(layers: readonly LevelLayer[]) {
    for (const { applies, levels } of layers) {
      for (const [id, setting] of Object.entries(levels)) {
        const [level, options] = typeof setting === 'string' ? [setting, undefined] : setting;
        const entries = this.entries.get(id) ?? [];
        entries.push({ applies, level, options });
        this.entries.set(id, entries);
      }
    }
  }

  /**
   * The finding as the settings want it: none when its rule is off there. A rule set to `error` does not raise messages
   * that are warnings by themselves; one set to `warn` lowers all of them.
   */
  apply(finding: Finding): Finding[] {
    const level = this.entriesFor(finding.rule.id, finding).at(-1)?.level;
    if (level === undefined) return [finding];
    if (level === 'off') return [];
    const message = finding.rule.messages[finding.messageId];
    const severity = typeof message === 'object' ? (message.severity ?? level) : level;
    return [severity === finding.severity ? finding : { ...finding, severity }];
  }

  /** The options that a rule is given when it looks at a target; without one, at the set as a whole. */
  optionsOf(id: string, target: LevelTarget | undefined): Options {
    return this.entriesFor(id, target).findLast(({ options }) => options !== undefined)?.options ?? {};
  }

  /** Whether a rule has the same options wherever it looks. */
  isUniform(id: string): boolean {
    return (this.entries.get(id) ?? []).every(({ applies }) => applies === undefined);
  }

  /** Whether a rule is off wherever it looks. */
  isOff(id: string): boolean {
    const entries = this.entries.get(id) ?? [];
    const last = entries.findLastIndex(({ applies }) => applies === undefined);
    return last >= 0 && entries.slice(last).every(({ level }) => level === 'off');
  }

  private entriesFor(id: string, target: LevelTarget | undefined): readonly Entry[] {
    const entries = this.entries.get(id) ?? [];
    return entries.filter(({ applies }) => applies === undefined || (target !== undefined && applies(target)));
  }
}
