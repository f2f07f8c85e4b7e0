/** Hands a file to the browser to save. The name says nothing about the patient. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file by the next turn; the page keeps nothing of it.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  });
}
