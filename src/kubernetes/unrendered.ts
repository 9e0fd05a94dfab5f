/** Whether a string has parts that something else fills in later: `${VAR}`, `$(VAR)`, `{{ value }}`, `<placeholder>`. */
export function isUnrendered(text: string): boolean {
  return /\$\{|\$\(|\{\{|<[^<>]+>|^\$[A-Za-z_]\w*$/.test(text);
}
