import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../server/platform/database.ts';
import { ERRORS } from '../../shared/error-texts.ts';
import { ErrorBody } from '../../shared/errors.ts';
import type { ConsultationId } from '../../shared/ids.ts';
import type { MediaJoined, MediaRoom } from '../../shared/media.ts';
import { clientEvents, PROTOCOL_VERSION } from '../../shared/signalling.ts';
import type { ClientEventName } from '../../shared/signalling.ts';
import type { PatientView, StaffView } from '../../shared/views.ts';
import { ACTIONS } from '../support/actions.ts';
import { auditedDuring } from '../support/evidence.ts';
import { expectRefusal } from '../support/expect-refusal.ts';
import {
  begin,
  bringChaperone,
  openConversation,
  prepare,
  press,
  untilShutter,
  upload,
} from '../support/journey.ts';
import type { Journey } from '../support/journey.ts';
import { connect, connectPatient, connectStaff, signIn } from '../support/people.ts';
import type { Page } from '../support/people.ts';
import { jpegOf } from '../support/pictures.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const NEVER = '00000000-0000-4000-8000-00000000dead';

let app: TestApp;
/** With a live shutter and one stored still. */
let mine: Journey;
/** Another patient's, in conversation. */
let theirs: Journey;
let theirStill: string;
const pages: { close(): void }[] = [];
beforeAll(async () => {
  app = await startTestApp();
  theirs = await untilShutter(app);
  const { captureId, token } = await press(theirs);
  const { body } = await upload<{ stillId: string }>(theirs, {
    captureId,
    token,
    picture: await jpegOf(300, 200),
  });
  theirStill = body.stillId;
  mine = await untilShutter(app);
});
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
});
afterAll(() => app.close());

const keep = <P extends { close(): void }>(page: P): P => {
  pages.push(page);
  return page;
};

/** Everything is refused with a whole coded error, no row changes and nothing goes wrong. @returns the codes */
const nothingChanges = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const state = async () => [
    await app.counts(),
    await app.db.selectFrom('consultation').selectAll().orderBy('id').execute(),
    await app.db.selectFrom('capture').select(['id', 'state']).orderBy('id').execute(),
    await app.db.selectFrom('participant').select(['id', 'status']).orderBy('id').execute(),
  ];
  const before = await state();
  const logged = app.logged().length;
  const result = await work();
  expect(await state()).toEqual(before);
  expect(app.logged().slice(logged)).not.toContain('unexpected failure');
  return result;
};

const coded = (what: string, error: ErrorBody): string => {
  expect([what, ErrorBody.safeParse(error).success]).toEqual([what, true]);
  expect([what, error.message]).toEqual([what, ERRORS[error.code].text]);
  return error.code;
};

/** The code a handshake is refused with. */
const turnedAway = (cookie: string, auth: Record<string, unknown>): Promise<string> =>
  connect(app, cookie, auth).then(
    (page) => {
      page.close();
      return 'connected';
    },
    (error: unknown) => (error as { data?: ErrorBody }).data?.code ?? 'closed',
  );

describe('the handshake', () => {
  test('[S6] another version of the page is asked to load again, anything else malformed is refused', async () => {
    const auth = { as: 'staff', consultationId: mine.id };
    for (const protocol of [0, PROTOCOL_VERSION + 1, 1e9]) {
      expect(await turnedAway(mine.gpCookie, { ...auth, protocol })).toBe('protocol_version');
    }
    const malformed = [
      { ...auth, protocol: '1' },
      { ...auth, protocol: null },
      { as: 'admin', consultationId: mine.id },
      { as: 'staff' },
      { as: 'staff', consultationId: 'x' },
      { as: 'patient' },
      { as: 'patient', holding: 'x' },
      { as: ['staff'], consultationId: mine.id },
    ];
    await nothingChanges(async () => {
      for (const each of malformed) expect(await turnedAway(mine.gpCookie, each)).toBe('invalid_request');
    });
  });

  test('[S6] a consultation in which somebody has no part is refused like an unknown one, and audited', async () => {
    const stranger = await signIn(app, app.other.gpEmail);
    const chaperone = await signIn(app, app.practice.chaperoneEmail);
    for (const cookie of [stranger, chaperone]) {
      for (const consultationId of [mine.id, NEVER]) {
        const { result, entries } = await auditedDuring(app, () =>
          nothingChanges(() => turnedAway(cookie, { as: 'staff', consultationId })),
        );
        expect(result).toBe('not_found');
        expect(entries).toMatchObject([
          {
            event: 'request.refused',
            detail: { action: 'connect', code: 'not_found' },
            consultation_id: null,
          },
        ]);
      }
    }
    expect(await turnedAway('', { as: 'staff', consultationId: mine.id })).toBe('not_signed_in');
  });
});

