import ts from 'typescript';

/** Versions of FHIR are not rules of ours. */
const FHIR_VERSION =
  /\b(FHIR|HL7)[ -]R[45]B?\b|\bR[45] (transaction|resource|validator|bundle|server|profile)s?\b/gi;
const RULE = /\bR(\d{1,2})(?:\.\d+)?\b/g;

/** The rules that a text mentions: `R30.2` counts as `R30`. */
export const rulesIn = (text: string): Set<string> =>
  new Set([...text.replace(FHIR_VERSION, '').matchAll(RULE)].map(([, number = '']) => `R${number}`));

const TESTS = new Set(['test', 'it', 'describe']);
const NOT_RUN = /\.(skip|todo|fixme|fails)\b/;

/** The rules in square brackets in the names of a file's tests: `'[R30] …'`, `'[R13, R30] …'`. A skipped test proves nothing. */
export function rulesTested(path: string, text: string): Set<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const title = titleOf(node);
      for (const [, tags = ''] of title.matchAll(/\[([^\]]*)\]/g))
        for (const id of rulesIn(tags)) found.add(id);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}

function titleOf({ expression, arguments: [title] }: ts.CallExpression): string {
  const called = expression.getText();
  if (!TESTS.has(/^\w+/.exec(called)?.[0] ?? '') || NOT_RUN.test(called)) return '';
  if (!title) return '';
  if (ts.isStringLiteralLike(title)) return title.text;
  return ts.isTemplateExpression(title) ? title.getText() : '';
}
