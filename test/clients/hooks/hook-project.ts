/** A chart and Terraform without a finding, by path. */
export const PROJECT: Readonly<Record<string, string>> = {
  'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'charts/web/values.yaml': 'privileged: false\n',
  'charts/web/values.schema.json': '{}\n',
  'charts/web/templates/_helpers.tpl':
    '{{- define "web.privileged" }}{{ or .Values.privileged (eq .Chart.Version "2.0.0") }}{{ end -}}\n',
  'charts/web/templates/pod.yaml': `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: web
      resources: { requests: { cpu: 250m, memory: 256Mi } }
      securityContext: { privileged: {{ include "web.privileged" . }} }
`,
  'infra/main.tf': `resource "kubernetes_manifest" "web" {
  manifest = {
    apiVersion = "v1"
    kind       = "Pod"
    metadata   = { name = "web-of-terraform" }
    spec = {
      containers = [{
        name            = "web"
        image           = "web"
        resources       = { requests = { cpu = "250m", memory = "256Mi" } }
        securityContext = { privileged = false }
      }]
    }
  }
}
`,
};

/** Changes, each of one file, that the hook has to stop. */
export const BREAKING: Readonly<Record<string, string>> = {
  'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 2.0.0\n',
  'charts/web/values.yaml': 'privileged: true\n',
  'charts/web/templates/_helpers.tpl': '{{- define "web.privileged" }}true{{ end -}}\n',
  'charts/web/templates/pod.yaml': (PROJECT['charts/web/templates/pod.yaml'] ?? '').replace(/\{\{.*\}\}/, 'true'),
  'infra/main.tf': (PROJECT['infra/main.tf'] ?? '').replace('false', 'true'),
};
