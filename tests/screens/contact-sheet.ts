import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOOKS, pictureOf } from './photograph.ts';
import { nameOf, type Subject } from './subject.ts';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const STYLE = `
  body { margin: 2rem auto; max-width: 110rem; padding: 0 1.5rem; font: 16px/1.5 system-ui; color: #1d2b2a; background: #faf8f4 }
  h2 { margin: 3rem 0 0; padding-bottom: .5rem; border-bottom: 1px solid #d9d5cc }
  h3 { margin: 1.5rem 0 .5rem; font-size: 1rem } small { color: #5b6867; font-weight: 400 }
  nav a { margin-right: 1rem } section div { display: flex; gap: 1rem; overflow-x: auto; align-items: start }
  img { max-height: 26rem; border: 1px solid #d9d5cc; border-radius: 6px; background: #fff }
  .wrong { color: #a3221b }`;

/** Writes `index.html` with all pictures, folder by folder; each opens in full size. */
export async function writeContactSheet(
  out: string,
  subjects: readonly Subject[],
  wrong: ReadonlySet<string>,
): Promise<void> {
  const features = [...new Set(subjects.map(({ feature }) => feature))];
  const pictures = (subject: Subject) =>
    LOOKS.map((look) => {
      const file = escaped(pictureOf(subject, look));
      const alt = escaped(`${subject.title}, ${look.width} px, ${look.scheme}`);
      return `<a href="${file}"><img loading="lazy" src="${file}" alt="${alt}"></a>`;
    }).join('');
  const article = (subject: Subject) =>
    `<h3 id="${escaped(subject.id)}"${wrong.has(nameOf(subject)) ? ' class="wrong"' : ''}>${escaped(subject.title)} ` +
    `<small>${escaped(subject.id)}</small></h3><div>${pictures(subject)}</div>`;
  const section = (feature: string) =>
    `<section><h2 id="${feature}">${feature}</h2>` +
    `${subjects
      .filter((each) => each.feature === feature)
      .map(article)
      .join('\n')}</section>`;
  const html =
    `<!doctype html><html lang="en-IE"><meta charset="utf-8"><meta name="color-scheme" content="light">` +
    `<title>Sightline: screens</title><style>${STYLE}</style><h1>Screens</h1>` +
    `<nav>${features.map((each) => `<a href="#${each}">${each}</a>`).join('')}</nav>\n` +
    features.map(section).join('\n');
  await writeFile(join(out, 'index.html'), html);
}
