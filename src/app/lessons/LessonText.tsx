// Markdown's tree as elements. Only what is listed here is shown: no HTML, no pictures, no address but https.
import type { Nodes, RootContent } from 'mdast';
import { Fragment, type ReactNode } from 'react';

interface Props {
  readonly blocks: readonly RootContent[];
  /** A link to a view: what stands after its "#". */
  readonly onView: (hash: string) => void;
}

export function LessonText({ blocks, onView }: Props) {
  return <>{elements(blocks, onView)}</>;
}

function elements(nodes: readonly Nodes[], onView: Props['onView']): ReactNode {
  // oxlint-disable-next-line react/no-array-index-key -- a text that is read once: its nodes have no other names, and none moves
  return nodes.map((node, at) => <Fragment key={at}>{element(node, onView)}</Fragment>);
}

function element(node: Nodes, onView: Props['onView']): ReactNode {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- what is not listed is not shown
  switch (node.type) {
    case 'text':
      return node.value;
    case 'paragraph':
      return <p>{elements(node.children, onView)}</p>;
    case 'heading':
      return <h4>{elements(node.children, onView)}</h4>;
    case 'emphasis':
      return <em>{elements(node.children, onView)}</em>;
    case 'strong':
      return <strong>{elements(node.children, onView)}</strong>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard
        <pre tabIndex={0}>
          <code>{node.value}</code>
        </pre>
      );
    case 'break':
      return <br />;
    case 'blockquote':
      return <blockquote>{elements(node.children, onView)}</blockquote>;
    case 'list':
      return node.ordered === true ? <ol start={node.start ?? 1}>{elements(node.children, onView)}</ol> : <ul>{elements(node.children, onView)}</ul>;
    case 'listItem': {
      const [only] = node.children;
      return <li>{node.spread !== true && node.children.length === 1 && only?.type === 'paragraph' ? elements(only.children, onView) : elements(node.children, onView)}</li>;
    }
    case 'link':
      return <LessonLink url={node.url} text={elements(node.children, onView)} onView={onView} />;
    case 'table': {
      const [head, ...rows] = node.children;
      return (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard
        <div className="lesson-text__table" tabIndex={0}>
          <table>
            <thead>
              <tr>{head?.children.map((cell, at) => <th key={at} scope="col">{elements(cell.children, onView)}</th>)}</tr>
            </thead>
            <tbody>
              {rows.map((row, place) => (
                <tr key={place}>{row.children.map((cell, at) => <td key={at}>{elements(cell.children, onView)}</td>)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    }
    default:
      return undefined;
  }
}

function LessonLink({ url, text, onView }: { readonly url: string; readonly text: ReactNode; readonly onView: Props['onView'] }) {
  if (url.startsWith('#')) {
    return (
      <button type="button" className="link-button lesson-text__view" onClick={() => onView(url.slice(1))}>
        {text}
      </button>
    );
  }
  if (!url.startsWith('https://')) return text;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {text}
    </a>
  );
}
