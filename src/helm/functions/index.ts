import { type TemplateFunction, traced } from '../template/function.ts';
import { encodingFunctions } from './base-encoding.ts';
import { collectionFunctions } from './collection.ts';
import { dateFunctions } from './dates.ts';
import { flowFunctions } from './flow.ts';
import { hashFunctions } from './hashes.ts';
import { listFunctions } from './lists.ts';
import { mapFunctions } from './maps.ts';
import { numberFunctions } from './numbers.ts';
import { pathFunctions } from './paths.ts';
import { regexFunctions } from './regular-expressions.ts';
import { renderingFunctions } from './rendering.ts';
import { serializationFunctions } from './serialization.ts';
import { standInFunctions } from './stand-ins.ts';
import { escapeFunctions } from './strings/escapes.ts';
import { stringFunctions } from './strings/strings.ts';
import { wordFunctions } from './strings/words.ts';
import { versionFunctions } from './versions.ts';

/** Evaluated by the template itself, since they leave operands alone. */
const LOGIC = traced('any ...any', (args) => args[0] ?? { value: undefined });

/** All functions that Helm 3 and 4 give to templates. */
export const FUNCTIONS: ReadonlyMap<string, TemplateFunction> = new Map(
  Object.entries({
    and: LOGIC,
    or: LOGIC,
    ...collectionFunctions,
    ...dateFunctions,
    ...encodingFunctions,
    ...escapeFunctions,
    ...flowFunctions,
    ...hashFunctions,
    ...listFunctions,
    ...mapFunctions,
    ...numberFunctions,
    ...pathFunctions,
    ...regexFunctions,
    ...renderingFunctions,
    ...serializationFunctions,
    ...standInFunctions,
    ...stringFunctions,
    ...versionFunctions,
    ...wordFunctions,
  }),
);
