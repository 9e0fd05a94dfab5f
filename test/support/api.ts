import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './repository.ts';

const FLAGS =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.InTypeAlias |
  ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType;

/**
 * What a module exports, as its users see it: one declaration each, sorted by name. Of types, every member that is not
 * private, with its type; comments and what is behind the types are left out.
 */
export function describeApi(entry: string): string {
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  const program = ts.createProgram([join(ROOT, entry)], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(join(ROOT, entry));
  const module = source && checker.getSymbolAtLocation(source);
  if (!source || !module) throw new Error(`${entry} exports nothing`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => describe(symbol, checker, source))
    .sort()
    .join('\n');
}

function describe(exported: ts.Symbol, checker: ts.TypeChecker, source: ts.SourceFile): string {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const { name } = exported;
  const print = (type: ts.Type) => checker.typeToString(type, source, FLAGS).replace(/\bimport\("[^"]*"\)\./g, '');
  const declaration = symbol.declarations?.[0];
  if (!declaration) throw new Error(`${name} is declared nowhere`);
  if (ts.isTypeAliasDeclaration(declaration)) {
    return `type ${head(name, declaration)} = ${print(checker.getTypeAtLocation(declaration.name))}\n`;
  }
  if (ts.isInterfaceDeclaration(declaration)) {
    const parents = (declaration.heritageClauses ?? []).map((clause) => ` ${clause.getText()}`).join('');
    return `interface ${head(name, declaration)}${parents}\n${members(declaration.members)}`;
  }
  const isType = Boolean(ts.isClassDeclaration(declaration) && isTypeOnly(exported));
  if (ts.isClassDeclaration(declaration)) {
    const shown = declaration.members.filter(isPublic);
    const lines = shown.map((member) => memberOfClass(member, checker, print)).sort();
    return `${isType ? 'type' : 'class'} ${name}\n${lines.map((line) => `  ${line}\n`).join('')}`;
  }
  const kind = ts.isFunctionDeclaration(declaration) ? 'function' : 'const';
  return `${kind} ${name}: ${print(checker.getTypeOfSymbolAtLocation(symbol, source))}\n`;
}

/** `export type { Name }`. */
function isTypeOnly(symbol: ts.Symbol): boolean {
  const [declaration] = symbol.declarations ?? [];
  if (!declaration || !ts.isExportSpecifier(declaration)) return false;
  return declaration.isTypeOnly || declaration.parent.parent.isTypeOnly;
}

function head(name: string, { typeParameters }: ts.InterfaceDeclaration | ts.TypeAliasDeclaration): string {
  return typeParameters ? `${name}<${typeParameters.map((each) => each.getText()).join(', ')}>` : name;
}

function members(nodes: readonly ts.TypeElement[]): string {
  return nodes
    .map((node) => `  ${printed(node).replace(/;$/, '')}\n`)
    .sort()
    .join('');
}

function isPublic(member: ts.ClassElement): boolean {
  const isHidden = ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected);
  return !isHidden && !(member.name && ts.isPrivateIdentifier(member.name));
}

function memberOfClass(member: ts.ClassElement, checker: ts.TypeChecker, print: (type: ts.Type) => string): string {
  if (ts.isConstructorDeclaration(member)) return `constructor(${member.parameters.map(printed).join(', ')})`;
  const isStatic = ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static;
  return `${isStatic ? 'static ' : ''}${member.name?.getText()}: ${print(checker.getTypeAtLocation(member))}`;
}

/** On one line, without comments. */
function printed(node: ts.Node): string {
  const printer = ts.createPrinter({ removeComments: true });
  return printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()).replace(/\s+/g, ' ');
}
