import type { Page } from '@playwright/test';

/** Everything a page could have left in its browser. */
export interface PageStorage {
  readonly localStorage: string[];
  readonly sessionStorage: string[];
  readonly databases: string[];
  readonly caches: string[];
  readonly privateFiles: string[];
  readonly serviceWorkers: string[];
}

export const NOTHING_STORED: PageStorage = {
  localStorage: [],
  sessionStorage: [],
  databases: [],
  caches: [],
  privateFiles: [],
  serviceWorkers: [],
};

/** Lists what the page's origin holds in every storage API, by name. */
export const storageOf = (page: Page): Promise<PageStorage> =>
  page.evaluate(async () => {
    const names = async (folder: FileSystemDirectoryHandle): Promise<string[]> => {
      const found: string[] = [];
      for await (const name of folder.keys()) found.push(name);
      return found;
    };
    return {
      localStorage: Object.keys(localStorage),
      sessionStorage: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
      caches: await caches.keys(),
      privateFiles: await names(await navigator.storage.getDirectory()),
      serviceWorkers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    };
  });
