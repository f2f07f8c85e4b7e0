import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorBody } from '../../shared/errors.ts';
import type { PatientRecord } from '../../shared/http.ts';
import type { AccessRequestId, StillId, UserId } from '../../shared/ids.ts';
import { addColleague } from '../support/colleagues.ts';
import {
  act,
  ask,
  asRead,
  decideAll,
  download,
  made,
  recorded,
  review,
  today,
  view,
} from '../support/access-pack.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import { addPatient, bookFor, bringChaperone, press, untilShutter, upload } from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { attended } from '../support/retention.ts';
import { http, ORIGIN, signIn } from '../support/people.ts';
import { oldRecord, retentionOf } from '../support/retention.ts';
import { jpegOf } from '../support/pictures.ts';
import { readPdf } from '../support/read-pdf.ts';
import { unzip } from '../support/unzip.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let app: TestApp;
const journeys: Journey[] = [];
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(() => {
  for (const { gp, patient } of journeys.splice(0)) {
    gp.close();
    patient.close();
  }
});
afterAll(() => app.close());

const atShutter = async (): Promise<Journey> => {
  const journey = await untilShutter(app);
  journeys.push(journey);
  return journey;
};

const takeStill = async (journey: Journey): Promise<StillId> => {
  const { captureId, token } = await press(journey);
  const picture = await jpegOf(800, 600);
  const { body } = await upload<{ stillId: StillId }>(journey, { captureId, token, picture });
  await journey.gp.until(
    'the still',
    ({ view: seen }) => seen?.stills.some(({ id }) => id === body.stillId) === true,
  );
  return body.stillId;
};

const file = async ({ gp }: Journey, stillId: StillId): Promise<void> => {
  const { name, dateOfBirth } = gp.seen.patient;
  await gp.ok('still:label', { stillId, site: 'forearm', side: 'left', label: 'Trzeci dzień, świąd' });
  await gp.ok('still:file', { stillId, patientName: name, dateOfBirth });
};

/** A request of the patient's own, everything included. */
const reviewed = async (journey: Journey): Promise<AccessRequestId> => {
  const id = await recorded(app, journey.gpCookie, journey.patientId);
  await decideAll(app, journey.gpCookie, id);
  return id;
};

const entriesOf = (journey: Journey) =>
  app.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('patient_id', '=', journey.patientId)
    .orderBy('seq')
    .execute();

