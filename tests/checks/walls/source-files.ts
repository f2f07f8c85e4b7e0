import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

const SOURCE = /\.(ts|tsx|mjs)$/;
const SKIPPED = new Set(['node_modules', 'subprojects']);

/**
 * Every TypeScript and JavaScript module below some folders, found on disk without dependency-cruiser's help.
 *
 * @param root absolute
 * @param folders relative to root; those that are not there count as empty
 * @param except folders, relative to root
 * @returns paths relative to root, with forward slashes, sorted
 */
export function sourceFiles(root: string, folders: string[], except: string[] = []): string[] {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => SKIPPED.has(part)))
    .filter((path) => !except.some((folder) => path.startsWith(`${folder}/`)))
    .sort();
}

/** The module names that a file imports or re-exports, dynamic imports included, as TypeScript's own parser finds them. */
export function importsOf(root: string, path: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = importedBy(node);
    if (name && ts.isStringLiteral(name)) names.push(name.text);
    ts.forEachChild(node, visit);
  };
  visit(parse(root, path));
  return names;
}

const parse = (root: string, path: string): ts.SourceFile =>
  ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest);

function importedBy(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return node.arguments[0];
  return undefined;
}

/** A barrel: a file that does nothing but hand on other files' exports. */
export function isBarrel(root: string, path: string): boolean {
  const imported = new Set<string>();
  let handsOn = false;
  for (const statement of parse(root, path).statements) {
    if (ts.isImportDeclaration(statement)) collectNames(statement, imported);
    else if (ts.isExportDeclaration(statement)) handsOn ||= handsOnOthers(statement, imported);
    else return false;
  }
  return handsOn;
}

function collectNames({ importClause }: ts.ImportDeclaration, names: Set<string>): void {
  const bindings = importClause?.namedBindings;
  if (importClause?.name) names.add(importClause.name.text);
  if (bindings && ts.isNamespaceImport(bindings)) names.add(bindings.name.text);
  if (bindings && ts.isNamedImports(bindings)) for (const { name } of bindings.elements) names.add(name.text);
}

function handsOnOthers(
  { moduleSpecifier, exportClause }: ts.ExportDeclaration,
  imported: Set<string>,
): boolean {
  if (moduleSpecifier) return true;
  if (!exportClause || !ts.isNamedExports(exportClause)) return false;
  return exportClause.elements.some(({ name, propertyName }) => imported.has((propertyName ?? name).text));
}
