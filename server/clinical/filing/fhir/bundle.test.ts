import { randomUUID } from 'node:crypto';
import type { Bundle, ResourceType } from '@medplum/fhirtypes';
import { describe, expect, test } from 'vitest';
import { onlyResource, resourcesOf, spoiled } from '../../../../tests/support/fhir-bundle.ts';
import {
  asReceived,
  fhirProblems,
  unknownCodes,
  unresolvedReferences,
  wrongRequiredCodes,
} from '../../../../tests/support/fhir-validator.ts';
import {
  CHAPERONE,
  CONSULTATION,
  GP,
  MOTHER,
  PATIENT,
  PRACTICE,
  consent,
  releaseFacts,
  releaseStill,
  uuid,
} from '../../../../tests/support/release-facts.ts';
import { sha256 } from '../../../platform/keys/hash.ts';
import { transactionBundle } from './bundle.ts';
import { ParticipantId, StatementId } from '../../../../shared/ids.ts';
import type { ReleaseFacts, ReleaseRelated } from './release-facts.ts';

const bundleOf = (over: Partial<ReleaseFacts> = {}): Bundle =>
  transactionBundle(releaseFacts(over), randomUUID);

/** Everything that stands against a bundle: nothing, when it is right. */
const problems = (bundle: Bundle): string[] => [
  ...asReceived(bundle).flatMap((resource) => [
    ...fhirProblems(resource),
    ...unknownCodes(resource),
    ...wrongRequiredCodes(resource),
  ]),
  // The bundle's own invariants; what it holds was validated above, as the receiver files it.
  ...fhirProblems({ ...bundle, entry: (bundle.entry ?? []).map(({ resource: _, ...entry }) => entry) }),
  ...unresolvedReferences(bundle),
];

const ref = (id: string) => ({ reference: `urn:uuid:${id}` });
const photograph = (bundle: Bundle) =>
  resourcesOf(bundle, 'DocumentReference').find(
    ({ content }) => content[0]?.attachment.contentType === 'image/jpeg',
  );

describe('the validator bites', () => {
  const breaks: [string, ResourceType, (resource: Record<string, unknown>) => unknown][] = [
    ['a document without content', 'DocumentReference', (r) => delete r['content']],
    ['a date of birth that is no date', 'Patient', (r) => (r['birthDate'] = '2.3.1957')],
    ['an element that R4 does not have', 'Patient', (r) => (r['shoeSize'] = 38)],
    ['a consent without any policy', 'Consent', (r) => delete r['policyRule']],
    ['a consent of a practitioner', 'Consent', (r) => (r['patient'] = ref(GP))],
    ['a status that R4 does not know', 'Encounter', (r) => (r['status'] = 'over')],
    ['an encounter without a class', 'Encounter', (r) => delete r['class']],
    ['a binary that is not base64', 'Binary', (r) => (r['data'] = 'no! base64')],
    ['a provenance without an agent', 'Provenance', (r) => delete r['agent']],
    ['an audit event without a source', 'AuditEvent', (r) => delete r['source']],
    ['a reference to nobody', 'AuditEvent', (r) => (r['source'] = { observer: ref(uuid(999)) })],
    [
      'a code that HL7 does not have',
      'Consent',
      (r) =>
        (r['scope'] = {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'photograph' }],
        }),
    ],
  ];
  test.each(breaks)('[X1] %s is refused', (_, type, spoil) => {
    expect(problems(spoiled(bundleOf(), type, spoil))).not.toEqual([]);
  });

  test('[X1] an entry without a request is refused', () => {
    const bundle = bundleOf();
    delete bundle.entry?.[0]?.request;
    expect(problems(bundle).join()).toContain('bdl-3');
  });
});

