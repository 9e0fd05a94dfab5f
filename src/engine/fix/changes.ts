import { memoize } from '../../kubernetes/memoize.ts';
import { Place } from '../../kubernetes/place.ts';
import type { Suggestion } from '../../rule.ts';
import type { Change, Changes, Finding, Offer, UnmadeChange } from '../findings/finding.ts';
import { removeRules } from '../suppress/comment-edits.ts';
import { areDisjoint } from './overlaps.ts';

/** What fixes a finding, as edits of the text that it was found in. */
export function changesOf({ offers }: Pick<Finding, 'offers'>): Changes {
  return plan(offers);
}

/** An editor asks for diagnostics, actions and lenses of the same findings, and for changes in all of them. */
const plan = memoize((offers: readonly Offer[]): Changes => {
  const planned = offers.map((offer) => ({ isFix: offer.isFix, ...planChange(offer) }));
  const made = planned.filter((each) => 'edits' in each);
  return {
    fix: made.find(({ isFix }) => isFix) ?? null,
    suggestions: made.filter(({ isFix }) => !isFix),
    unmade: planned.filter((each) => 'reason' in each),
  };
});

function planChange(offer: Offer): Change | Omit<UnmadeChange, 'isFix'> {
  if ('intents' in offer) return planIntents(offer);
  const { title, file } = offer;
  if ('edits' in offer) return { title, file, edits: offer.edits };
  const edits = removeRules(offer);
  return edits ? { title, file, edits } : { title, reason: 'the documents would mean something else without it' };
}

function planIntents({ title, place, intents }: Suggestion): Change | Omit<UnmadeChange, 'isFix'> {
  const { document } = place;
  const plans = intents.map((intent) => document.edit(intent));
  const impossible = plans.indexOf(undefined);
  if (impossible >= 0) {
    const isElsewhere = new Place(document, intents[impossible]?.path ?? [], undefined).definition !== undefined;
    const reason = isElsewhere
      ? 'it is written elsewhere, in an alias or a merge key'
      : document.build
        ? 'no single place in the files says it'
        : 'it cannot be written without touching something else, as where an alias uses it too';
    return { title, reason };
  }
  const [file = document.file, ...otherFiles] = new Set(
    intents.map((intent) => document.fileOf?.(intent) ?? document.file),
  );
  if (otherFiles.length > 0) return { title, reason: 'its parts are in several files' };
  const edits = plans.flatMap((plan) => plan ?? []);
  if (!areDisjoint(edits)) return { title, reason: 'its parts touch each other' };
  return { title, file, edits };
}
