// Rules of this project that the linter doesn't bring: what a selector matches is refused, and its line says why.
const refusing = (refused) => ({
  create: (context) =>
    Object.fromEntries(
      Object.entries(refused).flatMap(([message, selectors]) =>
        selectors.map((selector) => [selector, (node) => context.report({ node, message })]),
      ),
    ),
});

const MODIFIERS = String.raw`/[(][?](?:[ims]+-?[ims]*|-[ims]+):/`;

export default {
  meta: { name: 'plumbline' },
  rules: {
    purity: refusing({
      'Pass the time in on the command.': [
        "NewExpression[callee.name='Date'][arguments.length=0]",
        "CallExpression[callee.object.name='Date'][callee.property.name='now']",
        "CallExpression[callee.name='Date']",
      ],
      'Pass randomness in on the command.': [
        "CallExpression[callee.object.name='Math'][callee.property.name='random']",
      ],
      'The domain is synchronous.': [
        "MemberExpression[object.name='Promise']",
        "NewExpression[callee.name='Promise']",
        'AwaitExpression',
        ':function[async=true]',
      ],
      'The domain is functions and types.': ["ClassDeclaration:not([superClass.name='Error'])"],
    }),
    'no-http-errors': refusing({
      'Throw an error of the library; apps/api maps it to a problem.': ['ImportSpecifier[imported.name=/Exception$/]'],
    }),
    // Where a process holds much compiled code of patterns, V8 compiles further ones without optimizing, and then matches "(?i:one)" wrongly.
    'no-pattern-modifiers': refusing({
      'Give the whole pattern its flags; in a long process V8 matches a part with flags of its own wrongly.': [
        `Literal[regex.pattern=${MODIFIERS}]`,
        `Literal[value=${MODIFIERS}]`,
        `TemplateElement[value.raw=${MODIFIERS}]`,
      ],
    }),
    'thin-handlers': refusing({
      'A handler decides nothing; move the rule to decide().': ['MethodDefinition IfStatement'],
      'Failures are mapped once, in the filter.': ['MethodDefinition TryStatement'],
    }),
  },
};
