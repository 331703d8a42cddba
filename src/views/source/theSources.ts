import { fetchText } from './fetchText.ts';
import { GivenSources } from './givenSources.ts';

/** What the reader gave, for as long as the page is open. */
export const theSources = new GivenSources(fetchText);
