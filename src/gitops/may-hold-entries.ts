/** Whether a text may hold an object that says what is deployed. */
export function mayHoldEntries(text: string): boolean {
  return /argoproj\.io\/|toolkit\.fluxcd\.io\/|^apiVersion: *["']?skaffold\//m.test(text);
}