describe('GDPR Art. 15: the pack, opened and read', () => {
  test('[R1, R3] every consent with its wording, every still by its hash, every audit entry; accents survive', async () => {
    const journey = await atShutter();
    const stranger = await atShutter();
    await stranger.gp.ok('statement:clinician', {
      kind: 'note',
      note: 'Somebody else’s psoriasis',
      safetyNet: '',
    });
    const strangerStill = await takeStill(stranger);
    const kept = await takeStill(journey);
    const discarded = await takeStill(journey);
    await file(journey, kept);
    await journey.gp.ok('still:discard', { stillId: discarded, reason: 'Blurred' });
    const note = 'Zażółć gęślą jaźń. Ó Súilleabháin, Ní Dhomhnaill. ∅ — “quoted”';
    await journey.gp.ok('statement:clinician', { kind: 'note', note, safetyNet: 'Ring if it spreads' });

    const id = await reviewed(journey);
    await made(app, journey.gpCookie, id);
    const before = await entriesOf(journey);
    const { status, headers, bytes } = await download(app, journey.gpCookie, id);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-type')).toBe('application/zip');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="sightline-access-[0-9a-f]{8}\.zip"$/,
    );

    const files = await unzip(bytes);
    const text = (path: string): string => files.get(path)?.toString('utf8') ?? '';
    const pdf = await readPdf(files.get('record.pdf') ?? Buffer.alloc(0));
    const flat = pdf.text.replaceAll(/\s+/g, ' ');

    // The picture is the stored one, byte for byte; the discarded one and the stranger's are not there.
    const pictures = [...files].filter(([path]) => path.startsWith('images/'));
    const row = await app.db.selectFrom('still').selectAll().where('id', '=', kept).executeTakeFirstOrThrow();
    expect(pictures.map(([, picture]) => createHash('sha256').update(picture).digest('hex'))).toEqual([
      row.sha256_stored,
    ]);
    expect(flat.replaceAll(' ', '')).toContain(row.sha256_stored);
    const everything = [...files].map(([, content]) => content.toString('utf8')).join('\n') + pdf.text;
    expect(everything).not.toContain('psoriasis');
    expect(everything).not.toContain(strangerStill);
    expect(everything).not.toContain(stranger.patientId);
    expect(text('data/photographs.json')).not.toContain(discarded);

    const consents = await app.db
      .selectFrom('consent')
      .selectAll()
      .where('patient_id', '=', journey.patientId)
      .execute();
    expect(consents.length).toBeGreaterThanOrEqual(6);
    const told = JSON.parse(text('data/consents.json')) as { id: string }[];
    expect(told.map((consent) => consent.id).sort()).toEqual(consents.map((consent) => consent.id).sort());
    for (const { wording } of consents) {
      const version = await app.db
        .selectFrom('wording')
        .select('content')
        .where('sha256', '=', wording.sha256)
        .executeTakeFirstOrThrow();
      const { question } = version.content as { question: string };
      expect(flat).toContain(question.replaceAll('{doctor}', 'The doctor'));
      expect(flat.replaceAll(' ', '')).toContain(wording.sha256);
    }

    const audit = JSON.parse(text('data/audit.json')) as { seq: number; event: string }[];
    // All that was there when it was read; the entry that it was made came after.
    const expected = before.filter(({ event }) => event !== 'access.pack_made').map(({ seq }) => seq);
    expect(audit.map(({ seq }) => seq)).toEqual(expected);
    expect(audit.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['patient.added', 'still.stored', 'still.discarded', 'access.requested']),
    );

    for (const words of [note, 'Seán Ó Murchú', 'Trzeci dzień, świąd', 'Dr Test Murphy', '2 March 1957'])
      expect(flat).toContain(words);
    expect(text('data/reasoning.csv')).toContain('Zażółć gęślą jaźń');
    expect(text('README.txt')).toContain('Seán Ó Murchú');
    expect(flat).toContain('Detail of the border is needed to tell eczema from tinea.');
    expect(pdf).toMatchObject({
      tagged: true,
      language: 'en-IE',
      title: 'What First Practice holds about Seán Ó Murchú',
    });
    expect([...pdf.roles]).toEqual(
      expect.arrayContaining(['Document', 'H1', 'H2', 'H3', 'P', 'Figure', 'TOC', 'TOCI']),
    );
    expect(pdf.outline).toEqual([
      'About this pack',
      expect.stringMatching(/^Consultation of .+ with Dr Test Murphy$/),
      'Sharing, retention, reviews and the chaperone’s own words',
      'The wordings that were read',
      'Who did what, and when',
    ]);
  });

  test('a person who is left out is gone by name from every file, and the pack says that something was left out', async () => {
    const journey = await atShutter();
    const chaperone = await bringChaperone(journey);
    await journey.patient.ok('statement:patient', {
      kind: 'privacy',
      private: false,
      comfortable: true,
      others: 'Łucja Wiśniewska, my neighbour',
      participants: [],
    });
    await journey.gp.ok('statement:clinician', {
      kind: 'note',
      note: 'Niamh Test noticed the swelling first.',
      safetyNet: '',
    });
    const { gpCookie } = journey;
    const id = await recorded(app, gpCookie, journey.patientId);
    await decideAll(app, gpCookie, id, ({ text }) => /Wiśniewska|^Niamh Test,/.test(text));
    await made(app, gpCookie, id);
    const files = await unzip((await download(app, gpCookie, id)).bytes);
    const pdf = await readPdf(files.get('record.pdf') ?? Buffer.alloc(0));
    for (const [path, content] of files) {
      expect(content.toString('utf8'), path).not.toContain('Wiśniewska');
      expect(content.toString('utf8'), path).not.toContain('Niamh');
    }
    expect(pdf.text).not.toMatch(/Wiśniewska|Niamh/);
    expect(pdf.text).toContain('[Left out: about another person] noticed the swelling first.');
    expect(files.get('README.txt')?.toString('utf8')).toContain('2 parts were left out');
    chaperone.close();
  });

  test('[R11] a silent “not safe” that is left out leaves no trace: no answer, no decision, no audit line', async () => {
    const journey = await atShutter();
    await journey.patient.ok('statement:patient', { kind: 'safe_to_talk', answer: 'no' });
    await journey.gp.ok('statement:clinician', {
      kind: 'safety_decision',
      note: 'Women’s Aid number given in the code word.',
    });
    const { gpCookie } = journey;
    const id = await recorded(app, gpCookie, journey.patientId);
    const items = (await review(app, gpCookie, id)).items;
    expect(items.filter(({ kind }) => kind === 'safety')).toHaveLength(1);
    await decideAll(app, gpCookie, id, ({ kind }) => kind === 'safety');
    await made(app, gpCookie, id);
    const files = await unzip((await download(app, gpCookie, id)).bytes);
    const all = [...files.values()].map((content) => content.toString('utf8')).join('\n');
    const pdf = await readPdf(files.get('record.pdf') ?? Buffer.alloc(0));
    for (const trace of [
      'Women’s Aid',
      'safe_to_talk',
      'safety_decision',
      'Safe to talk',
      'signal about safety',
    ]) {
      expect(all).not.toContain(trace);
      expect(pdf.text).not.toContain(trace);
    }
  });
});

