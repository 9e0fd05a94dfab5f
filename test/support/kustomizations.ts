import { type BuildResult, build } from '../../src/kustomize/build.ts';
import type { CompilePattern } from '../../src/kustomize/select/pattern.ts';
import { SourceFiles } from '../../src/kustomize/source-files.ts';

/** A Deployment that is not for Fargate, and a patch that makes it worse. */
export const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      hostNetwork: true
      containers:
        - name: web
          image: nginx
          resources: {requests: {cpu: 250m, memory: 256Mi}}
`;

export const PATCH = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      containers:
        - name: web
          securityContext:
            privileged: true
`;

/** What the kustomization of a directory makes of texts by their paths. */
export function buildTexts(
  texts: Readonly<Record<string, string>>,
  directory: string,
  compile?: CompilePattern,
): BuildResult {
  const read = (path: string) => (texts[path] === undefined ? undefined : new TextEncoder().encode(texts[path]));
  return build(directory, new SourceFiles(read), { compile });
}
