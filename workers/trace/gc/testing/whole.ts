// Test only: an answer that grows while a recording is read, once it is whole.

export async function whole<A extends { readonly known: number } | undefined>(ask: () => Promise<A>): Promise<A> {
  for (;;) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- it is asked again
    const answer = await ask();
    if (answer === undefined || answer.known >= 1) return answer;
    // oxlint-disable-next-line eslint/no-await-in-loop -- others have their turn
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
