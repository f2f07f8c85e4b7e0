import { stringify } from 'csv-stringify/sync';
import { calendarDay, consentWords, packTime, statementWords } from './pack-words.ts';
import type { PackRecord } from './pack-record.ts';
import { CONCERNS_APART } from './pack-pdf.ts';
import type { ImageNames, PackCover } from './pack-pdf.ts';

export interface PackFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/** A table that spreadsheets open with its accents (byte-order mark), and in which no cell is taken for a formula. */
const csv = (path: string, columns: readonly string[], rows: readonly (readonly unknown[])[]): PackFile => ({
  path,
  bytes: Buffer.from(
    stringify([columns, ...rows.map((row) => [...row])], { bom: true, escape_formulas: true }),
  ),
});

const json = (path: string, value: unknown): PackFile => ({
  path,
  bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
});

const consents = ({ consultations }: PackRecord): PackFile[] => {
  const all = consultations.flatMap(({ id, consents: given }) =>
    given.map((consent) => ({ consultationId: id, ...consent })),
  );
  const columns = [
    'at',
    'consultation',
    'what',
    'decision',
    'scope',
    'by',
    'how',
    'wording',
    'version',
    'sha256',
    'detail',
  ];
  const rows = all.map((consent) => [
    consent.at,
    consent.consultationId,
    consentWords(consent).decision,
    consent.decision,
    consent.scope,
    consent.giver.name,
    consent.how,
    consent.wording.id,
    consent.wording.version,
    consent.wording.sha256,
    consentWords(consent).detail,
  ]);
  return [json('data/consents.json', all), csv('data/consents.csv', columns, rows)];
};

const reasoning = ({ consultations }: PackRecord): PackFile[] => {
  const all = consultations.flatMap(({ id, statements }) =>
    statements.map((statement) => ({ consultationId: id, ...statement })),
  );
  const rows = all.map((statement) => {
    const words = statementWords(statement);
    return [
      statement.at,
      statement.consultationId,
      statement.author.name,
      statement.author.role,
      words.about,
      words.said,
    ];
  });
  return [
    json('data/reasoning.json', all),
    csv('data/reasoning.csv', ['at', 'consultation', 'by', 'role', 'about', 'said'], rows),
  ];
};

const audit = ({ audit: entries }: PackRecord): PackFile[] => [
  json('data/audit.json', entries),
  csv(
    'data/audit.csv',
    ['at', 'who', 'role', 'what', 'event', 'consultation', 'lawful basis'],
    entries.map((entry) => [
      entry.at,
      entry.who,
      entry.role,
      entry.what,
      entry.event,
      entry.consultationId,
      entry.lawfulBasis,
    ]),
  ),
];

const stills = ({ consultations }: PackRecord, images: ImageNames): PackFile[] => {
  const all = consultations.flatMap((told) =>
    told.stills.map((entry) => ({ file: images.get(entry.still.id) ?? '', ...entry })),
  );
  const columns = [
    'file',
    'taken',
    'site',
    'side',
    'note',
    'width',
    'height',
    'bytes',
    'sha256',
    'necessity',
  ];
  const rows = all.map(({ file, still, necessity }) => [
    file,
    still.takenAt,
    still.site,
    still.side,
    still.label,
    still.width,
    still.height,
    still.bytes,
    still.sha256Stored,
    necessity,
  ]);
  return [json('data/photographs.json', all), csv('data/photographs.csv', columns, rows)];
};

/** The same as the PDF for machines: JSON whole, CSV for a spreadsheet (GDPR Art. 15(3): a commonly used electronic form). */
export const dataFiles = (record: PackRecord, images: ImageNames): PackFile[] => [
  ...consents(record),
  ...reasoning(record),
  ...audit(record),
  ...stills(record, images),
  json('data/sharing-retention-reviews.json', record.others),
  json('data/wordings.json', record.wordings),
  json('data/people.json', {
    patient: record.patient,
    practice: record.practice,
    consultations: record.consultations.map(
      ({ id, startsAt, reason, state, clinicianName, participants, pauses }) => ({
        ...{ id, startsAt, reason, state, clinicianName, participants, pauses },
      }),
    ),
  }),
];

/** What is in the ZIP, in plain words. */
export const readme = (record: PackRecord, cover: PackCover): PackFile => {
  const { practice, patient } = record;
  const lines = [
    `What ${practice.name} holds about ${patient.name}`,
    '',
    `Made ${packTime(practice.timeZone).moment(record.madeAt)}, in answer to the request received on ${calendarDay(cover.receivedOn)}.`,
    `Reference ${cover.requestId}.`,
    '',
    'record.pdf      Start here. Everything to read: each consultation, what was said and agreed, who was there,',
    '                the photographs, and who did what.',
    'images          The photographs as they are kept, whole size. Location and camera data were never kept.',
    'data            The same for computers: JSON files, and CSV files for a spreadsheet.',
    '',
    cover.leftOut === 0
      ? 'Nothing was left out.'
      : `${String(cover.leftOut)} ${cover.leftOut === 1 ? 'part was' : 'parts were'} left out by a clinician’s decision. record.pdf says more.`,
    ...(cover.concernsApart ? ['', CONCERNS_APART] : []),
    '',
    'These are health data and nothing in this ZIP is locked. Keep it where only you can open it, and delete it when you',
    'no longer need it.',
    '',
    `Questions: ${practice.name}, ${practice.address}, ${practice.phone}`,
    'Complaints: the Data Protection Commission, dataprotection.ie',
  ];
  return { path: 'README.txt', bytes: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`) };
};
