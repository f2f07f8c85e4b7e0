/** "2.1 MB", decimal as phones count; small ones in kB. */
export const megabytes = (bytes: number) =>
  bytes < 100_000 ? `${String(Math.ceil(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
