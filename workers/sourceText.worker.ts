// Fetches source files for the page, whose own policy lets it fetch nothing from elsewhere.
import * as Comlink from 'comlink';
import { speak } from '../language/t.ts';
import type { SourceTextWorker } from './api.ts';
import { fetchSourceText } from './open/sourceText.ts';

const worker: SourceTextWorker = { speak, fetchText: (url) => fetchSourceText(url) };

Comlink.expose(worker);
