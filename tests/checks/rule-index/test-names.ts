import ts from 'typescript';

const TESTS = new Set(['test', 'it']);
const NOT_RUN = /\.(skip|todo|fixme|fails)\b/;

/** The names of a file's tests, as they are written. A skipped test proves nothing and is none. */
export function testNames(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const called = node.expression.getText();
      const [title] = node.arguments;
      const runs = TESTS.has(/^\w+/.exec(called)?.[0] ?? '') && !NOT_RUN.test(called);
      if (runs && title && ts.isStringLiteralLike(title)) found.push(title.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}