describe('a valid R4 transaction', () => {
  const withoutChaperone = (): Partial<ReleaseFacts> => {
    const facts = releaseFacts();
    return {
      people: facts.people.filter(({ id }) => id !== CHAPERONE),
      participants: facts.participants.filter(({ role }) => role !== 'chaperone'),
      audit: facts.audit.filter(({ actor }) => actor.role !== 'chaperone'),
      consultation: { ...facts.consultation, chaperoneAnswer: 'declined' },
    };
  };
  const hostile = 'Aoife <b>Ó\u0000 Ciardha</b> & "Sons" \u{1f9d1}\u200d\u{2695}\ufe0f';
  const cases: [string, () => Partial<ReleaseFacts>][] = [
    ['an ordinary consultation', () => ({})],
    ['no chaperone', withoutChaperone],
    ['no stills', () => ({ stills: [] })],
    ['no consents, note or audit', () => ({ consents: [], note: null, audit: [], wordings: [] })],
    [
      'an empty note',
      () => ({ note: { id: uuid(50), at: '2026-11-22T09:44:00.000Z', note: ' ', safetyNet: '' } }),
    ],
    ['consents whose wordings are not kept', () => ({ wordings: [] })],
    ['consents that were declined', () => ({ consents: [consent(42, 'take', { decision: 'no' })] })],
    ['a photograph of 5 MiB', () => ({ stills: [releaseStill({}, Buffer.alloc(5 * 1024 * 1024, 7))] })],
    ['a site without a side', () => ({ stills: [releaseStill({ site: 'face', side: 'none' })] })],
    [
      'a still that nobody labelled',
      () => ({ stills: [releaseStill({ site: null, side: null, label: '' })] }),
    ],
    [
      'markup, controls and emoji in what people typed',
      () => ({
        patient: { ...releaseFacts().patient, name: hostile, preferredName: hostile, phone: '' },
        consultation: { ...releaseFacts().consultation, reason: hostile },
        stills: [{ ...releaseStill({ label: hostile }), necessity: hostile }],
        note: { id: uuid(50), at: '2026-11-22T09:44:00.000Z', note: hostile, safetyNet: hostile },
      }),
    ],
    [
      'a conversation that is still open',
      () => ({
        consultation: {
          ...releaseFacts().consultation,
          state: { name: 'conversation', openedAt: '2026-11-22T09:31:00.000Z' },
        },
      }),
    ],
  ];
  test.each(cases)('[X1] %s', (_, facts) => {
    expect(problems(bundleOf(facts()))).toEqual([]);
  });

  test('[X1] it is a transaction of conditional creates under unique addresses', () => {
    const bundle = bundleOf();
    expect(bundle).toMatchObject({ type: 'transaction', timestamp: '2026-11-22T10:00:00.000Z' });
    const entries = bundle.entry ?? [];
    expect(new Set(entries.map(({ fullUrl }) => fullUrl)).size).toBe(entries.length);
    expect(
      entries.every(
        ({ request, resource }) => request?.method === 'POST' && request.url === resource?.resourceType,
      ),
    ).toBe(true);
    const still = entries.find(({ fullUrl }) => fullUrl === `urn:uuid:${uuid(30)}`);
    expect(decodeURIComponent(still?.request?.ifNoneExist ?? '')).toBe(
      `identifier=urn:ietf:rfc:3986|urn:uuid:${uuid(30)}`,
    );
  });
});