describe('messages', () => {
  const takesNothing = (name: ClientEventName): boolean => clientEvents[name].payload.safeParse({}).success;
  const polluted = JSON.parse(
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  ) as object;
  const plain: Record<string, unknown> = {
    null: null,
    'a number': 7,
    'a text': 'x',
    'a huge text': 'x'.repeat(100_000),
    'a list': [],
    'a long list': Array.from({ length: 2000 }, () => ({})),
    true: true,
  };
  const objects: Record<string, unknown> = {
    'an empty object': {},
    bytes: Buffer.from('x'),
    'a polluted object': polluted,
    'the wrong kind': {
      kind: '__proto__',
      answers: 'x',
      stillId: 7,
      captureId: [],
      participantId: {},
      transportId: null,
    },
    'ids that are none': {
      stillId: 'x',
      captureId: 'x',
      participantId: 'x',
      transportId: '',
      consumerId: '',
    },
  };

  test('[S6] junk of every kind to every event is refused with a code and changes nothing', async () => {
    await nothingChanges(async () => {
      for (const [at, name] of ACTIONS.entries()) {
        // A page of its own for a few events: how many a page may send is limited.
        if (at % 8 === 0 && at > 0) mine.gp = await connectStaff<StaffView>(app, mine.gpCookie, mine.id);
        const junk = takesNothing(name) ? plain : { ...plain, ...objects };
        for (const [what, payload] of Object.entries(junk)) {
          const reply = await mine.gp.send(name, payload);
          const code = reply.ok ? 'accepted' : coded(`${name} ${what}`, reply.error);
          expect([name, what, code]).toEqual([name, what, 'invalid_request']);
        }
      }
    });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    mine.gp = await connectStaff<StaffView>(app, mine.gpCookie, mine.id);
  });

  test('[S6] text that the database cannot hold, and fields that are too long', async () => {
    const bad = ['a\u0000b', 'a\ud800b', 'x'.repeat(20_000)];
    const make: [ClientEventName, (text: string) => unknown][] = [
      ['statement:clinician', (text) => ({ kind: 'necessity', text })],
      ['statement:clinician', (note) => ({ kind: 'note', note, safetyNet: '' })],
      ['statement:clinician', (note) => ({ kind: 'best_interest', reason: 'delay_could_harm', note })],
      ['consultation:close', (unfiledReason) => ({ unfiledReason })],
      ['still:discard', (reason) => ({ stillId: theirStill, reason })],
    ];
    await nothingChanges(async () => {
      for (const [name, payload] of make) {
        for (const text of bad) {
          const error = await mine.gp.refused(name, payload(text));
          expect([name, text.slice(0, 3), coded(name, error)]).toEqual([
            name,
            text.slice(0, 3),
            'invalid_request',
          ]);
        }
      }
      for (const text of bad) {
        const error = await mine.patient.refused('statement:patient', {
          kind: 'place',
          place: text,
          callBack: '1',
        });
        expect(coded('place', error)).toBe('invalid_request');
      }
    });
  });

  test('[S6] no acknowledgement asked, something else in its place, an event nobody knows: the server serves on', async () => {
    const page = keep(await connectStaff<StaffView>(app, mine.gpCookie, mine.id));
    await nothingChanges(async () => {
      page.socket.emit('capture:request', 7);
      page.socket.emit('capture:request');
      page.socket.emit('capture:request', 'x', 'not a function');
      page.socket.emit('no such event', { a: 1 });
      page.socket.emit('__proto__', {});
      page.socket.emit('consultation:start', {});
      expect((await page.refused('still:discard', {})).code).toBe('invalid_request');
    });
    mine.gp = await connectStaff<StaffView>(app, mine.gpCookie, mine.id);
  });

  test('[S6] a message over the limit of the socket ends that page alone', async () => {
    const page = await connectStaff<StaffView>(app, mine.gpCookie, mine.id);
    await nothingChanges(async () => {
      page.socket.emit('still:discard', { reason: 'x'.repeat(400_000) });
      await page.until('cut', ({ socket }) => !socket.connected);
    });
    mine.gp = await connectStaff<StaffView>(app, mine.gpCookie, mine.id);
    await theirs.patient.ok('patient:help', {});
  });
});

