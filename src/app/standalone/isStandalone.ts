/** This is the page that is one file (tools/standalonePage.ts): it has no samples and no lessons beside it, and may fetch nothing. */
export const isStandalone = import.meta.env.MODE === 'standalone';
