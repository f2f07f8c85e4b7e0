import type { StillId } from '../../../shared/ids.ts';
import {
  calendarDay,
  consentWords,
  packTime,
  roleWords,
  siteWords,
  stateWords,
  statementWords,
} from './pack-words.ts';
import type { PackTime } from './pack-words.ts';
import type { PackConsultation, PackRecord, PackWording } from './pack-record.ts';
import { openPdf } from './pdf-page.ts';
import type { PdfPage } from './pdf-page.ts';

/** What the cover says of the request. */
export interface PackCover {
  readonly requestId: string;
  readonly receivedOn: string;
  /** "the patient", or the asker with their authority. */
  readonly askedBy: string;
  /** How many parts were left out, by decision. */
  readonly leftOut: number;
  /** R30: a chaperone may have written about the doctor who made this, who has no colleague: that is kept apart. */
  readonly concernsApart: boolean;
}

/** R30: said whenever a chaperone spoke about this doctor's calls, with a concern or without one. */
export const CONCERNS_APART =
  'A chaperone can write in confidence to the practice about the doctor. The doctor who made this pack does not read that, so it is not in here, if there is any. Ask the practice’s manager.';

/** Where a still's picture is in the ZIP. */
export type ImageNames = ReadonlyMap<StillId, string>;

export interface PackPdfParts {
  readonly record: PackRecord;
  readonly cover: PackCover;
  readonly images: ImageNames;
  /** A small picture for the page; the whole one is in the ZIP. */
  readonly thumbnail: (id: StillId) => Promise<Buffer>;
  readonly progress: () => Promise<void>;
}

const COMPLAIN =
  'You may ask the practice to correct what is wrong, to erase or to restrict what it need not keep, and to explain what you do not understand. If you are not content with this answer you may complain to the Data Protection Commission, dataprotection.ie.';

const about = (page: PdfPage, { record, cover }: PackPdfParts): void => {
  const { practice } = record;
  page.chapter('About this pack', 'about');
  page.paragraph(
    'It holds everything that Sightline, the practice’s system for remote consultations, keeps about this patient. The practice may hold more in its other systems and on paper: ask about those as well.',
  );
  page.heading('What the data are for');
  page.paragraph(
    `Care. The lawful basis is GDPR Article 9(2)(h), the provision of health care, with ${record.article6Basis} as the practice’s Article 6 basis. Consent is recorded as well, for the examination and for each photograph. No decision about you is made by a computer, and calls are not recorded.`,
  );
  page.heading('Who has had them');
  page.paragraph(
    'The people who cared for the patient, each named with their times in the consultation. The last chapter lists every time somebody read, filed or released something. A photograph that was released to the practice’s own record system says so.',
  );
  page.heading('Where they come from, and how long they are kept');
  page.paragraph(
    'From the patient, from whoever answered for the patient, and from the staff named here. They are kept as long as medical records are kept by law and by the practice’s retention policy; the practice will tell you the date that applies.',
  );
  page.heading('What was left out');
  page.paragraph(
    cover.leftOut === 0
      ? 'Nothing was left out.'
      : `${String(cover.leftOut)} ${cover.leftOut === 1 ? 'part was' : 'parts were'} left out, each by a clinician’s decision, because the law protects other people’s data too or puts a limit on what may be handed over. “Left out” stands where words are missing. Ask the practice if you want to know more.`,
  );
  if (cover.concernsApart) page.paragraph(CONCERNS_APART);
  page.paragraph(
    'Photographs that were discarded are gone: their keys were destroyed. The last chapter says when.',
  );
  page.heading('Your rights');
  page.paragraph(COMPLAIN);
  page.paragraph(practice.complaints);
};

const people = (page: PdfPage, { participants, pauses }: PackConsultation, time: PackTime): void => {
  page.heading('Who was there, and who could see');
  if (participants.length === 0) page.paragraph('Nobody joined.');
  const span = (from: string, to: string | null) =>
    `${time.clock(from)} to ${to ? time.clock(to) : 'no end recorded'}`;
  for (const { name, title, role, identified, trained, intervals, couldSee } of participants) {
    page.small([name, title, roleWords(role)].filter(Boolean).join(', '));
    page.quiet(
      [
        `Identified by: ${identified.replaceAll('_', ' ')}.`,
        trained === null ? '' : trained ? 'Trained as a chaperone.' : 'Not trained as a chaperone.',
        intervals.length === 0
          ? 'Not in the call.'
          : `In the call: ${intervals.map(({ joinedAt, leftAt }) => span(joinedAt, leftAt)).join('; ')}.`,
        couldSee.length === 0
          ? ''
          : `The patient’s picture was delivered: ${couldSee.map(({ from, to }) => span(from, to)).join('; ')}.`,
      ]
        .filter(Boolean)
        .join(' '),
    );
  }
  for (const { from, to, by } of pauses) page.quiet(`Paused by ${by}: ${span(from, to)}.`);
};

const statements = (page: PdfPage, told: PackConsultation, time: PackTime): void => {
  page.heading('What was said, decided and written');
  if (told.statements.length === 0) page.paragraph('Nothing was recorded.');
  for (const statement of told.statements) {
    const words = statementWords(statement);
    page.small(words.about);
    if (words.said !== '') page.paragraph(words.said);
    page.quiet(`${statement.author.name}, ${time.moment(statement.at)}`);
  }
};