describe('ids of another consultation', () => {
  const never = { stillId: NEVER, captureId: NEVER, participantId: NEVER };

  test('[S6] are refused to the GP and audited, as unknown ones are', async () => {
    const participantId = theirs.patient.seen.ownParticipantId;
    for (const id of [{ stillId: theirStill, participantId }, never]) {
      const tries: [ClientEventName, unknown][] = [
        ['participant:admit', { participantId: id.participantId, noInterruption: true }],
        ['participant:hold', { participantId: id.participantId }],
        ['still:label', { stillId: id.stillId, site: 'forearm', side: 'left', label: '' }],
        ['still:file', { stillId: id.stillId, patientName: 'Seán Ó Murchú', dateOfBirth: '1957-03-02' }],
        ['still:discard', { stillId: id.stillId, reason: 'x' }],
        ['still:decide', { stillId: id.stillId, keep: false, reason: 'x' }],
      ];
      for (const [name, payload] of tries) {
        await expectRefusal(app, { code: 'not_found' }, () => mine.gp.refused(name, payload));
      }
    }
    const still = await app.db
      .selectFrom('still')
      .select(['state', 'site'])
      .where('id', '=', theirStill as never)
      .executeTakeFirstOrThrow();
    expect(still).toEqual({ state: 'unfiled', site: null });
  });

  test('[S6] are refused to the patient and audited', async () => {
    const command = await press(theirs);
    for (const captureId of [command.captureId, NEVER]) {
      const tries: [ClientEventName, unknown][] = [
        ['capture:refuse', { captureId }],
        ['capture:failed', { captureId, method: 'take_photo', reason: '' }],
        ['capture:forgotten', { captureId }],
      ];
      for (const [name, payload] of tries) {
        await expectRefusal(app, { code: 'not_found' }, () => mine.patient.refused(name, payload));
      }
    }
    const person = { kind: 'chaperone_person', participantId: NEVER, accepted: true, comfortable: true };
    await expectRefusal(app, { code: 'not_found' }, () => mine.patient.refused('statement:patient', person));
    await theirs.patient.ok('capture:refuse', { captureId: command.captureId });
  });

  test('[S6] plans and wordings of another consultation are nothing to agree to', async () => {
    const planId = theirs.gp.seen.told?.planId;
    const before = await app.counts();
    for (const kind of ['examination_explained', 'photographs_explained', 'examination_began'] as const) {
      const error = await mine.gp.refused('statement:clinician', { kind, planId, concerns: '' });
      expect(['conflict', 'not_found', 'blocked']).toContain(coded(kind, error));
    }
    const { take } = mine.patient.seen.wordings;
    const answer = {
      scope: 'take',
      decision: 'yes',
      wordingId: take.id,
      wordingVersion: take.version,
      wordingSha256: take.sha256,
      language: take.language,
      planId,
    };
    for (const wrong of [
      answer,
      { ...answer, wordingSha256: '0'.repeat(64) },
      { ...answer, wordingVersion: 99 },
    ]) {
      expect((await mine.patient.refused('consent:answer', { answers: [wrong], by: null })).code).toBe(
        'conflict',
      );
    }
    expect(await app.counts()).toEqual(before);
  });
});

