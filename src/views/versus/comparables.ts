// The open documents, as far as they can be compared with each other.
import type { AskComparable, Comparable, Comparison, DocumentFacts } from '../../../workers/api.ts';

export interface ComparableDocument {
  readonly key: string;
  readonly kind: DocumentFacts['kind'];
  readonly facts: DocumentFacts;
  /** Of the run that it belongs to: documents of one run are not runs of their own. */
  readonly run: { readonly id: string; readonly name: string };
  readonly ask: AskComparable;
}

export interface Comparables {
  /** Key of the document on screen. */
  readonly own: string;
  /** All that are open, the one on screen among them. */
  readonly documents: readonly ComparableDocument[];
  /** In a worker of its own. */
  readonly compare: (a: readonly Comparable[], b: readonly Comparable[]) => Promise<Comparison>;
}
