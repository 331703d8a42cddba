/** Every worker that says sentences. */
export interface SpeakingWorker {
  /** From now on in this language: its BCP 47 tag and its catalogue, see language/t.ts. English if nothing is said. */
  speak(tag: string, catalogue: Readonly<Record<string, string>>): void;
}