describe('[R30] a chaperone’s concern, and the doctor it is about', () => {
  const CONCERN = 'The doctor asked for a second photograph after a no.';
  /** A call that is over, at which the chaperone said what they saw. */
  const attested = async (concern: string): Promise<Journey> => {
    const journey = await atShutter();
    const chaperone = await bringChaperone(journey);
    await journey.gp.ok('consultation:end', {});
    await chaperone.ok('chaperone:attest', { saw: 'all', note: 'I was there throughout', concern });
    chaperone.close();
    return journey;
  };
  const asColleague = async (cookie: string, patientId: string) => {
    const body = { ground: 'patient_asked', reason: 'The patient asks for a copy' };
    await http(app, 'POST', `/api/patients/${patientId}/break-glass`, { cookie, body });
  };
  const disable = (id: UserId, disabled_at: Date | null) =>
    app.db.updateTable('app_user').set({ disabled_at }).where('id', '=', id).execute();

  test('shows neither in their review nor in the record’s audit; who raised it is the chaperone', async () => {
    const colleague = await addColleague(app, 'gp');
    const journey = await attested(CONCERN);
    const { gpCookie, patientId } = journey;
    const id = await recorded(app, gpCookie, patientId);
    const mine = await review(app, gpCookie, id);
    expect(JSON.stringify(mine)).not.toMatch(/second photograph|oncern|review/);
    expect(mine.items.some(({ text }) => text === 'I was there throughout')).toBe(true);
    const record = (cookie: string) =>
      http<PatientRecord>(app, 'GET', `/api/patients/${patientId}/record`, { cookie });
    const auditOf = async (cookie: string) =>
      (await record(cookie)).body.consultations.flatMap(({ audit }) => audit);
    expect((await auditOf(gpCookie)).map(({ event }) => event)).not.toContain('review.raised');

    await asColleague(colleague.cookie, patientId);
    const theirs = await review(app, colleague.cookie, id);
    expect(theirs.items.some(({ text }) => text === CONCERN)).toBe(true);
    const raised = (await auditOf(colleague.cookie)).find(({ event }) => event === 'review.raised');
    expect(raised?.who).toBe('chaperone');
    await disable(colleague.id, app.clock.now());
  });

  test.each([CONCERN, ''])(
    'another GP decides, makes the pack and hands it over – the refusal is the same with a concern and without (%j)',
    async (concern) => {
      const colleague = await addColleague(app, 'gp');
      const journey = await attested(concern);
      const { gpCookie, patientId } = journey;
      const id = await recorded(app, gpCookie, patientId);
      await decideAll(app, gpCookie, id);
      expect((await review(app, gpCookie, id)).handsOver).toBe('another_gp');
      await expectRefusal(app, { code: 'access_another_gp' }, async () => {
        return (await act<ErrorBody>(app, gpCookie, id, 'make')).body;
      });
      await asColleague(colleague.cookie, patientId);
      expect((await review(app, colleague.cookie, id)).handsOver).toBe('you');
      await decideAll(app, colleague.cookie, id);
      await made(app, colleague.cookie, id);
      await expectRefusal(app, { code: 'access_another_gp' }, async () => {
        return (await act<ErrorBody>(app, gpCookie, id, 'download')).body;
      });
      const files = await unzip((await download(app, colleague.cookie, id)).bytes);
      const all = [...files.values()].map((content) => content.toString('utf8')).join('\n');
      expect(all.includes(CONCERN)).toBe(concern === CONCERN);
      await disable(colleague.id, app.clock.now());
    },
  );

  test.each([CONCERN, ''])(
    'the only GP makes the pack without it, and the pack says whom to ask – with a concern and without (%j)',
    async (concern) => {
      const journey = await attested(concern);
      const { gpCookie, patientId } = journey;
      const id = await recorded(app, gpCookie, patientId);
      await decideAll(app, gpCookie, id);
      await made(app, gpCookie, id);
      const files = await unzip((await download(app, gpCookie, id)).bytes);
      const pdf = await readPdf(files.get('record.pdf') ?? Buffer.alloc(0));
      const all = [...files.values()].map((content) => content.toString('utf8')).join('\n') + pdf.text;
      expect(all).not.toContain('second photograph');
      expect(all).not.toContain('chaperone_concern');
      expect(files.get('README.txt')?.toString('utf8')).toContain('Ask the practice’s manager.');
      expect(pdf.text.replaceAll(/\s+/g, ' ')).toContain('Ask the practice’s manager.');
    },
  );
});

