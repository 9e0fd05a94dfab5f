import { Place } from '../../kubernetes/place.ts';
import { type Resource, resourcesOf } from '../../kubernetes/resource.ts';
import type { Document } from '../../source/document.ts';
import type { DeclaredProfile } from './declared-profile.ts';
import { profilesOfAwsCli } from './from-aws-cli.ts';
import { profilesOfCloudFormation } from './from-cloudformation.ts';
import { profilesOfList } from './from-list.ts';
import { profilesOfPulumi } from './from-pulumi.ts';
import { profilesOfResource } from './from-resource.ts';
import { profilesOfTerraform } from './from-terraform.ts';
import { profilesOfTerraformJson } from './from-terraform-json.ts';

/** The profiles that files declare which were read for their manifests, in the order of documents. */
export function declaredProfiles(documents: readonly Document[], resources: readonly Resource[]): DeclaredProfile[] {
  const withObjects = new Set(resources.map(({ place }) => place.document));
  const others = documents.filter((document) => !withObjects.has(document));
  return [...resources.flatMap(profilesOfResource), ...others.flatMap((each) => profilesOfRoot(Place.root(each)))];
}

/** The profiles in a document of a file that is said to hold some. */
export function profilesOfDocument(document: Document): DeclaredProfile[] {
  const root = Place.root(document);
  const known = [...resourcesOf(root, 'default').flatMap(profilesOfResource), ...profilesOfRoot(root)];
  return known.length > 0 ? known : profilesOfList(root);
}

/** Of documents that are not Kubernetes objects. */
function profilesOfRoot(root: Place): DeclaredProfile[] {
  return [
    ...profilesOfCloudFormation(root),
    ...profilesOfTerraform(root),
    ...profilesOfTerraformJson(root),
    ...profilesOfPulumi(root),
    ...profilesOfAwsCli(root),
  ];
}
