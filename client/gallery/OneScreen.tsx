import { useEffect, useState } from 'react';
import { screensOf, type Screen } from './all-screens.ts';

interface OneScreenProps {
  /** From `client/`: `features/today/today-page.screens.tsx`. */
  file: string;
  id: string;
}

/** One state of one screen, alone on the page as in the application. */
export function OneScreen({ file, id }: OneScreenProps) {
  const [screen, setScreen] = useState<Screen | null>(null);
  useEffect(() => {
    void screensOf(file).then((screens) => {
      const found = screens.find((each) => each.id === id);
      if (!found) throw new Error(`${file} has no screen ${id}`);
      document.title = found.title;
      setScreen(found);
    });
  }, [file, id]);
  return screen?.element;
}
