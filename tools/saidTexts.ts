// What a source file says, and what it shows without saying it: read from its syntax tree, so that comments and names do not count.
import { parseSync } from 'vite';

export interface SaidTexts {
  /** Messages named by t(), marked(), rich() and <Said>. */
  readonly said: readonly string[];
  /** Texts a reader would see that no catalogue can translate. */
  readonly unsaid: readonly { readonly line: number; readonly text: string; readonly why: string }[];
}

interface TreeNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** Functions whose first argument names a text. */
const SAYING = new Set(['t', 'marked', 'rich']);
/** What is inside is code, a key, or not for readers. */
const CODE = new Set(['code', 'kbd', 'samp', 'pre', 'style', 'Trans']);
/** Attributes that are read or heard. */
const SHOWN = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt', 'label', 'heading', 'caption', 'says', 'legend', 'description', 'hint', 'summary', 'unit', 'name', 'empty', 'what', 'question']);
const ELEMENT_NAMES = new Set(['input', 'a', 'meta', 'form', 'button', 'fieldset']);
const SENTENCE = /^[A-Z][\w’'-]*(,? [a-z0-9][\w’'-]*){2,}/;

/** @throws where the file cannot be parsed */
export function saidTexts(fileName: string, source: string): SaidTexts {
  const { program, errors } = parseSync(fileName, source);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${fileName}: ${error.message}`);
  const said: string[] = [];
  const unsaid: SaidTexts['unsaid'][number][] = [];
  const report = (node: TreeNode, text: string, why: string): void => {
    unsaid.push({ line: source.slice(0, node.start).split('\n').length, text: text.trim().replaceAll(/\s+/g, ' '), why });
  };

  const visit = (node: TreeNode, above: readonly TreeNode[]): void => {
    const parent = above.at(-1);
    if (node.type === 'CallExpression' && SAYING.has(nameOf(node['callee']))) {
      const [first] = node['arguments'] as TreeNode[];
      const message = first === undefined ? undefined : literalText(first);
      if (message !== undefined) {
        said.push(message);
        for (const other of (node['arguments'] as TreeNode[]).slice(1)) visit(other, [...above, node]);
        return;
      }
      for (const branch of first === undefined ? [] : branches(first)) said.push(branch);
      if (first !== undefined && branches(first).length > 0) {
        if (first.type === 'ConditionalExpression') visit(first['test'] as TreeNode, [...above, node]);
        for (const other of (node['arguments'] as TreeNode[]).slice(1)) visit(other, [...above, node]);
        return;
      }
      if (first?.type === 'TemplateLiteral') report(node, source.slice(first.start, first.end), 'a text put together is in no catalogue');
    }
    if (node.type === 'NewExpression' && nameOf(node['callee']) === 'Error') return;
    if (node.type === 'JSXAttribute') {
      const name = nameOf(node['name']);
      const element = above.at(-1);
      const elementName = element === undefined ? '' : nameOf(element['name']);
      if (elementName === 'Said' && name === 'message') {
        const value = inner(node['value'] as TreeNode | null);
        const message = value === undefined ? undefined : literalText(value);
        for (const one of message === undefined ? (value === undefined ? [] : branches(value)) : [message]) said.push(one);
        return;
      }
      if (name === 'className' || name === 'key' || name === 'id') return;
      const ofElement = name === 'name' && ELEMENT_NAMES.has(elementName);
      if (SHOWN.has(name) && !ofElement) for (const shown of shownIn(inner(node['value'] as TreeNode | null))) report(node, shown, `${name} is shown`);
    }
    if (node.type === 'JSXText' && isText(String(node['value'])) && !above.some(isCode)) report(node, String(node['value']), 'text of an element');
    if (node.type === 'JSXExpressionContainer' && (parent?.type === 'JSXElement' || parent?.type === 'JSXFragment') && !above.some(isCode)) {
      for (const shown of shownIn(node['expression'] as TreeNode)) report(node, shown, 'text of an element');
    }
    if (node.type === 'Property' && ['message', 'advice'].includes(nameOf(node['key']))) {
      for (const shown of shownIn(node['value'] as TreeNode)) report(node, shown, `${nameOf(node['key'])} is shown`);
    } else if ((node.type === 'Literal' || node.type === 'TemplateLiteral') && parent?.type !== 'JSXAttribute' && parent?.type !== 'ImportDeclaration' && parent?.type !== 'JSXExpressionContainer') {
      const shown = shownIn(node)[0];
      const ofDamage = parent?.type === 'Property' && ['message', 'advice'].includes(nameOf(parent['key']));
      if (shown !== undefined && SENTENCE.test(shown) && !ofDamage) report(node, shown, 'a sentence');
    }
    for (const child of childrenOf(node)) visit(child, [...above, node]);
  };
  visit(program as unknown as TreeNode, []);
  return { said, unsaid };
}

function childrenOf(node: TreeNode): readonly TreeNode[] {
  return Object.values(node).flatMap((value) => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []));
}

function isNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'JSXNamespacedName') return '';
  const name = node['name'] ?? node['value'];
  return typeof name === 'string' ? name : '';
}

function isCode(node: TreeNode): boolean {
  return node.type === 'JSXElement' && CODE.has(nameOf((node['openingElement'] as TreeNode)['name']));
}

/** Two letters that are not part of a number's unit. */
function isText(shown: string): boolean {
  return /\p{L}{2,}/u.test(shown.replaceAll(/&\w+;/g, ''));
}

function literalText(node: TreeNode): string | undefined {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type === 'TemplateLiteral' && (node['expressions'] as unknown[]).length === 0) return cookedOf(node);
  // A long message over two lines.
  if (node.type === 'BinaryExpression' && node['operator'] === '+') {
    const left = literalText(node['left'] as TreeNode);
    const right = literalText(node['right'] as TreeNode);
    return left === undefined || right === undefined ? undefined : left + right;
  }
  return undefined;
}

/** The texts that a conditional comes to, if all of its branches are texts. */
function branches(node: TreeNode): readonly string[] {
  if (node.type !== 'ConditionalExpression') return [];
  const sides = [node['consequent'], node['alternate']].map((side) => {
    const one = literalText(side as TreeNode);
    return one === undefined ? branches(side as TreeNode) : [one];
  });
  return sides.every((side) => side.length > 0) ? sides.flat() : [];
}

function cookedOf(node: TreeNode): string {
  return (node['quasis'] as { readonly value: { readonly cooked?: string } }[]).map((quasi) => quasi.value.cooked ?? '').join(' ');
}

function inner(value: TreeNode | null): TreeNode | undefined {
  if (value === null) return undefined;
  return value.type === 'JSXExpressionContainer' ? (value['expression'] as TreeNode) : value;
}

/** Literal texts that an expression shows, through conditions and sums. */
function shownIn(node: TreeNode | undefined): readonly string[] {
  if (node === undefined) return [];
  switch (node.type) {
    case 'Literal':
      return typeof node['value'] === 'string' && isText(node['value']) ? [node['value']] : [];
    case 'TemplateLiteral': {
      const shown = cookedOf(node);
      return isText(shown) ? [shown] : [];
    }
    case 'ConditionalExpression':
      return [...shownIn(node['consequent'] as TreeNode), ...shownIn(node['alternate'] as TreeNode)];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return node['operator'] === '&&' ? shownIn(node['right'] as TreeNode) : ['+', '||', '??'].includes(String(node['operator'])) ? [...shownIn(node['left'] as TreeNode), ...shownIn(node['right'] as TreeNode)] : [];
    default:
      return [];
  }
}
