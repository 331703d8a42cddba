// A lesson's text in one language: Markdown, cut at its headings. What is in between stays Markdown's tree; src/app/lessons makes elements of it.
import type { BlockContent, DefinitionContent, Heading, ListItem, PhrasingContent, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { LessonError } from './readLesson.ts';

export type Blocks = readonly RootContent[];

export interface LessonText {
  readonly title: string;
  /** Below the title. */
  readonly about: Blocks;
  readonly steps: readonly StepText[];
}

export interface StepText {
  readonly id: string;
  readonly title: string;
  readonly body: Blocks;
  readonly question: Blocks;
  readonly options: readonly OptionText[];
  readonly right: Blocks;
  readonly wrong: Blocks;
  readonly answer: Blocks;
  readonly notes: Blocks;
}

export interface OptionText {
  readonly id: string;
  readonly label: readonly PhrasingContent[];
  /** Said besides when it was chosen. */
  readonly reply: Blocks;
}

const SECTIONS = { Question: 'question', Options: 'options', Right: 'right', Wrong: 'wrong', Answer: 'answer', Notes: 'notes' } as const;
type Section = 'body' | (typeof SECTIONS)[keyof typeof SECTIONS];

/** @throws LessonError */
export function readLessonText(markdown: string): LessonText {
  const { children }: Root = fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const [title, ...rest] = children;
  if (title?.type !== 'heading' || title.depth !== 1) throw new LessonError('it does not begin with a title, "# …".');
  const firstStep = rest.findIndex((node) => node.type === 'heading' && node.depth <= 2);
  const about = firstStep === -1 ? rest : rest.slice(0, firstStep);
  const steps: Map<Section, RootContent[]>[] = [];
  const headings: Heading[] = [];
  let into: RootContent[] = [];
  for (const node of firstStep === -1 ? [] : rest.slice(firstStep)) {
    if (node.type === 'heading' && node.depth <= 2) {
      into = [];
      headings.push(node);
      steps.push(new Map([['body', into]]));
    } else if (node.type === 'heading' && node.depth === 3) {
      const name = plain([node]);
      const section = Object.entries(SECTIONS).find(([heading]) => heading === name)?.[1];
      if (section === undefined) throw new LessonError(`"### ${name}" is none of ${Object.keys(SECTIONS).join(', ')}.`);
      into = [];
      steps.at(-1)?.set(section, into);
    } else into.push(node);
  }
  return { title: plain([title]), about, steps: steps.map((sections, at) => readStep(sections, headings[at])) };
}

function readStep(sections: ReadonlyMap<Section, Blocks>, heading: Heading | undefined): StepText {
  const named = byCode(heading?.children ?? []);
  if (named === undefined) throw new LessonError(`"## ${heading === undefined ? '' : plain([heading])}" does not begin with its step's id in backquotes.`);
  const of = (section: Section): Blocks => sections.get(section) ?? [];
  return {
    id: named.id,
    title: plain(named.label),
    body: of('body'),
    question: of('question'),
    options: of('options').flatMap((node) => (node.type === 'list' ? node.children.map(readOption) : [])),
    right: of('right'),
    wrong: of('wrong'),
    answer: of('answer'),
    notes: of('notes'),
  };
}

function readOption({ children }: ListItem): OptionText {
  const [label, ...reply] = children;
  const named = label?.type === 'paragraph' ? byCode(label.children) : undefined;
  if (named === undefined) throw new LessonError('an entry of "### Options" does not begin with its id in backquotes.');
  return { ...named, reply };
}

/** "`id` The rest": both. */
function byCode([code, ...label]: readonly PhrasingContent[]): { readonly id: string; readonly label: readonly PhrasingContent[] } | undefined {
  return code?.type === 'inlineCode' ? { id: code.value, label } : undefined;
}

/** Without its markup, blanks at the ends cut. */
export function plain(nodes: readonly (RootContent | BlockContent | DefinitionContent | PhrasingContent)[]): string {
  return nodes.map(plainNode).join('').trim();
}

function plainNode(node: RootContent): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plainNode).join('') : '';
}
