/**
 * Whatever stands in a manifest is printed by somebody's terminal or read by somebody's runner. Control characters,
 * format characters (bidi controls, zero-width ones) and halves of surrogate pairs are therefore made visible. So are
 * letters that nobody sees, and the bracket of `##[`, `##vso[` and `##teamcity[`, which begin an order to a runner of
 * GitHub, Azure or TeamCity wherever they stand in a line.
 * Sources: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs,
 * https://github.com/microsoft/azure-pipelines-agent/blob/master/src/Agent.Sdk/CommandUtil.cs,
 * https://www.jetbrains.com/help/teamcity/service-messages.html.
 */
const SHORT_FORMS: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Text that a terminal shows as it is, on one line: `\n`, `\x1b`, `\u202e` stand for what it must not see. */
export function escapeTerminal(text: string): string {
  // Written here, it is made when there is text: looking up what these classes hold takes longer than most rules do.
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|(?<=##[A-Za-z]{0,16})\[/gu,
    escapeCharacter,
  );
}

/** A path at the start of a line, where `::` would begin an order to GitHub's runner. */
export function escapeFileName(path: string): string {
  return escapeTerminal(/^\s*::/.test(path) ? `./${path}` : path);
}

function escapeCharacter(character: string): string {
  const short = SHORT_FORMS[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code > 0xffff) return `\\u{${digits}}`;
  return code > 0xff ? `\\u${digits.padStart(4, '0')}` : `\\x${digits.padStart(2, '0')}`;
}

/** Whether the bracket at `offset` begins an order to a runner. */
export function beginsCommand(text: string, offset: number): boolean {
  return text[offset] === '[' && /##[A-Za-z]{0,16}$/.test(text.slice(Math.max(0, offset - 18), offset));
}

/** JSON that is harmless on a terminal too; a reader of JSON gets the same value. */
export function escapeJson(json: string): string {
  return json.replace(
    /[\u007F-\u009F\p{Cf}\u115f\u1160\u2028\u2029\u2800\u3164\uffa0]|(?<=##[A-Za-z]{0,16})\[/gu,
    (character) =>
      Array.from({ length: character.length }, (_, index) => {
        return `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
      }).join(''),
  );
}

/**
 * The message of a workflow command. Source: the escapes that the runner undoes, as in
 * https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts.
 */
export function escapeCommandData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property of a workflow command. */
export function escapeCommandProperty(text: string): string {
  return escapeCommandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