describe('GDPR Art. 12, 15: who may do what', () => {
  test('[R4, R6] a request on no authority is refused with its reason and recorded nowhere', async () => {
    const journey = await atShutter();
    const { gpCookie, patientId } = journey;
    const refused = await ask<ErrorBody>(app, gpCookie, patientId, {
      as: 'next_of_kin',
      name: 'Cáit',
      relationship: 'daughter',
      authority: 'Says so',
    });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'access_not_entitled', reasons: ['no_authority'] });
    const child = await addPatient(app, gpCookie, { name: 'Oisín', dateOfBirth: '2017-05-01' });
    expect((await ask<ErrorBody>(app, gpCookie, child.id)).body.reasons).toEqual(['under_16_asks']);
    const parent = {
      as: 'parent_guardian',
      name: 'Aoife',
      relationship: 'mother',
      authority: 'Birth certificate',
    } as const;
    expect((await ask(app, gpCookie, child.id, parent)).status).toBe(200);
    const rows = await app.db
      .selectFrom('access_request')
      .select('id')
      .where('patient_id', 'in', [patientId, child.id])
      .execute();
    expect(rows).toHaveLength(1);
  });

  test('[R22] another practice sees no request, cannot ask for this practice’s patient, and learns nothing', async () => {
    const journey = await atShutter();
    const id = await reviewed(journey);
    const stranger = await signIn(app, app.other.gpEmail);
    expect((await ask<ErrorBody>(app, stranger, journey.patientId)).body.code).toBe('not_found');
    for (const path of [`/api/access-requests/${id}`, `/api/access-requests/${id}/review`])
      expect((await http<ErrorBody>(app, 'GET', path, { cookie: stranger })).body.code).toBe('not_found');
    for (const what of ['make', 'download'])
      expect((await act<ErrorBody>(app, stranger, id, what)).body.code).toBe('not_found');
    const list = await http<{ requests: unknown[] }>(app, 'GET', '/api/access-requests', {
      cookie: stranger,
    });
    expect(list.body.requests).toEqual([]);
  });

  test('[R1, R22] a chaperone may do nothing; a manager prepares and sees no clinical text, and may not download', async () => {
    const journey = await atShutter();
    const id = await reviewed(journey);
    await made(app, journey.gpCookie, id);
    const chaperone = await signIn(app, app.practice.chaperoneEmail);
    expect((await ask<ErrorBody>(app, chaperone, journey.patientId)).body.code).toBe('not_allowed');
    expect((await act<ErrorBody>(app, chaperone, id, 'download')).body.code).toBe('not_allowed');
    const manager = (await addColleague(app, 'manager')).cookie;
    const other = await addPatient(app, journey.gpCookie);
    expect((await ask(app, manager, other.id)).status).toBe(200);
    const seen = await http<unknown>(app, 'GET', `/api/access-requests/${id}`, { cookie: manager });
    expect(seen).toMatchObject({ status: 200, body: { state: 'ready', mayReview: false } });
    expect(JSON.stringify(seen.body)).not.toMatch(/Rash|eczema|border/);
    const path = `/api/access-requests/${id}/review`;
    expect((await http<ErrorBody>(app, 'GET', path, { cookie: manager })).body.code).toBe('not_allowed');
    for (const what of ['make', 'download'])
      expect((await act<ErrorBody>(app, manager, id, what)).body.code).toBe('not_allowed');
    const decision = {
      items: [{ id: 'x', sha256: '0'.repeat(64) }],
      include: true,
      ground: null,
      reason: '',
    };
    expect((await act<ErrorBody>(app, manager, id, 'decide', decision)).body.code).toBe('not_allowed');
    expect(await view(app, journey.gpCookie, id)).toMatchObject({ state: 'ready' });
  });

  test('[R22] a GP without a care relationship neither reviews nor downloads', async () => {
    const journey = await atShutter();
    const id = await reviewed(journey);
    await made(app, journey.gpCookie, id);
    const { cookie: colleague } = await addColleague(app, 'gp');
    const path = `/api/access-requests/${id}/review`;
    const codes = [
      (await http<ErrorBody>(app, 'GET', path, { cookie: colleague })).body.code,
      (await act<ErrorBody>(app, colleague, id, 'make')).body.code,
      (await act<ErrorBody>(app, colleague, id, 'download')).body.code,
    ];
    expect(codes).toEqual(['no_care_relationship', 'no_care_relationship', 'no_care_relationship']);
  });

  test('[R22] break-glass reads what is to be reviewed, audited under it; it decides, makes and downloads nothing', async () => {
    const journey = await atShutter();
    const id = await reviewed(journey);
    await made(app, journey.gpCookie, id);
    const { cookie: cover } = await addColleague(app, 'gp');
    const opened = await http(app, 'POST', `/api/patients/${journey.patientId}/break-glass`, {
      cookie: cover,
      body: { ground: 'emergency', reason: 'She is at the desk and feels faint' },
    });
    expect(opened.status).toBe(200);
    const { items } = await review(app, cover, id);
    expect(items.length).toBeGreaterThan(0);
    expect(await view(app, cover, id)).toMatchObject({ mayReview: true, mayHandOver: false });
    expect(await view(app, journey.gpCookie, id)).toMatchObject({ mayReview: true, mayHandOver: true });
    const decision = { items: items.map(asRead), include: true, ground: null, reason: '' };
    const codes = [
      (await act<ErrorBody>(app, cover, id, 'decide', decision)).body.code,
      (await act<ErrorBody>(app, cover, id, 'make')).body.code,
      (await act<ErrorBody>(app, cover, id, 'download')).body.code,
    ];
    expect(codes).toEqual(['no_care_relationship', 'no_care_relationship', 'no_care_relationship']);
    const read = (await entriesOf(journey)).filter(({ event }) => event === 'access.review_read');
    expect(read.at(-1)?.detail).toHaveProperty('breakGlassId');
    expect(await view(app, journey.gpCookie, id)).toMatchObject({ state: 'ready' });
  });

  test('nobody signed in, and the patient’s own link, reach nothing', async () => {
    const journey = await atShutter();
    const id = await reviewed(journey);
    for (const cookie of ['', journey.patientCookie])
      expect((await act<ErrorBody>(app, cookie, id, 'download')).body.code).toBe('not_signed_in');
  });
});

