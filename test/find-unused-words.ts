import path from "node:path";
import ts from "typescript";

const ENGLISH = /\/lib\/text\/[a-z-]+-en\.ts$/;
const PRODUCT = /^(app|bot|components|lib|worker)\/.*(?<!\.test)\.tsx?$/;

/**
 * Sentences of `lib/text/*-en.ts` that nothing but tests reads, as `file: path.of.keys`. Asks TypeScript what each access means, so it sees
 * through variables, destructuring and `words[kind]`, and into what a function is given as a title and a text.
 */
export function findUnusedWords(root: string): string[] {
  const program = openProgram(root);
  const checker = program.getTypeChecker();
  const sources = program
    .getSourceFiles()
    .filter(({ fileName }) => PRODUCT.test(path.relative(root, fileName)));
  const used = new Set<ts.Node>();
  for (const source of sources) markUses(source, { checker, used });
  return sources
    .filter(({ fileName }) => ENGLISH.test(fileName))
    .flatMap((source) =>
      listSentences(source)
        .filter(({ node }) => !used.has(node))
        .map(({ keys }) => `${path.basename(source.fileName)}: ${keys.join(".")}`),
    );
}

function openProgram(root: string): ts.Program {
  const config = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const read = fileNames.filter(
    (name) => name.endsWith(".d.ts") || PRODUCT.test(path.relative(root, name)),
  );
  return ts.createProgram(read, { ...options, incremental: false, noEmit: true });
}

type Search = { readonly checker: ts.TypeChecker; readonly used: Set<ts.Node> };

function markUses(source: ts.SourceFile, search: Search): void {
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) markSymbol(node.name, search);
    else if (ts.isElementAccessExpression(node)) markElements(node, search);
    else if (ts.isBindingElement(node)) markBinding(node, search);
    if (isHandedOver(node)) markHandedOver(node, search);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
}

function markSymbol(name: ts.Node, { checker, used }: Search): void {
  mark(checker.getSymbolAtLocation(name), used);
}

function mark(symbol: ts.Symbol | undefined, used: Set<ts.Node>): void {
  for (const declaration of symbol?.declarations ?? [])
    if (isSentence(declaration)) used.add(declaration);
}

function isSentence(node: ts.Node): boolean {
  return ENGLISH.test(node.getSourceFile().fileName);
}

/** `words[kind]` reads whatever `kind` may be. */
function markElements(node: ts.ElementAccessExpression, search: Search): void {
  const { checker } = search;
  const type = checker.getTypeAtLocation(node.expression);
  markKeys(type, checker.getTypeAtLocation(node.argumentExpression), search);
}

function markKeys(type: ts.Type, key: ts.Type, { used }: Search): void {
  const names = (key.isUnion() ? key.types : [key]).map((one) =>
    one.isStringLiteral() ? one.value : null,
  );
  for (const property of type.getProperties())
    if (names.includes(property.name) || names.includes(null)) mark(property, used);
}

function markBinding(node: ts.BindingElement, search: Search): void {
  if (!ts.isObjectBindingPattern(node.parent) || node.dotDotDotToken) return;
  const { checker, used } = search;
  const name = node.propertyName ?? node.name;
  const type = checker.getTypeAtLocation(node.parent);
  if (ts.isIdentifier(name)) mark(type.getProperty(name.text), used);
  else if (ts.isComputedPropertyName(name))
    markKeys(type, checker.getTypeAtLocation(name.expression), search);
}

/** Whether an expression is a value that goes somewhere, not a step on the way to one of its properties, nor a name. */
function isHandedOver(node: ts.Node): node is ts.Expression {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) return false;
  if (ts.isIdentifier(node))
    return !("name" in parent && parent.name === node) && !ts.isTypeNode(parent);
  return (
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isCallExpression(node)
  );
}

/** Words given to somebody who names what they want of them (`{ title, text }`), or who takes them all (`Object.entries`). */
function markHandedOver(node: ts.Expression, { checker, used }: Search): void {
  const wanted = checker.getContextualType(node);
  if (!wanted) return;
  const given = checker.getTypeAtLocation(node).getProperties();
  if (!given.some(({ declarations }) => declarations?.some(isSentence))) return;
  const takesAll = (wanted.isUnion() ? wanted.types : [wanted]).some(
    (one) => checker.getIndexTypeOfType(one, ts.IndexKind.String) !== undefined,
  );
  for (const property of given) {
    const named = wanted.getProperty(property.name);
    const isTheSame = named?.declarations?.some(isSentence) ?? false;
    if (takesAll || (named && !isTheSame)) mark(property, used);
  }
}

type Sentence = { readonly node: ts.Node; readonly keys: readonly string[] };

function listSentences(source: ts.SourceFile): Sentence[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) && /_EN$/.test(name.text) ? leavesOf(initializer, []) : [],
    );
  });
}

function leavesOf(node: ts.Expression | undefined, keys: readonly string[]): Sentence[] {
  const object = node && unwrap(node);
  if (!object || !ts.isObjectLiteralExpression(object)) return [];
  return object.properties.flatMap((property): Sentence[] => {
    if (!property.name || ts.isSpreadAssignment(property)) return [];
    const path = [...keys, property.name.getText()];
    const value = ts.isPropertyAssignment(property) ? unwrap(property.initializer) : undefined;
    if (value && ts.isObjectLiteralExpression(value)) return leavesOf(value, path);
    return [{ node: property, keys: path }];
  });
}

// What is said to be of another type (`as Record<string, string>`) is read as a whole.
function unwrap(node: ts.Expression): ts.Expression {
  const isKept =
    ts.isSatisfiesExpression(node) ||
    (ts.isAsExpression(node) && ts.isConstTypeReference(node.type));
  return isKept ? unwrap(node.expression) : node;
}
