/** Saves a text, given whole or in parts, as a file of the reader's: by way of a link that is pressed and gone. */
export function saveText(text: string | readonly string[], fileName: string, type: string): void {
  const address = URL.createObjectURL(new Blob(typeof text === 'string' ? [text] : [...text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken hold of the blob by the next turn; releasing it at once would race in some.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
