import { useEffect, useState } from 'react';
import { screenFiles, screensOf, type Screen } from './all-screens.ts';
import styles from './gallery.module.css';

interface Listed {
  readonly file: string;
  readonly screens: readonly Screen[];
}

/** The patient's screens are looked at on the patient's page: no dense type, no style nonce. */
const pageOf = (file: string) => (file.startsWith('features/patient/') ? '/v' : '');

const addressOf = (file: string, { id }: Screen) =>
  `${pageOf(file)}#${new URLSearchParams({ file, screen: id }).toString()}`;

/** Every screen's states as links. `npm run screens` reads this list, so nothing is listed twice. */
export function ScreenList() {
  const [files, setFiles] = useState<readonly Listed[] | null>(null);
  useEffect(() => {
    const load = async (file: string) => ({ file, screens: await screensOf(file) });
    void Promise.all(screenFiles.map(load)).then(setFiles);
  }, []);
  if (!files) return <p>Collecting the screens</p>;
  return (
    <main className={styles.page}>
      <h1>Screens</h1>
      {files.map(({ file, screens }) => (
        <section key={file} className={styles.sample}>
          <h2>{file}</h2>
          <ul>
            {screens.map((screen) => (
              <li key={screen.id}>
                <a href={addressOf(file, screen)} target="_blank" data-file={file} data-screen={screen.id}>
                  {screen.title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}
