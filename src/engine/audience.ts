import type { Manifests } from '../kubernetes/manifests.ts';
import type { Pod } from '../kubernetes/pod.ts';
import type { Resource } from '../kubernetes/resource.ts';
import type { Rule } from '../rule.ts';
import { type PodOwner, PodsByKey } from './pods-by-key.ts';

/** An object that is shown for itself. */
export interface ObjectOwner {
  readonly pod: null;
  readonly resource: Resource;
}

interface Pods {
  readonly everywhere: PodsByKey;
  readonly onFargate: PodsByKey;
}

/** What each rule is shown. Lists are made once for all rules that are shown the same. */
export class Audience {
  readonly #manifests: Manifests;
  readonly #isShown: (resource: Resource) => boolean;
  readonly #all: Pods;
  /** Where findings are of use. */
  readonly #reported: Pods;
  readonly #objects = new Map<string, readonly ObjectOwner[]>();

  /** @param isReported whether findings in a file are of use, by its path */
  constructor(
    rules: readonly Rule[],
    manifests: Manifests,
    fargatePods: readonly Pod[],
    isReported: (path: string) => boolean,
  ) {
    this.#manifests = manifests;
    this.#isShown = ({ place }) => isReported(place.document.file.path);
    const wanted = [...new Set(rules.flatMap(({ looksFor = [] }) => looksFor))];
    const everywhere = new PodsByKey(manifests.pods.map(ownerOf), wanted);
    const isOnFargate = fargatePods.length < manifests.pods.length ? new Set(fargatePods) : undefined;
    const onFargate = filter(everywhere, ({ pod }) => !isOnFargate || isOnFargate.has(pod));
    const isShown = ({ resource }: PodOwner) => this.#isShown(resource);
    this.#all = { everywhere, onFargate };
    const shown = filter(everywhere, isShown);
    this.#reported = { everywhere: shown, onFargate: onFargate === everywhere ? shown : filter(onFargate, isShown) };
  }

  pods(rule: Rule): readonly PodOwner[] {
    return pick(this.#podsFor(rule).everywhere, rule);
  }

  podsOnFargate(rule: Rule): readonly PodOwner[] {
    return pick(this.#podsFor(rule).onFargate, rule);
  }

  /** @throws RangeError when objects of that kind were not read */
  objects({ reportsElsewhere }: Rule, kind: string): readonly ObjectOwner[] {
    const key = reportsElsewhere ? `${kind}/all` : kind;
    const known = this.#objects.get(key);
    if (known) return known;
    const resources = this.#manifests.ofKind(kind);
    const shown = reportsElsewhere ? resources : resources.filter(this.#isShown);
    const owners = shown.map((resource) => ({ pod: null, resource }));
    this.#objects.set(key, owners);
    return owners;
  }

  #podsFor({ reportsElsewhere }: Rule): Pods {
    return reportsElsewhere ? this.#all : this.#reported;
  }
}

function ownerOf(pod: Pod): PodOwner {
  return { pod, resource: pod.workload };
}

function pick(pods: PodsByKey, { looksFor }: Rule): readonly PodOwner[] {
  return looksFor ? pods.withAny(looksFor) : pods.all;
}

/** The same when all are kept, so that their templates are gone through once. */
function filter(pods: PodsByKey, isKept: (owner: PodOwner) => boolean): PodsByKey {
  const kept = pods.all.filter(isKept);
  return kept.length === pods.all.length ? pods : new PodsByKey(kept, pods.wanted);
}