describe('GDPR Art. 15(4): review before the pack', () => {
  test('nothing is made while something is undecided; leaving out needs a ground and a reason', async () => {
    const journey = await atShutter();
    const { gpCookie } = journey;
    const id = await recorded(app, gpCookie, journey.patientId);
    const { items } = await review(app, gpCookie, id);
    expect(items.length).toBeGreaterThan(0);
    const refused = await act<ErrorBody>(app, gpCookie, id, 'make');
    expect(refused.body).toMatchObject({ code: 'access_unreviewed', count: items.length });
    const first = items.slice(0, 1).map(asRead);
    const bare = { items: first, include: false, ground: 'another_person', reason: '' };
    expect((await act<ErrorBody>(app, gpCookie, id, 'decide', bare)).body.field).toBe('reason');
    const groundless = { items: first, include: false, ground: null, reason: 'Because' };
    expect((await act<ErrorBody>(app, gpCookie, id, 'decide', groundless)).body.field).toBe('ground');
    const unknown = {
      items: [{ id: 'statement:x:y', sha256: '0'.repeat(64) }],
      include: true,
      ground: null,
      reason: '',
    };
    expect((await act<ErrorBody>(app, gpCookie, id, 'decide', unknown)).body.code).toBe('not_found');
    expect((await view(app, gpCookie, id)).state).toBe('open');
  });

  test('what is written after the review has to be looked at as well', async () => {
    const journey = await atShutter();
    const { gpCookie } = journey;
    const id = await reviewed(journey);
    await journey.gp.ok('statement:clinician', {
      kind: 'note',
      note: 'Her brother Ruairí rang as well.',
      safetyNet: '',
    });
    expect((await act<ErrorBody>(app, gpCookie, id, 'make')).body).toMatchObject({
      code: 'access_unreviewed',
      count: 1,
    });
  });

  test('words that change under the same id after the decision are undecided again, and are not handed over', async () => {
    const journey = await atShutter();
    const { gp, gpCookie } = journey;
    const still = await takeStill(journey);
    const about = { stillId: still, site: 'forearm', side: 'left' } as const;
    await gp.ok('still:label', { ...about, label: 'First day' });
    const id = await reviewed(journey);
    await gp.ok('still:label', { ...about, label: 'Her brother Ruairí has the same' });
    expect((await act<ErrorBody>(app, gpCookie, id, 'make')).body).toMatchObject({
      code: 'access_unreviewed',
      count: 1,
    });
    const undecided = (await review(app, gpCookie, id)).items.filter(({ decision }) => decision === null);
    expect(undecided.map(({ text }) => text)).toEqual(['Her brother Ruairí has the same']);
    await decideAll(app, gpCookie, id);
    await made(app, gpCookie, id);
  });

  test('a decision is about the words that were read: sent for others it is refused, and nothing is decided', async () => {
    const journey = await atShutter();
    const { gp, gpCookie } = journey;
    const still = await takeStill(journey);
    const about = { stillId: still, site: 'forearm', side: 'left' } as const;
    await gp.ok('still:label', { ...about, label: 'First day' });
    const id = await recorded(app, gpCookie, journey.patientId);
    const [read] = (await review(app, gpCookie, id)).items.filter(({ text }) => text === 'First day');
    if (!read) throw new Error('no label to look at');
    await gp.ok('still:label', { ...about, label: 'Her brother Ruairí has the same' });
    const stale = { items: [asRead(read)], include: true, ground: null, reason: '' };
    expect((await act<ErrorBody>(app, gpCookie, id, 'decide', stale)).body.code).toBe('conflict');
    const now = (await review(app, gpCookie, id)).items.find((item) => item.id === read.id);
    expect(now).toMatchObject({ text: 'Her brother Ruairí has the same', decision: null });
  });

  test('[R1] reading the review, deciding, making and downloading are audited, without a word of the record', async () => {
    const journey = await atShutter();
    const id = await reviewed(journey);
    await made(app, journey.gpCookie, id);
    await download(app, journey.gpCookie, id);
    await expect
      .poll(async () => (await entriesOf(journey)).map(({ event }) => event), { timeout: 10_000 })
      .toContain('access.pack_destroyed');
    const entries = (await entriesOf(journey)).filter(({ event }) => event.startsWith('access.'));
    expect(entries.map(({ event }) => event)).toEqual([
      'access.requested',
      'access.review_read',
      'access.decided',
      'access.pack_asked',
      'access.pack_made',
      'access.pack_downloaded',
      'access.pack_destroyed',
    ]);
    expect(JSON.stringify(entries.map(({ detail }) => detail))).not.toMatch(/Murch|Rash|eczema/);
    expect(app.logged()).not.toMatch(/Murch|eczema/);
  });
});

