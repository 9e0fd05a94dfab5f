import { Place } from '../../kubernetes/place.ts';
import type { Messages, Reported, Suggestion } from '../../rule.ts';
import type { Change, Finding, UnmadeChange } from '../finding.ts';
import { areDisjoint } from './overlaps.ts';

export type Changes = Pick<Finding, 'fix' | 'suggestions' | 'unmade'>;

/** The changes that a rule offers, as edits of the text; and those that no edit can carry out. */
export function changesOf({ fix, suggest = [] }: Pick<Reported<Messages>, 'fix' | 'suggest'>): Changes {
  const offered = suggest.map((each) => planChange(each, false));
  const safe = fix && planChange(fix, true);
  const unmade = [...(safe ? [safe] : []), ...offered].filter((each) => 'reason' in each);
  return {
    fix: safe && 'edits' in safe ? safe : null,
    suggestions: offered.filter((each) => 'edits' in each),
    ...(unmade.length > 0 && { unmade }),
  };
}

function planChange({ title, place, intents }: Suggestion, isFix: boolean): Change | UnmadeChange {
  const { document } = place;
  const plans = intents.map((intent) => document.edit(intent));
  const impossible = plans.indexOf(undefined);
  if (impossible >= 0) {
    const isElsewhere = new Place(document, intents[impossible]?.path ?? [], undefined).definition !== undefined;
    const reason = isElsewhere
      ? 'it is written elsewhere, behind an alias or a merge key'
      : 'it cannot be written without touching something else, as where an alias uses it too';
    return { title, isFix, reason };
  }
  const edits = plans.flatMap((plan) => plan ?? []);
  if (!areDisjoint(edits)) return { title, isFix, reason: 'its parts touch each other' };
  return { title, file: document.file, edits };
}
