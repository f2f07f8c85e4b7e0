import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { readImageHeader } from '../../platform/images/image-header.ts';

// DejaVu Sans covers Irish, Polish and every other Latin spelling, Greek and Cyrillic; only the glyphs in use are embedded.
const BODY = fileURLToPath(new URL('./fonts/DejaVuSansCondensed.ttf', import.meta.url));
const BOLD = fileURLToPath(new URL('./fonts/DejaVuSansCondensed-Bold.ttf', import.meta.url));
/** A4 in points, and the room for text. */
const MARGIN = 56;
const WIDTH = 595.28 - 2 * MARGIN;
const FOOT = 800;
const INK = '#1a2a2e';
const QUIET = '#51666b';

type Tag = 'H1' | 'H2' | 'H3' | 'P' | 'Figure' | 'TOC' | 'TOCI';

/** A page that grows: each call adds one tagged part (heading, paragraph, figure) in reading order. */
export interface PdfPage {
  /** The cover's heading. */
  title(title: string): void;
  /** Starts a new page; `name` is where links and the outline lead. */
  chapter(title: string, name: string): void;
  heading(title: string): void;
  small(title: string): void;
  paragraph(text: string): void;
  quiet(text: string): void;
  /** "Born: 2 March 1957", one paragraph each. */
  facts(rows: readonly (readonly [string, string])[]): void;
  figure(jpeg: Buffer, alternative: string): void;
  /** Leaves room for a contents list of so many chapters; it is filled in when the end is known. */
  contents(chapters: number): void;
  /** The whole file. */
  end(): Promise<Buffer>;
}

interface Chapter {
  readonly title: string;
  readonly name: string;
  readonly page: number;
}

const LINES_A_PAGE = 30;

const open = (title: string, author: string) => {
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: 'en-IE',
    bufferPages: true,
    info: { Title: title, Author: author, Creator: 'Sightline' },
  });
  doc.registerFont('body', BODY);
  doc.registerFont('bold', BOLD);
  return doc;
};

type Doc = ReturnType<typeof open>;

const collect = (doc: Doc): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    doc.on('data', (piece: Buffer) => pieces.push(piece));
    doc.on('end', () => resolve(Buffer.concat(pieces)));
    doc.on('error', reject);
  });

/** Page numbers and the patient's identity on each page, for the eye only: a screen reader is not told them each time. */
const footers = (doc: Doc, foot: string): void => {
  const { start, count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(start + index);
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font('body').fontSize(8).fillColor(QUIET);
    doc.text(`${foot} · page ${String(index + 1)} of ${String(count)}`, MARGIN, FOOT, {
      width: WIDTH,
      align: 'center',
      lineBreak: false,
    });
    doc.endMarkedContent();
  }
};

/** Opens a tagged PDF. `foot` stands on every page. */
export const openPdf = (title: string, author: string, foot: string): PdfPage => {
  const doc = open(title, author);
  const whole = collect(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const chapters: Chapter[] = [];
  let toc: PDFKit.PDFStructureElement | undefined;
  let tocPage = 0;

  const add = (tag: Tag, draw: () => void, into = root): void =>
    void into.add(doc.struct(tag, { title: '' }, draw));
  const text = (tag: Tag, words: string, size: number, font: 'body' | 'bold', colour = INK): void =>
    add(tag, () => {
      doc.font(font).fontSize(size).fillColor(colour);
      doc.text(words === '' ? ' ' : words, MARGIN, doc.y, { width: WIDTH, lineGap: 2, paragraphGap: 4 });
    });
  /** A heading is not left alone at the foot of a page. */
  const room = (points: number): void => {
    if (doc.y + points > 841.89 - MARGIN) doc.addPage();
  };
  const fillContents = (): void => {
    if (!toc) return;
    chapters.forEach(({ title: line, name, page }, index) => {
      doc.switchToPage(tocPage + Math.floor(index / LINES_A_PAGE));
      const y = MARGIN + 34 + (index % LINES_A_PAGE) * 22;
      const draw = (): void => {
        doc.font('body').fontSize(11).fillColor(INK);
        doc.text(line, MARGIN, y, { width: WIDTH - 40, lineBreak: false, ellipsis: true, goTo: name });
        doc.text(String(page), MARGIN + WIDTH - 40, y, { width: 40, align: 'right', lineBreak: false });
      };
      add('TOCI', draw, toc);
    });
    toc.end();
  };

  return {
    title(words) {
      doc.y = 180;
      text('H1', words, 24, 'bold');
      doc.moveDown(1);
    },
    chapter(words, name) {
      doc.addPage();
      const page = doc.bufferedPageRange().start + doc.bufferedPageRange().count;
      chapters.push({ title: words, name, page });
      doc.addNamedDestination(name);
      doc.outline.addItem(words);
      text('H1', words, 18, 'bold');
    },
    heading(words) {
      room(90);
      doc.moveDown(0.6);
      text('H2', words, 13, 'bold');
    },
    small(words) {
      room(60);
      text('H3', words, 10.5, 'bold');
    },
    paragraph: (words) => text('P', words, 10.5, 'body'),
    quiet: (words) => text('P', words, 9, 'body', QUIET),
    facts: (rows) => {
      for (const [label, value] of rows) text('P', `${label}: ${value}`, 10.5, 'body');
    },
    figure(jpeg, alternative) {
      room(240);
      const { width, height } = readImageHeader(jpeg);
      const scale = Math.min(300 / width, 220 / height);
      const draw = (): void => {
        doc.image(jpeg, MARGIN, doc.y + 4, { width: width * scale });
        // An image that is placed moves nothing.
        doc.y += height * scale + 10;
      };
      root.add(doc.struct('Figure', { alt: alternative }, draw));
    },
    contents(count) {
      doc.addPage();
      tocPage = doc.bufferedPageRange().start + doc.bufferedPageRange().count - 1;
      text('H1', 'Contents', 18, 'bold');
      toc = doc.struct('TOC');
      root.add(toc);
      for (let more = LINES_A_PAGE; more < count; more += LINES_A_PAGE) doc.addPage();
    },
    async end() {
      fillContents();
      root.end();
      footers(doc, foot);
      doc.end();
      return whole;
    },
  };
};