describe('media', () => {
  /** A sender of Opus as the engine takes it, without a device. */
  const opus = (ssrc: number) => ({
    mid: '0',
    codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2, parameters: {} }],
    headerExtensions: [],
    encodings: [{ ssrc }],
    rtcp: { cname: `c${ssrc}` },
  });
  const roomOf = async (page: Page<StaffView | PatientView>): Promise<MediaRoom> => {
    await page.until('the room', ({ received }) => received.some(({ event }) => event === 'media:room'));
    return page.received.findLast(({ event }) => event === 'media:room')?.payload as MediaRoom;
  };
  const join = async (page: Page<StaffView | PatientView>): Promise<MediaJoined> => {
    const { rtpCapabilities } = await roomOf(page);
    return page.ok('media:join', { rtpCapabilities });
  };
  const FINGERPRINT = { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: 'AA' }] };

  test('[S6] nothing is connected, produced or restarted before joining', async () => {
    const transportId = NEVER;
    const tries: [ClientEventName, unknown][] = [
      ['media:connect', { transportId, dtlsParameters: FINGERPRINT }],
      ['media:produce', { transportId, kind: 'audio', source: 'microphone', rtpParameters: opus(1) }],
      ['media:restart-ice', { transportId }],
      ['media:layer', { consumerId: NEVER, spatialLayer: 0 }],
    ];
    for (const [name, payload] of tries) {
      await expectRefusal(app, { code: 'not_joined' }, () => mine.patient.refused(name, payload));
    }
  });

  test('[S6] transports and consumers of others are unknown, and another room hears nothing', async () => {
    const [gp, patient] = [await join(mine.gp), await join(mine.patient)];
    await join(theirs.gp);
    const stranger = await join(theirs.patient);
    await mine.patient.ok('media:produce', {
      transportId: patient.send.id,
      kind: 'audio',
      source: 'microphone',
      rtpParameters: opus(1111),
    } as never);
    await mine.gp.until('the patient’s track', ({ received }) =>
      received.some(({ event }) => event === 'media:track'),
    );
    const track = mine.gp.received.findLast(({ event }) => event === 'media:track')?.payload as {
      consumerId: string;
      participantId: string;
      flowing: boolean;
    };
    expect(track).toMatchObject({ participantId: mine.patient.seen.ownParticipantId, flowing: true });
    for (const page of [theirs.gp, theirs.patient]) {
      expect(page.received.filter(({ event }) => event === 'media:track')).toEqual([]);
    }
    for (const transportId of [gp.send.id, gp.receive.id, stranger.send.id, NEVER]) {
      const tries: [ClientEventName, unknown][] = [
        ['media:connect', { transportId, dtlsParameters: FINGERPRINT }],
        ['media:produce', { transportId, kind: 'audio', source: 'microphone', rtpParameters: opus(2) }],
        ['media:restart-ice', { transportId }],
      ];
      for (const [name, payload] of tries) {
        await expectRefusal(app, { code: 'not_found' }, () => mine.patient.refused(name, payload));
      }
    }
    const onReceiver = {
      transportId: patient.receive.id,
      kind: 'audio',
      source: 'microphone',
      rtpParameters: opus(3),
    };
    await expectRefusal(app, { code: 'not_found' }, () => mine.patient.refused('media:produce', onReceiver));
    for (const page of [mine.patient, theirs.gp]) {
      const layer = { consumerId: track.consumerId, spatialLayer: 0 };
      await expectRefusal(app, { code: 'not_found' }, () => page.refused('media:layer', layer));
    }
  });

  test('[S6] parameters that no device would send are refused and leave the call as it was', async () => {
    const { send } = await join(mine.patient);
    const right = { transportId: send.id, kind: 'audio', source: 'microphone', rtpParameters: opus(4444) };
    const wrong: unknown[] = [
      { ...right, kind: 'video' },
      { ...right, source: 'screen' },
      { ...right, rtpParameters: { ...opus(5), codecs: [] } },
      { ...right, rtpParameters: { ...opus(5), codecs: [{ ...opus(5).codecs[0], mimeType: 'video/H264' }] } },
      { ...right, rtpParameters: { ...opus(5), codecs: [{ ...opus(5).codecs[0], payloadType: -1 }] } },
      { ...right, rtpParameters: { ...opus(5), encodings: [{ ssrc: -1 }] } },
      { ...right, rtpParameters: { ...opus(5), encodings: [{ ssrc: 2 ** 40 }] } },
      {
        ...right,
        rtpParameters: { ...opus(5), encodings: Array.from({ length: 8 }, (_, n) => ({ ssrc: n + 10 })) },
      },
      { ...right, rtpParameters: { ...opus(5), mid: 'x'.repeat(300) } },
    ];
    for (const payload of wrong) {
      const reply = await mine.patient.send('media:produce', payload);
      const code = reply.ok ? 'accepted' : coded('produce', reply.error);
      expect([JSON.stringify(payload), code]).toEqual([
        JSON.stringify(payload),
        expect.stringMatching(/^(invalid_request|too_many_requests)$/),
      ]);
    }
    for (const rtpCapabilities of [
      {},
      { codecs: [] },
      { codecs: [{ kind: 'audio', mimeType: 'audio/x', clockRate: 1 }] },
    ]) {
      expect((await mine.patient.refused('media:join', { rtpCapabilities })).code).toBe('invalid_request');
    }
    await mine.patient.ok('media:produce', right as never);
    expect(app.media.stats().workers).toBe(1);
  });

  test('[R13] somebody who is held is in the room and is given nothing', async () => {
    const held = await begin(app);
    keep(held.gp);
    keep(held.patient);
    await join(held.gp);
    const { send, producing } = await join(held.patient);
    expect(producing.map(({ allowed }) => allowed)).toEqual([false, false]);
    const microphone = { transportId: send.id, kind: 'audio', source: 'microphone', rtpParameters: opus(7) };
    await held.patient.ok('media:produce', microphone as never);
    await held.gp.until('the track', ({ received }) => received.some(({ event }) => event === 'media:track'));
    const track = held.gp.received.find(({ event }) => event === 'media:track')?.payload;
    expect(track).toMatchObject({ flowing: false });
    await prepare(held);
    await openConversation(held);
    await held.gp.until('it flows', ({ received }) =>
      received.some(
        ({ event, payload }) =>
          event === 'media:flow' &&
          (payload as { tracks: { flowing: boolean }[] }).tracks.some(({ flowing }) => flowing),
      ),
    );
    await held.gp.ok('participant:hold', { participantId: held.patient.seen.ownParticipantId });
    await held.gp.until('it stopped', ({ received }) => {
      const last = received.findLast(({ event }) => event === 'media:flow')?.payload;
      return (last as { tracks: { flowing: boolean }[] }).tracks.every(({ flowing }) => !flowing);
    });
  });
});

