// The open documents, as far as they can be compared with each other.
import type { AskComparable, Comparable, Comparison, DocumentFacts } from '../../../workers/api.ts';
import type { RunMember } from '../companions.ts';

export interface ComparableDocument {
  readonly key: string;
  readonly kind: DocumentFacts['kind'];
  /** Documents of the same form can be compared: traces, gctrace logs, heap profiles. */
  readonly form: string;
  readonly facts: DocumentFacts;
  /** Of the run that it belongs to: documents of one run are not runs of their own. */
  readonly run: { readonly id: string; readonly name: string };
  /** The same function as long as the document is the same. */
  readonly ask: AskComparable;
  /** Brings it on screen, with its view changed so. */
  readonly show: RunMember['show'];
}

export interface Comparables {
  /** Key of the document on screen. */
  readonly own: string;
  /** All that are open and read to their end, the one on screen among them. */
  readonly documents: readonly ComparableDocument[];
  /** Keys of those that are still being read. */
  readonly coming: readonly string[];
  /** In a worker of its own. */
  readonly compare: (a: readonly Comparable[], b: readonly Comparable[]) => Promise<Comparison>;
}

/** What the document on screen can be compared with, itself left out: of its own form, in the order of the workspace. */
export function comparableWith({ own, documents }: Pick<Comparables, 'own' | 'documents'>): readonly ComparableDocument[] {
  const form = documents.find(({ key }) => key === own)?.form;
  return documents.filter((one) => one.key !== own && one.form === form);
}
