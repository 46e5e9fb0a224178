import ts from 'typescript'

/** Texts an expression may come to; what only the facts tell is written `…`. Empty: nothing can be said. */
export type Values = readonly string[]
/** What the parameters of a function stand for at one of its calls. */
export type Bound = ReadonlyMap<string, Values>

export const UNKNOWN: Values = ['…']
const MOST = 4

/** Reads texts out of expressions, as far as they stand in the source: literals, templates, choices, constants in reach. */
export function valuesOf(node: ts.Expression, bound: Bound): Values {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isTemplateExpression(node)) return templateOf(node, bound)
  if (ts.isConditionalExpression(node)) return several(valuesOf(node.whenTrue, bound), valuesOf(node.whenFalse, bound))
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node))
    return valuesOf(node.expression, bound)
  if (ts.isBinaryExpression(node)) {
    const [left, right] = [valuesOf(node.left, bound), valuesOf(node.right, bound)]
    const { kind } = node.operatorToken
    if (kind === ts.SyntaxKind.PlusToken) return join([left, right])
    if (kind === ts.SyntaxKind.QuestionQuestionToken) return several(left, right)
    return UNKNOWN
  }
  if (ts.isIdentifier(node)) {
    const given = bound.get(node.text)
    if (given) return given
    const constant = constantOf(node)
    return constant ? valuesOf(constant, bound) : UNKNOWN
  }
  if (ts.isCallExpression(node)) return answersOf(node, bound)
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression))
    return recordOf(node.expression, bound)?.get(node.name.text) ?? UNKNOWN
  return UNKNOWN
}

function templateOf(node: ts.TemplateExpression, bound: Bound): Values {
  const parts: Values[] = [[node.head.text]]
  for (const span of node.templateSpans) parts.push(valuesOf(span.expression, bound), [span.literal.text])
  return join(parts)
}

let depth = 0

/** What a function of the same file may return for these arguments. */
function answersOf({ expression, arguments: given }: ts.CallExpression, bound: Bound): Values {
  if (!ts.isIdentifier(expression) || depth > 3) return UNKNOWN
  const called = functionNamed(expression.getSourceFile(), expression.text)
  if (!called?.body) return UNKNOWN
  const inner = new Map(
    called.parameters.flatMap((p, i) =>
      ts.isIdentifier(p.name) ? [[p.name.text, given[i] ? valuesOf(given[i], bound) : UNKNOWN] as const] : [],
    ),
  )
  depth++
  try {
    const results = returnsOf(called.body).map(result => valuesOf(result, inner))
    return results.length === 0 ? UNKNOWN : results.reduce(several)
  } finally {
    depth--
  }
}

function functionNamed(file: ts.SourceFile, name: string): ts.FunctionDeclaration | ts.ArrowFunction | undefined {
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement
    if (!ts.isVariableStatement(statement)) continue
    for (const { name: declared, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(declared) && declared.text === name && initializer && ts.isArrowFunction(initializer))
        return initializer
    }
  }
  return undefined
}

function returnsOf(body: ts.ConciseBody): ts.Expression[] {
  if (!ts.isBlock(body)) return [body]
  const results: ts.Expression[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression) results.push(node.expression)
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit)
  }
  visit(body)
  return results
}

const join = (parts: readonly Values[]): Values =>
  parts.reduce<Values>((all, part) => all.flatMap(a => part.map(b => a + b)).slice(0, MOST), [''])

const several = (a: Values, b: Values): Values => [...new Set([...a, ...b])].slice(0, MOST)

/** What a name was declared as, in the scopes around its use; only `const` with a value of its own. */
function constantOf(name: ts.Identifier): ts.Expression | undefined {
  for (let scope: ts.Node | undefined = name.parent; scope; scope = scope.parent) {
    if (isParameterOf(scope, name.text)) return undefined
    if (!ts.isBlock(scope) && !ts.isSourceFile(scope) && !ts.isCaseClause(scope)) continue
    for (const statement of scope.statements) {
      if (!ts.isVariableStatement(statement)) continue
      for (const { name: declared, initializer } of statement.declarationList.declarations) {
        if (ts.isIdentifier(declared) && declared.text === name.text) return initializer
      }
    }
  }
  return undefined
}

const isParameterOf = (node: ts.Node, name: string): boolean =>
  ts.isFunctionLike(node) && node.parameters.some(p => ts.isIdentifier(p.name) && p.name.text === name)

/** The properties of an object literal, spreads and shorthands followed; the later one stands. */
export function recordOf(node: ts.Expression | undefined, bound: Bound): Map<string, Values> | undefined {
  if (!node) return undefined
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return recordOf(node.expression, bound)
  if (ts.isBinaryExpression(node)) return recordOf(node.right, bound)
  if (ts.isIdentifier(node)) return recordOf(constantOf(node), bound)
  if (ts.isConditionalExpression(node)) return recordOf(node.whenTrue, bound)
  if (!ts.isObjectLiteralExpression(node)) return undefined
  const record = new Map<string, Values>()
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      for (const [key, values] of recordOf(property.expression, bound) ?? []) record.set(key, values)
    } else if (ts.isPropertyAssignment(property) && !ts.isComputedPropertyName(property.name)) {
      record.set(property.name.text, valuesOf(property.initializer, bound))
    } else if (ts.isShorthandPropertyAssignment(property)) {
      record.set(property.name.text, valuesOf(property.name, bound))
    }
  }
  return record
}