describe('floods', () => {
  test('[S6] a flood is refused after a while, and others are served meanwhile', async () => {
    const page = keep(await connectStaff<StaffView>(app, theirs.gpCookie, theirs.id));
    await nothingChanges(async () => {
      const flood = Array.from({ length: 300 }, () => page.refused('still:discard', { stillId: 'x' }));
      const meanwhile = await mine.gp.refused('still:discard', { stillId: 'x' });
      expect(meanwhile.code).toBe('invalid_request');
      const codes = (await Promise.all(flood)).map((error) => coded('flood', error));
      expect(codes.filter((code) => code === 'invalid_request')).toHaveLength(120);
      expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(180);
    });
    expect(page.socket.connected).toBe(true);
    theirs.gp = await connectStaff<StaffView>(app, theirs.gpCookie, theirs.id);
  });

  test('[S6] a flood of what nobody knows ends the page that sends it', async () => {
    const page = await connectStaff<StaffView>(app, theirs.gpCookie, theirs.id);
    await nothingChanges(async () => {
      for (let n = 0; n < 300; n += 1) page.socket.emit(`unknown ${n}`, {});
      await page.until('cut', ({ socket }) => !socket.connected);
      expect((await mine.gp.refused('still:discard', { stillId: 'x' })).code).toBe('invalid_request');
    });
    theirs.gp = await connectStaff<StaffView>(app, theirs.gpCookie, theirs.id);
  });
});

describe('one page a person', () => {
  test('[S1] a second tab of the GP takes over; the first is told, and does not fight for it', async () => {
    const first = mine.gp;
    const second = await connectStaff<StaffView>(app, mine.gpCookie, mine.id);
    await first.until('moved', ({ ended, socket }) => ended === 'moved' && !socket.connected);
    await second.ok('statement:clinician', { kind: 'modality', modality: 'both', reason: 'Second tab' });
    expect([second.ended, second.socket.connected]).toEqual([undefined, true]);
    mine.gp = second;
  });

  test('[S1] a second tab of the patient likewise; their place is the same', async () => {
    const first = mine.patient;
    const second = await connectPatient(app, mine.patientCookie);
    await first.until('moved', ({ ended, socket }) => ended === 'moved' && !socket.connected);
    expect(second.seen.ownParticipantId).toBe(first.seen.ownParticipantId);
    expect(second.seen.admitted).toBe(true);
    await second.ok('patient:help', {});
    expect([second.ended, second.socket.connected]).toEqual([undefined, true]);
    mine.patient = second;
    // The place never became empty: the shutter is open still.
    await mine.gp.until('open', ({ view }) => view?.gates.capture.open === true);
  });
});

