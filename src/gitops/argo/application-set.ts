import { isMapping, Place } from '../../kubernetes/place.ts';
import type { Document } from '../../source/document.ts';
import { type Entry, EntryProblem, notFollowed } from '../entry.ts';
import type { Repository } from '../repository.ts';
import { applicationEntries, identityOf } from './application.ts';
import { goTemplates, plainTemplates } from './fill-template.ts';
import { FilledDocument } from './filled-document.ts';
import { generate } from './generators.ts';

/** The most Applications that are made of one set. */
const MOST_APPLICATIONS = 1000;

/** What the Applications deploy that a set makes, and why some are not made. */
export function applicationSetEntries(document: Document, repository: Repository): Entry[] {
  const spec = Place.root(document).at('spec');
  const isGo = spec.at('goTemplate').value === true;
  const fill = (isGo ? goTemplates : plainTemplates)(repository.work);
  const context = { repository, document, fill };
  const patch = spec.at('templatePatch');
  const unapplied = patch.exists ? [{ text: 'templatePatch', at: patch.spans[0] }] : [];
  const withUnapplied = (entry: Entry): Entry => ({ ...entry, unapplied: [...entry.unapplied, ...unapplied] });
  const entries: Entry[] = [];
  const refuse = (reason: string) =>
    entries.push({ ...identityOf(document, 'ApplicationSet'), source: notFollowed(reason), unapplied: [] });
  let count = 0;
  try {
    for (const { value } of spec.at('generators').items()) {
      for (const params of generate(value, context)) {
        if (++count > MOST_APPLICATIONS) {
          throw new EntryProblem(`it makes more than ${MOST_APPLICATIONS} Applications, and the others are left out`);
        }
        const filled = fill(templateOf(spec.at('template').value, value), params);
        entries.push(...entriesOf(filled, document, repository).map(withUnapplied));
      }
    }
    if (count === 0) refuse('its generators give nothing here');
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    refuse(error.message);
  }
  return entries;
}

/** A generator may have a template of its own, which is put over that of the set. */
function templateOf(template: unknown, generator: unknown): unknown {
  const [inner] = isMapping(generator) ? Object.values(generator).filter(isMapping) : [];
  return isMapping(inner?.template) ? merged(template, inner.template) : template;
}

function merged(base: unknown, over: unknown): unknown {
  if (!isMapping(base) || !isMapping(over)) return over;
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) result[key] = merged(base[key], value);
  return result;
}

function entriesOf(filled: unknown, document: Document, repository: Repository): Entry[] {
  if (!isMapping(filled)) return [];
  const application = new FilledDocument(document, ['spec', 'template'], filled);
  return applicationEntries(application, repository);
}