describe('GDPR Art. 12(3): dates', () => {
  test('due in a month; extended once, in time, with a reason; a late extension is refused', async () => {
    const { gpCookie, patientId } = await atShutter();
    const id = await recorded(app, gpCookie, patientId);
    const { receivedOn, dueOn } = await view(app, gpCookie, id);
    expect(receivedOn).toBe(today());
    expect(dueOn > receivedOn).toBe(true);
    expect((await act(app, gpCookie, id, 'extend', { why: 'Forty consultations' })).status).toBe(200);
    const extended = await view(app, gpCookie, id);
    expect(extended).toMatchObject({ extendedWhy: 'Forty consultations' });
    expect(extended.dueOn > dueOn).toBe(true);
    expect((await act<ErrorBody>(app, gpCookie, id, 'extend', { why: 'Again' })).body.code).toBe('conflict');
    const { body } = await ask<{ id: AccessRequestId }>(app, gpCookie, patientId, {}, '2026-01-10');
    expect((await act<ErrorBody>(app, gpCookie, body.id, 'extend', { why: 'Late' })).body.code).toBe(
      'conflict',
    );
  });
});

describe('[S4, S8] a pack at rest', () => {
  /** What is on the disk of a request's packs. */
  const packObjects = async (id: AccessRequestId) => {
    const { packs } = await view(app, await cookie(), id);
    const own = (await app.files()).filter(({ path }) => packs.some((pack) => path.endsWith(pack.id)));
    return own.map(({ bytes }) => bytes);
  };
  const cookie = () => signIn(app, app.practice.gpEmail);

  test('is encrypted, is downloaded once, and is gone from the disk', async () => {
    const journey = await atShutter();
    await file(journey, await takeStill(journey));
    const id = await reviewed(journey);
    await made(app, journey.gpCookie, id);
    const [object, ...more] = await packObjects(id);
    expect(more).toEqual([]);
    expect(object?.includes(Buffer.from('PK\u0003\u0004'))).toBe(false);
    expect(object?.includes(Buffer.from('Murch'))).toBe(false);
    const both = await Promise.all([
      download(app, journey.gpCookie, id),
      download(app, journey.gpCookie, id),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
    await expect.poll(() => packObjects(id), { timeout: 10_000 }).toEqual([]);
    const again = await download(app, journey.gpCookie, id);
    expect(JSON.parse(again.bytes.toString()) as ErrorBody).toMatchObject({ code: 'access_spent' });
    expect(await view(app, journey.gpCookie, id)).toMatchObject({ state: 'given' });
  });

  test('a request that is withdrawn destroys its pack', async () => {
    const journey = await atShutter();
    const id = await reviewed(journey);
    await made(app, journey.gpCookie, id);
    const withdrawn = { how: 'withdrawn', why: 'The patient rang' };
    expect((await act(app, journey.gpCookie, id, 'close', withdrawn)).status).toBe(200);
    expect(await packObjects(id)).toEqual([]);
    const { packs } = await view(app, journey.gpCookie, id);
    const gone = (await entriesOf(journey)).filter(({ event }) => event === 'access.pack_destroyed');
    expect(gone.map(({ detail }) => detail)).toEqual([{ requestId: id, packId: packs[0]?.id }]);
    expect((await act<ErrorBody>(app, journey.gpCookie, id, 'download')).body.code).toBe('conflict');
    expect((await act<ErrorBody>(app, journey.gpCookie, id, 'make')).body.code).toBe('conflict');
    expect(await view(app, journey.gpCookie, id)).toMatchObject({
      state: 'closed',
      closed: { how: 'withdrawn', by: 'Dr Test Murphy' },
    });
  });

  test('an object that cannot be removed fails nobody’s act: the request is closed, the key is gone, the log knows', async () => {
    const journey = await atShutter();
    const id = await reviewed(journey);
    await made(app, journey.gpCookie, id);
    const { packs } = await view(app, journey.gpCookie, id);
    const [stored] = (await app.files()).filter(({ path }) => path.endsWith(packs[0]?.id ?? 'none'));
    if (!stored) throw new Error('no pack on the disk');
    await rm(stored.path);
    await mkdir(stored.path);
    const withdrawn = { how: 'withdrawn', why: 'The patient rang' };
    expect((await act(app, journey.gpCookie, id, 'close', withdrawn)).status).toBe(200);
    expect(await view(app, journey.gpCookie, id)).toMatchObject({ state: 'closed' });
    expect(app.logged()).toContain('access closed');
    await rm(stored.path, { recursive: true });
  });

  test('a download that breaks off is not spent: the pack is fetched again, whole', async () => {
    const journey = await atShutter();
    const { captureId, token } = await press(journey);
    // More than the network holds by itself.
    const picture = await jpegOf(4000, 3000);
    expect(picture.length).toBeGreaterThan(7_000_000);
    const { body } = await upload<{ stillId: StillId }>(journey, { captureId, token, picture });
    await journey.gp.until(
      'the still',
      ({ view: seen }) => seen?.stills.some(({ id: each }) => each === body.stillId) === true,
    );
    const id = await reviewed(journey);
    await made(app, journey.gpCookie, id);
    const cut = new AbortController();
    const response = await fetch(`${app.origin}/api/access-requests/${id}/download`, {
      method: 'POST',
      headers: { origin: ORIGIN, cookie: journey.gpCookie, 'content-type': 'application/json' },
      body: '{}',
      signal: cut.signal,
    });
    expect(response.status).toBe(200);
    cut.abort();
    await expect
      .poll(async () => (await view(app, journey.gpCookie, id)).state, { timeout: 10_000 })
      .toBe('ready');
    expect((await entriesOf(journey)).map(({ event }) => event)).toContain('access.download_broken');
    const whole = await download(app, journey.gpCookie, id);
    const [pack] = await app.db
      .selectFrom('access_pack')
      .select('sha256')
      .where('request_id', '=', id)
      .execute();
    expect(createHash('sha256').update(whole.bytes).digest('hex')).toBe(pack?.sha256);
  });

  test('a pack that cannot be read is not handed over: it stays, and is fetched when it can be read', async () => {
    const journey = await atShutter();
    const id = await reviewed(journey);
    await made(app, journey.gpCookie, id);
    const { packs } = await view(app, journey.gpCookie, id);
    const [stored] = (await app.files()).filter(({ path }) => path.endsWith(packs[0]?.id ?? 'none'));
    if (!stored) throw new Error('no pack on the disk');
    await writeFile(stored.path, 'not what was written');
    const failed = await download(app, journey.gpCookie, id);
    expect(failed.status).toBe(500);
    await expect
      .poll(async () => (await view(app, journey.gpCookie, id)).state, { timeout: 10_000 })
      .toBe('ready');
    const events = (await entriesOf(journey)).map(({ event }) => event);
    expect(events).toContain('access.download_broken');
    expect(events).not.toContain('access.pack_destroyed');
    await writeFile(stored.path, stored.bytes);
    expect((await download(app, journey.gpCookie, id)).status).toBe(200);
  });

  test('a start removes what a killed server left half-made, and frees a download that it cut', async () => {
    const journey = await atShutter();
    const id = await reviewed(journey);
    await made(app, journey.gpCookie, id);
    await app.db
      .updateTable('access_pack')
      .set({ downloaded_at: new Date() })
      .where('request_id', '=', id)
      .execute();
    const half = join(app.dataDir, 'objects', 'packs', randomUUID());
    await writeFile(half, 'half');
    const next = await app.again();
    await next.stop();
    expect(existsSync(half)).toBe(false);
    expect(await packObjects(id)).toHaveLength(1);
    expect(await view(app, journey.gpCookie, id)).toMatchObject({ state: 'ready' });
    expect((await download(app, journey.gpCookie, id)).status).toBe(200);
  });

  test('two presses of the button make one pack', async () => {
    const journey = await atShutter();
    const id = await reviewed(journey);
    const presses = await Promise.all([
      act<ErrorBody>(app, journey.gpCookie, id, 'make'),
      act<ErrorBody>(app, journey.gpCookie, id, 'make'),
    ]);
    expect(presses.map(({ status }) => status).sort()).toEqual([202, 409]);
    await expect
      .poll(async () => (await view(app, journey.gpCookie, id)).state, { timeout: 20_000 })
      .toBe('ready');
    expect((await view(app, journey.gpCookie, id)).packs).toHaveLength(1);
    await download(app, journey.gpCookie, id);
  });

  test('a still that cannot be read fails the pack; no pack leaves one out silently', async () => {
    const journey = await atShutter();
    const still = await takeStill(journey);
    const id = await reviewed(journey);
    await app.app.vault.destroy(still);
    await act(app, journey.gpCookie, id, 'make');
    await expect
      .poll(async () => (await view(app, journey.gpCookie, id)).state, { timeout: 30_000 })
      .toBe('failed');
    expect((await view(app, journey.gpCookie, id)).packs[0]).toMatchObject({
      bytes: null,
      job: { state: 'failed', attempts: 3, code: 'internal' },
    });
    expect(await packObjects(id)).toEqual([]);
  });
});

test('[R22, R33] what is kept beside the consultations is in the pack, and was looked at first', async () => {
  const journey = await atShutter();
  const { gpCookie, patientId } = journey;
  await retentionOf(app, gpCookie).hold(patientId, 'Letter of Ní Cheallaigh & Co');
  const colleague = await addColleague(app, 'gp');
  const opened = { ground: 'emergency', reason: 'She is at the desk and feels faint' };
  const glass = await http(app, 'POST', `/api/patients/${patientId}/break-glass`, {
    cookie: colleague.cookie,
    body: opened,
  });
  expect(glass.status).toBe(200);
  const id = await recorded(app, gpCookie, patientId);
  const { items } = await review(app, gpCookie, id);
  expect(items.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Letter of Ní Cheallaigh & Co', opened.reason]),
  );
  await decideAll(app, gpCookie, id, ({ text }) => text.includes('Ní Cheallaigh'));
  await made(app, gpCookie, id);
  const files = await unzip((await download(app, gpCookie, id)).bytes);
  const pdf = await readPdf(files.get('record.pdf') ?? Buffer.alloc(0));
  expect(pdf.text.replaceAll(/\s+/g, ' ')).toContain(`Reason: ${opened.reason}`);
  expect(pdf.text).toContain('Legal hold placed');
  for (const [path, content] of files) expect(content.toString('utf8'), path).not.toContain('Ní Cheallaigh');
});

test('[R33] when a record is disposed of, its access requests and an unfetched pack go with it', async () => {
  const { patientId } = await oldRecord(app);
  const gpCookie = await signIn(app, app.practice.gpEmail);
  const id = await recorded(app, gpCookie, patientId);
  await decideAll(app, gpCookie, id, ({ kind }) => kind === 'text');
  await made(app, gpCookie, id);
  const [pack] = (await view(app, gpCookie, id)).packs;
  const objects = async () => (await app.files()).filter(({ path }) => path.endsWith(pack?.id ?? 'none'));
  expect(await objects()).toHaveLength(1);
  const proposed = await retentionOf(app, gpCookie).propose(patientId);
  const { cookie } = await addColleague(app, 'gp');
  expect((await retentionOf(app, cookie).dispose(patientId, proposed.body.id)).status).toBe(200);
  for (const table of ['access_request', 'access_decision'] as const) {
    const left = await app.db
      .selectFrom(table)
      .select('patient_id')
      .where('patient_id', '=', patientId)
      .execute();
    expect(left).toEqual([]);
  }
  expect(await objects()).toEqual([]);
  expect((await act<ErrorBody>(app, gpCookie, id, 'download')).body.code).toBe('not_found');
});

test('[S4] a pack that nobody fetched in seven days is destroyed, and its download refused', async () => {
  const own = await startTestApp();
  try {
    const journey = await untilShutter(own);
    const id = await recorded(own, journey.gpCookie, journey.patientId);
    await decideAll(own, journey.gpCookie, id);
    await made(own, journey.gpCookie, id);
    journey.gp.close();
    journey.patient.close();
    own.clock.advance(7 * 86_400_000 + 1000);
    const cookie = await signIn(own, own.practice.gpEmail);
    const late = await download(own, cookie, id);
    expect(JSON.parse(late.bytes.toString()) as ErrorBody).toMatchObject({ code: 'access_expired' });
    // The heartbeat's work.
    await expect
      .poll(async () => (await own.files()).filter(({ path }) => path.includes('/packs/')), {
        timeout: 15_000,
      })
      .toEqual([]);
    const seen = await view(own, cookie, id);
    expect(seen).toMatchObject({ state: 'expired' });
    expect(seen.packs[0]?.destroyedAt).not.toBeNull();
    expect((await act(own, cookie, id, 'make')).status).toBe(202);
  } finally {
    await own.close();
  }
});

test('[R4] a guardian may fetch it the day before the child turns 16, and not the day after', async () => {
  const own = await startTestApp();
  try {
    const gpCookie = await signIn(own, own.practice.gpEmail);
    const birthday = new Date(own.clock.now().getTime() + 3 * 86_400_000);
    const born = `${String(birthday.getUTCFullYear() - 16)}${birthday.toISOString().slice(4, 10)}`;
    const child = await addPatient(own, gpCookie, { name: 'Oisín', dateOfBirth: born });
    await attended(own, await bookFor(own, gpCookie, child.id));
    const mother = {
      as: 'parent_guardian',
      name: 'Aoife',
      relationship: 'mother',
      authority: 'Birth certificate',
    } as const;
    const [before, after] = [
      (await ask<{ id: AccessRequestId }>(own, gpCookie, child.id, mother)).body.id,
      (await ask<{ id: AccessRequestId }>(own, gpCookie, child.id, mother)).body.id,
    ];
    for (const id of [before, after]) {
      await decideAll(own, gpCookie, id);
      await made(own, gpCookie, id);
    }
    own.clock.advance(1.5 * 86_400_000);
    expect((await download(own, await signIn(own, own.practice.gpEmail), before)).status).toBe(200);
    own.clock.advance(3 * 86_400_000);
    const late = await download(own, await signIn(own, own.practice.gpEmail), after);
    expect(JSON.parse(late.bytes.toString()) as ErrorBody).toMatchObject({
      code: 'access_not_entitled',
      reasons: ['young_person_decides'],
    });
  } finally {
    await own.close();
  }
});