describe('the patient and the people', () => {
  test('[R19] both identifiers, with accents kept', () => {
    expect(onlyResource(bundleOf(), 'Patient')).toMatchObject({
      name: [
        { use: 'official', text: 'Síle Ní Bhriain' },
        { use: 'usual', text: 'Síle' },
      ],
      birthDate: '1957-03-02',
      identifier: [
        {
          type: { text: 'Practice number', coding: [{ code: 'MR' }] },
          system: `urn:uuid:${PRACTICE}#practice-number`,
          value: 'SN-1042',
          assigner: ref(PRACTICE),
        },
        { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${PATIENT}` },
      ],
    });
  });

  test('[X4] an IHI is a national identifier that the practice did not assign', () => {
    const patient = { ...releaseFacts().patient, identifierKind: 'IHI', identifier: '539305455995368085' };
    const [first] = onlyResource(bundleOf({ patient }), 'Patient').identifier ?? [];
    expect(first).toMatchObject({
      type: { text: 'IHI', coding: [{ code: 'NI' }] },
      value: '539305455995368085',
    });
    expect(first).not.toHaveProperty('assigner');
  });

  test('[R13] the GP with the registration number that was said', () => {
    const [gp, chaperone] = resourcesOf(bundleOf(), 'Practitioner');
    expect(gp).toMatchObject({ name: [{ text: 'Dr Úna Ó Sé' }], identifier: [{ value: '123456' }, {}] });
    expect(chaperone?.identifier).toHaveLength(1);
  });
});

describe('the encounter', () => {
  test('[X1] is virtual, finished, from when to when', () => {
    expect(onlyResource(bundleOf(), 'Encounter')).toMatchObject({
      status: 'finished',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'VR' },
      period: { start: '2026-11-22T09:31:00.000Z', end: '2026-11-22T09:40:00.000Z' },
      subject: ref(PATIENT),
    });
  });

  test('[R30] somebody who came back has one entry for each stretch', () => {
    const facts = releaseFacts();
    const present = [
      { from: '2026-11-22T09:31:00.000Z', to: '2026-11-22T09:33:00.000Z' },
      { from: '2026-11-22T09:34:00.000Z', to: null },
    ];
    const participants = facts.participants.map((p) => (p.role === 'chaperone' ? { ...p, present } : p));
    const entries = onlyResource(bundleOf({ participants }), 'Encounter').participant ?? [];
    const chaperone = entries.filter(({ individual }) => individual?.reference === `urn:uuid:${CHAPERONE}`);
    expect(chaperone.map(({ period }) => period)).toEqual([
      { start: '2026-11-22T09:31:00.000Z', end: '2026-11-22T09:33:00.000Z' },
      { start: '2026-11-22T09:34:00.000Z' },
    ]);
    expect(chaperone[0]?.type?.[0]?.text).toBe('Chaperone, Practice nurse, trained as chaperone');
  });

  test('[R30] the answer about a chaperone and what the chaperone could see are told', () => {
    const { text } = onlyResource(bundleOf(), 'Encounter');
    expect(text?.div).toContain('the patient accepted');
    expect(text?.div).toContain(
      'Nóra Ní Fhloinn could see the patient’s picture from 2026-11-22T09:33:00.000Z to 2026-11-22T09:39:00.000Z',
    );
  });
});

describe('a still', () => {
  test('[R32] belongs to a patient and an encounter, and its bytes are the picture', () => {
    const picture = Buffer.from('not really a JPEG, but these very bytes');
    const bundle = bundleOf({ stills: [releaseStill({}, picture)] });
    expect(Buffer.from(onlyResource(bundle, 'Binary').data ?? '', 'base64')).toEqual(picture);
    const document = photograph(bundle);
    expect(document).toMatchObject({
      status: 'current',
      subject: ref(PATIENT),
      context: { encounter: [ref(CONSULTATION)] },
      date: '2026-11-22T09:41:00.000Z',
      author: [ref(GP)],
      custodian: ref(PRACTICE),
    });
    const binary = bundle.entry?.find(({ resource }) => resource?.resourceType === 'Binary');
    expect(document?.content[0]?.attachment).toMatchObject({ url: binary?.fullUrl, size: picture.length });
  });

  test('[X1] the attachment’s hash is SHA-1 in base64, as R4 defines it; SHA-256 is an identifier', () => {
    // Known answers for the three bytes "abc": FIPS 180 examples, written in base64 and base64url.
    const document = photograph(bundleOf({ stills: [releaseStill({}, Buffer.from('abc'))] }));
    expect(document?.content[0]?.attachment.hash).toBe('qZk+NkcGgWq6PiVxeFDCbJzQ2J0=');
    expect(document?.identifier?.[0]?.value).toBe(
      'ni:///sha-256;ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0',
    );
  });

  test('[R19] says where on the body, in SNOMED CT, and which side', () => {
    const bundle = bundleOf();
    const body = onlyResource(bundle, 'BodyStructure');
    expect(body.location).toEqual({
      coding: [{ system: 'http://snomed.info/sct', code: '14975008' }],
      text: 'Forearm',
    });
    expect(body.locationQualifier?.[0]?.coding?.[0]).toMatchObject({ code: '419161000' });
    const address = bundle.entry?.find(({ resource }) => resource === body)?.fullUrl;
    expect(photograph(bundle)?.extension).toEqual([
      { url: 'http://hl7.org/fhir/StructureDefinition/bodySite', valueReference: { reference: address } },
    ]);
    expect(photograph(bundle)?.description).toBe('Forearm, left. Rash, third day');
  });

  test('[X1] a frame of the received stream says that it is not for detail', () => {
    const { about } = releaseStill().still;
    const bundle = bundleOf({ stills: [releaseStill({ about: { ...about, method: 'received_frame' } })] });
    expect(photograph(bundle)?.description).toContain('Low resolution');
    expect(photograph(bundleOf())?.description).not.toContain('Low resolution');
  });

  test('[X1] such a frame is the GP’s taking: the patient’s device took nothing', () => {
    const { about } = releaseStill().still;
    const bundle = bundleOf({ stills: [releaseStill({ about: { ...about, method: 'received_frame' } })] });
    expect(problems(bundle)).toEqual([]);
    const { agent, entity } = onlyResource(bundle, 'Provenance');
    expect(agent.find(({ type }) => type?.coding?.[0]?.code === 'performer')?.who).toEqual(ref(GP));
    expect(entity?.[0]?.what.display).toBe('The frame as the GP’s page sent it');
    const own = onlyResource(bundleOf(), 'Provenance');
    expect(own.agent.find(({ type }) => type?.coding?.[0]?.code === 'performer')?.who).toEqual(ref(PATIENT));
    expect(own.entity?.[0]?.what.display).toBe('The picture as the patient’s device sent it');
  });

  test('[R2] its provenance says why it was necessary, when, under which policy', () => {
    expect(onlyResource(bundleOf(), 'Provenance')).toMatchObject({
      reason: [{ text: 'The video is too soft to tell whether the rash blanches' }],
      occurredDateTime: '2026-11-22T09:35:00.000Z',
      recorded: '2026-11-22T09:35:04.000Z',
      policy: [`urn:uuid:${PRACTICE}#image-policy-ie-1`],
      target: [ref(uuid(30)), {}],
      entity: [
        {
          role: 'source',
          what: { identifier: { value: 'ni:///sha-256;q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s' } },
        },
      ],
    });
  });

  test('[R30] its provenance names the GP, the patient and the chaperone who was there', () => {
    const who = (bundle: Bundle) =>
      onlyResource(bundle, 'Provenance').agent.map((agent) => agent.who.reference);
    const three = [`urn:uuid:${GP}`, `urn:uuid:${PATIENT}`, `urn:uuid:${CHAPERONE}`];
    expect(who(bundleOf())).toEqual(expect.arrayContaining(three));
    // In the call later, but not when this one was taken.
    const absent = { ...releaseStill(), present: [] };
    expect(who(bundleOf({ stills: [absent] }))).not.toContain(`urn:uuid:${CHAPERONE}`);
  });
});

describe('consents', () => {
  const statusOf = (consents: ReleaseFacts['consents']) =>
    resourcesOf(bundleOf({ consents }), 'Consent').map(({ status, provision }) => [status, provision?.type]);

  test('[R3] a no is a refusal on record, never a permit', () => {
    expect(statusOf([consent(42, 'take', { decision: 'no' })])).toEqual([['rejected', 'deny']]);
  });

  test('[R3] a provisional yes is proposed, not active', () => {
    expect(statusOf([consent(42, 'take', { provisional: true })])).toEqual([['proposed', 'permit']]);
  });

  test('[R3] after a withdrawal nothing of that scope is active, and the first answer can still be found', () => {
    const later = '2026-11-22T09:38:00.000Z';
    const consents = [
      consent(42, 'take'),
      consent(43, 'store'),
      consent(44, 'take', { decision: 'withdrawn', at: later }),
    ];
    expect(statusOf(consents)).toEqual([
      ['inactive', 'permit'],
      ['active', 'permit'],
      ['inactive', 'deny'],
    ]);
    expect(resourcesOf(bundleOf({ consents }), 'Consent')[2]).toMatchObject({ dateTime: later });
  });

  test('[R3] each scope on its own: who, when, in which words, and the stills taken under it', () => {
    const found = resourcesOf(bundleOf(), 'Consent');
    expect(found.map(({ category }) => category[0]?.text)).toEqual([
      'Talking by video',
      'The examination',
      'Photographs being taken',
      'Photographs being kept in the record',
    ]);
    expect(found[2]).toMatchObject({
      status: 'active',
      scope: { coding: [{ code: 'patient-privacy' }] },
      patient: ref(PATIENT),
      performer: [ref(PATIENT)],
      dateTime: '2026-11-22T09:32:00.000Z',
      provision: { type: 'permit', data: [{ meaning: 'instance', reference: ref(uuid(30)) }] },
    });
    expect(found[0]?.provision).not.toHaveProperty('data');
  });

  test('[R3] the wording’s hash can be checked against the wording that is sent', () => {
    const { wording } = consent(42, 'take');
    const source = resourcesOf(bundleOf(), 'Consent')[2]?.sourceAttachment;
    expect(sha256(Buffer.from(source?.data ?? '', 'base64'))).toBe(wording.sha256);
    expect(source?.title).toBe(`photographs-take, version 1, SHA-256 ${wording.sha256}`);
  });

  test('[R3] what was spoken says who noted it, and what the patient had been told', () => {
    const notedBy = { role: 'gp' as const, participantId: null, name: 'Dr Úna Ó Sé' };
    const [spoken] = resourcesOf(
      bundleOf({ consents: [consent(42, 'take', { how: 'spoken', notedBy })] }),
      'Consent',
    );
    expect(spoken?.text?.div).toContain('spoken, noted by Dr Úna Ó Sé');
    expect(spoken?.text?.div).toContain('To see the rash on your arm');
    expect(spoken?.text?.div).toContain('Nóra Ní Fhloinn');
  });
});

describe('the audit', () => {
  test('[R1] an image’s entry cites its lawful basis and names actor and still', () => {
    const events = resourcesOf(bundleOf(), 'AuditEvent');
    const accessed = events.find(({ subtype }) => subtype?.[0]?.code === 'still.accessed');
    expect(accessed).toMatchObject({
      action: 'R',
      recorded: '2026-11-22T09:36:00.000Z',
      agent: [{ who: ref(CHAPERONE), requestor: true }],
      entity: [
        {
          what: ref(uuid(30)),
          detail: [{ type: 'lawful basis', valueString: 'GDPR Art. 9(2)(h) with Art. 6(1)(e)' }],
        },
      ],
    });
  });

  test('[R3] a consent’s entry points to that consent', () => {
    const [given] = resourcesOf(bundleOf(), 'AuditEvent');
    expect(given).toMatchObject({ subtype: [{ code: 'consent.given' }], entity: [{ what: ref(uuid(42)) }] });
  });

  test('[R20] the device’s copy and the stored still are one story, by the capture', () => {
    const forgotten = resourcesOf(bundleOf(), 'AuditEvent').find(
      ({ subtype }) => subtype?.[0]?.code === 'still.forgotten_by_device',
    );
    expect(forgotten?.entity?.[0]?.what).toEqual(ref(uuid(30)));
  });

  test('[R32] an entry about a still that is not released names it without pointing outside the bundle', () => {
    const audit = releaseFacts().audit.map((entry) =>
      entry.event === 'still.stored' ? { ...entry, stillId: uuid(77), captureId: uuid(78) } : entry,
    );
    const bundle = bundleOf({ audit });
    const stored = resourcesOf(bundle, 'AuditEvent').find(
      ({ subtype }) => subtype?.[0]?.code === 'still.stored',
    );
    expect(stored?.entity?.[0]?.what).toEqual({
      identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${uuid(77)}` },
    });
    expect(unresolvedReferences(bundle)).toEqual([]);
  });
});

describe('whoever decides', () => {
  const place = ParticipantId.parse(uuid(62));
  const by = StatementId.parse(MOTHER.id);
  const FATHER: ReleaseRelated = {
    ...MOTHER,
    id: uuid(70),
    ids: [uuid(70)],
    name: 'Tadhg Ó Briain',
    relationship: 'father',
    beside: true,
  };
  const giver = { role: 'representative' as const, participantId: place, name: MOTHER.name };
  const elsewhere = (over: Partial<ReleaseFacts> = {}): Bundle => {
    const facts = releaseFacts();
    return bundleOf({
      related: [MOTHER],
      participants: [
        ...facts.participants,
        {
          participantId: place,
          personId: MOTHER.id,
          role: 'representative',
          title: 'mother',
          trained: null,
          present: [{ from: '2026-11-22T09:32:00.000Z', to: null }],
          couldSee: [{ from: '2026-11-22T09:32:30.000Z', to: null }],
        },
      ],
      consents: facts.consents.map((given) => ({ ...given, by, giver })),
      stills: [{ ...releaseStill(), decidedBy: [MOTHER.id] }],
      ...over,
    });
  };
  const performers = (bundle: Bundle) =>
    resourcesOf(bundle, 'Consent').map(({ status, performer }) => [status, performer?.[0]?.reference]);
  const urn = (id: string) => `urn:uuid:${id}`;

  test('[R4] [X1] a mother elsewhere is a related person: in the call, with her consents, valid R4', () => {
    const bundle = elsewhere();
    expect(problems(bundle)).toEqual([]);
    expect(onlyResource(bundle, 'RelatedPerson')).toMatchObject({
      active: true,
      patient: ref(PATIENT),
      name: [{ text: 'Máire Ní Bhriain' }],
      relationship: [{ text: 'mother' }, { text: 'Parent who is a guardian' }],
    });
    const { participant, text } = onlyResource(bundle, 'Encounter');
    const hers = participant?.filter(({ individual }) => individual?.reference === urn(MOTHER.id));
    expect(hers?.map(({ type, period }) => [type?.[0]?.text, period?.start])).toEqual([
      [
        'Decides for the patient: mother (Parent who is a guardian), from elsewhere',
        '2026-11-22T09:32:00.000Z',
      ],
    ]);
    expect(text?.div).toContain('Máire Ní Bhriain could see the patient’s picture');
    expect(performers(bundle).every(([status, who]) => status === 'active' && who === urn(MOTHER.id))).toBe(
      true,
    );
    expect(
      onlyResource(bundle, 'Provenance').agent.some(
        ({ who, type }) => who.reference === urn(MOTHER.id) && type?.text === 'Decided about the photograph',
      ),
    ).toBe(true);
  });

  test('[R7] the last word is each giver’s own: a father’s later yes does not undo her withdrawal, nor hers his', () => {
    const his = { by: StatementId.parse(FATHER.id), giver: { ...giver, name: FATHER.name } };
    const consents = [
      consent(42, 'take', { by, giver }),
      consent(43, 'take', { ...his, at: '2026-11-22T09:33:00.000Z' }),
      consent(44, 'take', { by, giver, decision: 'withdrawn', at: '2026-11-22T09:38:00.000Z' }),
    ];
    const bundle = elsewhere({ related: [MOTHER, FATHER], consents });
    expect(problems(bundle)).toEqual([]);
    expect(performers(bundle)).toEqual([
      ['inactive', urn(MOTHER.id)],
      ['active', urn(FATHER.id)],
      ['inactive', urn(MOTHER.id)],
    ]);
    // He answered on the patient's own screen: named in the encounter, with no times of his own.
    const { participant } = onlyResource(bundle, 'Encounter');
    const beside = participant?.filter(({ individual }) => individual?.reference === urn(FATHER.id));
    expect(beside?.map(({ type, period }) => [type?.[0]?.text, period])).toEqual([
      ['Decides for the patient: father (Parent who is a guardian), beside the patient', undefined],
    ]);
  });

  test('[R4] what she declared and what the clinician verified are one person’s words', () => {
    const consents = [
      consent(42, 'take', { by: StatementId.parse(uuid(61)), giver }),
      consent(43, 'take', { by, giver, at: '2026-11-22T09:33:00.000Z' }),
    ];
    expect(performers(elsewhere({ consents }))).toEqual([
      ['inactive', urn(MOTHER.id)],
      ['active', urn(MOTHER.id)],
    ]);
  });

  test('[R4] nobody’s yes is active who was never verified or was removed, or whom the record does not name', () => {
    const one = (related: ReleaseRelated[]) => {
      const participants = releaseFacts().participants;
      const bundle = elsewhere({ related, participants, consents: [consent(42, 'take', { by, giver })] });
      expect(problems(bundle)).toEqual([]);
      return performers(bundle);
    };
    expect(one([{ ...MOTHER, does: 'unverified', basis: null }])).toEqual([['proposed', urn(MOTHER.id)]]);
    expect(one([{ ...MOTHER, removed: true }])).toEqual([['inactive', urn(MOTHER.id)]]);
    expect(one([])).toEqual([['proposed', undefined]]);
  });

  test('[R7] the audit names her, too, where she answered on the patient’s own screen', () => {
    const [given] = releaseFacts().audit;
    const bundle = elsewhere({ audit: given ? [{ ...given, by: MOTHER.id }] : [] });
    expect(onlyResource(bundle, 'AuditEvent')).toMatchObject({
      agent: [{ who: ref(MOTHER.id) }],
      entity: [{ what: ref(uuid(42)) }],
    });
  });

  test('[R13] an emergency override is told with its gate, reason and what it passed, and by its photograph', () => {
    const at = '2026-11-22T09:34:30.000Z';
    const bundle = bundleOf({
      overrides: [
        {
          id: uuid(80),
          at,
          event: 'gate.overridden',
          what: 'Emergency override: photograph',
          reason: 'Lips are swelling',
          passed: ['R3: Keeping was not agreed to.'],
        },
      ],
      audit: [
        {
          at,
          event: 'gate.overridden',
          actor: { role: 'gp', userId: GP },
          stillId: null,
          captureId: null,
          scope: null,
          by: null,
          lawfulBasis: null,
        },
      ],
      stills: [{ ...releaseStill(), overrides: [uuid(80)] }],
    });
    expect(problems(bundle)).toEqual([]);
    expect(onlyResource(bundle, 'AuditEvent')).toMatchObject({
      recorded: at,
      agent: [{ who: ref(GP) }],
      purposeOfEvent: [{ coding: [{ code: 'ETREAT' }] }],
      entity: [
        {
          what: ref(CONSULTATION),
          detail: [
            { type: 'what', valueString: 'Emergency override: photograph' },
            { type: 'reason', valueString: 'Lips are swelling' },
            { type: 'passed', valueString: 'R3: Keeping was not agreed to.' },
          ],
        },
      ],
    });
    expect(onlyResource(bundle, 'Provenance').reason?.[1]).toMatchObject({
      coding: [{ code: 'ETREAT' }],
      text: 'Lips are swelling',
    });
    expect(onlyResource(bundle, 'Encounter').text?.div).toContain('Lips are swelling');
    // Another photograph, taken in the ordinary way, is not called an emergency.
    expect(onlyResource(bundleOf(), 'Provenance').reason).toHaveLength(1);
  });

  test('[R6] where nobody had authority the release says so', () => {
    const { text } = onlyResource(bundleOf({ nobodyDecides: 'The wound cannot wait' }), 'Encounter');
    expect(text?.div).toContain('Nobody had authority to decide; necessary because: The wound cannot wait');
  });
});
