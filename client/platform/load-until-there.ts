const AGAIN_MS = 2000;

/** Code may not arrive on a bad network: it is asked for until it does, or nobody wants it any more (then null). */
export async function loadUntilThere<Loaded>(
  load: () => Promise<Loaded>,
  wanted: () => boolean = () => true,
): Promise<Loaded | null> {
  while (wanted()) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
  return null;
}
