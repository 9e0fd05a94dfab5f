/** A LimitRange for containers of the namespace `default`; `limits` in flow style, such as `default: { cpu: 2 }`. */
export function limitRange(limits: string): string {
  return `apiVersion: v1
kind: LimitRange
metadata: { name: defaults }
spec: { limits: [{ type: Container, ${limits} }] }
`;
}