describe('a photograph and its page', () => {
  test('[R13] a page that comes back holding its photograph goes on with it', async () => {
    const command = await press(mine);
    mine.patient.close();
    mine.patient = await connectPatient(app, mine.patientCookie, command.captureId);
    const answer = await upload(mine, { ...command, picture: await jpegOf(300, 200) });
    expect(answer.status).toBe(201);
    expect(mine.patient.stopped).toEqual([]);
  });

  test('[R13] a page that was reloaded has lost it, and both sides are told at once', async () => {
    const command = await press(mine);
    mine.patient.close();
    const { entries } = await auditedDuring(app, async () => {
      mine.patient = await connectPatient(app, mine.patientCookie);
      await mine.gp.until(
        'lost',
        ({ view }) => view?.captures.find(({ id }) => id === command.captureId)?.ended === 'page_reloaded',
      );
    });
    expect(entries).toContainEqual(
      expect.objectContaining({
        event: 'capture.stopped',
        detail: { captureId: command.captureId, reason: 'page_reloaded' },
      }),
    );
    await expectRefusal(app, { code: 'capture_spent', rules: ['R13'] }, async () => {
      const { body } = await upload<ErrorBody>(mine, { ...command, picture: await jpegOf(300, 200) });
      return body;
    });
  });

  test('[R13] a token that nobody used is over after two minutes, for both sides', async () => {
    await mine.gp.until('open', ({ view }) => view?.gates.capture.open === true);
    const command = await press(mine);
    app.clock.advance(119_000);
    expect(Date.parse(command.expiresAt)).toBeGreaterThan(app.clock.now().getTime());
    app.clock.advance(2000);
    await mine.patient.until('stopped', ({ stopped }) => stopped.includes(command.captureId));
    await mine.gp.until(
      'said',
      ({ view }) => view?.captures.find(({ id }) => id === command.captureId)?.state === 'expired',
    );
    await expectRefusal(app, { code: 'capture_spent', rules: ['R13'] }, async () => {
      const { body } = await upload<ErrorBody>(mine, { ...command, picture: await jpegOf(300, 200) });
      return body;
    });
    await press(mine);
  });
});

describe('who was there when', () => {
  const intervals = async (db: TestApp['db'], id: ConsultationId) => ({
    presence: await db.selectFrom('presence').selectAll().where('consultation_id', '=', id).execute(),
    couldSee: await db.selectFrom('could_see').selectAll().where('consultation_id', '=', id).execute(),
  });

  // Last: it ends the server.
  test('[R30][S8] what a killed server left open ends when people were last seen, not when it came back', async () => {
    const chaperone = keep(await bringChaperone(mine));
    const there = await intervals(app.db, mine.id);
    const present = there.presence.filter(({ left_at }) => left_at === null).map(({ id }) => id);
    expect(present).toHaveLength(3);
    const seen = app.clock.now();
    const who = chaperone.seen.ownParticipantId;
    const couldSee = { consultation_id: mine.id, participant_id: who, from_at: seen, last_seen_at: seen };
    await app.db
      .insertInto('could_see')
      .values({ ...couldSee, id: NEVER })
      .execute();
    await app.stop();
    // As a killed server leaves them: open, last seen then.
    const db = openDatabase(app.databaseUrl, () => undefined);
    const open = { left_at: null, last_seen_at: seen };
    await db.updateTable('presence').set(open).where('id', 'in', present).execute();
    await db.updateTable('could_see').set({ to_at: null, last_seen_at: seen }).execute();
    app.clock.advance(10 * 60_000);
    const back = await app.again();
    const after = await intervals(db, mine.id);
    expect(after.presence).toHaveLength(there.presence.length);
    const ended = after.presence.filter(({ id }) => present.includes(id));
    expect(ended.map(({ left_at }) => left_at)).toEqual([seen, seen, seen]);
    expect(after.couldSee.map(({ to_at }) => to_at)).toEqual([seen]);
    // Nobody is present until their page is back; then it is a new interval.
    const gp = keep(await connectStaff<StaffView>(back, mine.gpCookie, mine.id));
    await gp.until(
      'present',
      ({ view }) => view?.participants.some(({ role, connected }) => role === 'gp' && connected) === true,
    );
    await expect
      .poll(
        async () => (await intervals(db, mine.id)).presence.filter(({ left_at }) => left_at === null).length,
      )
      .toBe(1);
    await db.destroy();
    gp.close();
    await back.close();
  });
});
