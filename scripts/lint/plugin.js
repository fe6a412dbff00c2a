// Lint rules of this house that no ready-made rule covers.

/** `new Date()` and `Date()` read the clock; `new Date(instant)` does not. */
const noClock = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const report = (node) =>
      context.report({ node, message: 'The domain does not read the clock: take the time as an argument.' })
    const isDate = (node) => node.type === 'Identifier' && node.name === 'Date'
    return {
      NewExpression(node) {
        if (isDate(node.callee) && node.arguments.length === 0) report(node)
      },
      CallExpression(node) {
        if (isDate(node.callee)) report(node)
      },
    }
  },
}

/** A barrel hides which file a thing lives in, and loads everything to get one thing. */
const noBarrel = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const report = (node) =>
      context.report({
        node,
        message: "No barrels: import the file that has the thing (domain's public index files excepted).",
      })
    return {
      ExportAllDeclaration: report,
      ExportNamedDeclaration(node) {
        if (node.source) report(node)
      },
    }
  },
}

/** `as unknown as T` tells the compiler to look away twice: it hides whatever changes on the left. */
const noDoubleAssertion = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    return {
      TSAsExpression(node) {
        if (node.expression.type === 'TSAsExpression')
          context.report({
            node,
            message: 'Not `as unknown as`: parse it, narrow it, or mend the type where it is made.',
          })
      },
    }
  },
}

export default {
  meta: { name: 'h2s' },
  rules: { 'no-clock': noClock, 'no-barrel': noBarrel, 'no-double-assertion': noDoubleAssertion },
}
