/** Saves a text, given whole or in parts, as a file of the reader's. */
export function saveText(text: string | readonly string[], fileName: string, type: string): void {
  saveBlob(new Blob(typeof text === 'string' ? [text] : [...text], { type }), fileName);
}

/** By way of a link that is pressed and gone. */
export function saveBlob(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken hold of the blob by the next turn; releasing it at once would race in some.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