const consents = (page: PdfPage, told: PackConsultation, time: PackTime): void => {
  page.heading('What was agreed, refused or withdrawn');
  if (told.consents.length === 0) page.paragraph('Nothing was asked.');
  for (const consent of told.consents) {
    const words = consentWords(consent);
    page.small(words.decision);
    page.paragraph(words.detail);
    page.quiet(time.moment(consent.at));
  }
};

const stills = async (page: PdfPage, told: PackConsultation, time: PackTime, parts: PackPdfParts) => {
  page.heading('Photographs');
  if (told.stills.length === 0) page.paragraph('There is no photograph in the record.');
  for (const { still, necessity, present } of told.stills) {
    const name = parts.images.get(still.id) ?? '';
    const where = siteWords(still);
    page.figure(await parts.thumbnail(still.id), `Photograph: ${where}, ${time.day(still.takenAt)}`);
    page.small(`${where}, taken ${time.moment(still.takenAt)}`);
    if (still.label !== '') page.paragraph(`Note: ${still.label}`);
    page.paragraph(`Why it was necessary: ${necessity}`);
    page.paragraph(
      `There when it was taken: ${present.map((each) => (each.title === '' ? each.name : `${each.name} (${each.title})`)).join(', ') || 'not known'}.`,
    );
    if (still.decision)
      page.paragraph(`After consent was withdrawn: kept. ${still.decision.reason} (${still.decision.by})`);
    page.quiet(
      [
        `${String(still.width)} × ${String(still.height)} pixels, the whole picture is ${name} in this pack.`,
        still.state === 'filed' && still.filedAt ? `Filed ${time.moment(still.filedAt)}.` : 'Not filed yet.',
        still.inPracticeRecord
          ? 'Also in the practice’s own record system.'
          : 'Not in the practice’s own record system.',
        `SHA-256 ${still.sha256Stored}`,
      ].join(' '),
    );
    await parts.progress();
  }
};

const others = (page: PdfPage, { others: entries }: PackRecord, time: PackTime): void => {
  page.chapter('Sharing, retention, reviews and the chaperone’s own words', 'others');
  if (entries.length === 0) page.paragraph('Nothing of that kind is kept.');
  for (const { section, at, by, lines } of entries) {
    page.small(section);
    for (const { label, text } of lines)
      page.paragraph(`${label}: ${/^\d{4}-\d\d-\d\dT/.test(text) ? time.moment(text) : text}`);
    page.quiet([by, time.moment(at)].filter(Boolean).join(', '));
  }
};

const wordings = (page: PdfPage, all: readonly PackWording[], practice: string): void => {
  page.chapter('The wordings that were read', 'wordings');
  if (all.length === 0) page.paragraph('No consent was asked.');
  const fill = (line: string): string =>
    line.replaceAll('{practice}', () => practice).replaceAll('{doctor}', 'The doctor');
  for (const { id, version, sha256, title, paragraphs, question } of all) {
    page.heading(fill(title));
    for (const line of paragraphs) page.paragraph(fill(line));
    page.paragraph(fill(question));
    page.quiet(`${id}, version ${String(version)}, SHA-256 ${sha256}`);
  }
};

const audit = (page: PdfPage, { audit: entries, practice }: PackRecord, time: PackTime): void => {
  page.chapter('Who did what, and when', 'audit');
  page.paragraph(`Every entry of the audit about this patient. Times are ${practice.timeZone}.`);
  for (const { at, who, what, lawfulBasis } of entries)
    page.quiet(`${time.moment(at)} · ${who} · ${what}${lawfulBasis ? ` (${lawfulBasis})` : ''}`);
};

const coverOf = (page: PdfPage, { record, cover }: PackPdfParts, time: PackTime): void => {
  const { patient, practice } = record;
  page.paragraph(practice.name);
  page.facts([
    ['Patient', patient.name],
    ['Born', calendarDay(patient.dateOfBirth)],
    [patient.identifierKind, patient.identifier],
    ...(patient.phone === '' ? [] : ([['Telephone', patient.phone]] as const)),
    ['Asked for by', cover.askedBy],
    ['Request received', calendarDay(cover.receivedOn)],
    ['Made', time.moment(record.madeAt)],
    ['Reference', cover.requestId],
    ['Practice', `${practice.address}, ${practice.phone}`],
  ]);
};

const chapterOf = ({ startsAt, clinicianName }: PackConsultation, time: PackTime): string =>
  `Consultation of ${time.day(startsAt)} with ${clinicianName}`;

/** The readable part of the pack: cover, contents, each consultation, the wordings, and the audit in plain words. */
export const packPdf = async (parts: PackPdfParts): Promise<Buffer> => {
  const { record } = parts;
  const time = packTime(record.practice.timeZone);
  const title = `What ${record.practice.name} holds about ${record.patient.name}`;
  const page = openPdf(title, record.practice.name, `${record.patient.name} · subject access pack`);
  page.title(title);
  coverOf(page, parts, time);
  page.contents(record.consultations.length + 4);
  about(page, parts);
  for (const told of record.consultations) {
    page.chapter(chapterOf(told, time), `consultation-${told.id}`);
    page.facts([
      ['Reason', told.reason],
      ['Booked for', time.moment(told.startsAt)],
      ['Clinician', `${told.clinicianName}, registration ${told.clinicianRegistration}`],
      ['How it stands', stateWords(told)],
    ]);
    people(page, told, time);
    statements(page, told, time);
    consents(page, told, time);
    await stills(page, told, time, parts);
  }
  others(page, record, time);
  wordings(page, record.wordings, record.practice.name);
  audit(page, record, time);
  return page.end();
};
