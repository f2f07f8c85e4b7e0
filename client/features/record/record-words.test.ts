import { describe, expect, it } from 'vitest';
import type { ClinicianStatement, PatientStatement } from '../../../shared/consultation.ts';
import { StatementId } from '../../../shared/ids.ts';
import { anyUuid, doctor, practice } from '../../fixtures/people.ts';
import {
  auditRuns,
  auditRunWords,
  auditWords,
  consentWords,
  intervalWords,
  nobodyWords,
  noteIn,
  outcomeOf,
  withdrawalWords,
} from './record-words.ts';
import { closedConsultation } from './record.fixtures.ts';
import { statementWords } from './statement-words.ts';

const zone = practice.timeZone;
const recorded = {
  id: StatementId.parse(anyUuid(1)),
  at: '2026-11-23T10:40:00.000Z',
  author: { role: 'gp' as const, participantId: null, name: doctor.name },
};
const words = (statement: ClinicianStatement | PatientStatement): string => {
  const { about, said } = statementWords({ ...recorded, ...statement });
  return `${about}: ${said}`;
};

describe('the record in words', () => {
  it('[R11] shows a silent signal that it is not safe to talk', () => {
    expect(words({ kind: 'safe_to_talk', answer: 'no' })).toBe('Safe to talk: No, signalled silently');
  });
  it('[R28] says that a plan was intimate, by its site or by mark', () => {
    const plan = { kind: 'plan' as const, side: 'none' as const, why: 'why', involved: 'what' };
    expect(words({ ...plan, site: 'breast', markedIntimate: false })).toContain('Intimate');
    expect(words({ ...plan, site: 'abdomen', markedIntimate: true })).toContain('Intimate');
    expect(words({ ...plan, site: 'abdomen', markedIntimate: false })).not.toContain('Intimate');
  });
  it('[R30] shows a declined chaperone as well as an accepted one', () => {
    const answer = { kind: 'chaperone_answer' as const, preference: '', askedBy: 'clinician' as const };
    expect(words({ ...answer, answer: 'declined' })).toContain('Does not want a chaperone');
    expect(words({ ...answer, answer: 'accepted' })).toContain('Would like a chaperone');
  });
  it('[R31] shows that no chaperone was available and whether delay would harm', () => {
    expect(words({ kind: 'chaperone_unavailable', delayWouldHarm: true, note: 'none on duty' })).toBe(
      'No chaperone available: Delay would harm. none on duty',
    );
  });
  it('[R3] tells a tap from spoken consent, and what was answered before it was explained', () => {
    const [video, early, spoken] = closedConsultation.consents;
    if (!video || !early || !spoken) throw new Error('the fixture has three consents');
    expect(consentWords(video, zone, []).answer).toBe(
      'Yes, Seán Ó Murchú, 10:35, tapped on their own screen',
    );
    expect(consentWords(early, zone, []).answer).toMatch(/before it was explained$/);
    expect(consentWords(spoken, zone, []).answer).toMatch(/spoken, noted by Dr Aoife Murphy$/);
    expect(consentWords({ ...video, decision: 'withdrawn' }, zone, []).answer).toMatch(/^Withdrawn/);
  });
  it('[R4, R6] says who decided for or with the patient, and what they are to them', () => {
    const [video] = closedConsultation.consents;
    const [first] = closedConsultation.statements;
    if (!video || !first) throw new Error('the fixture has consents and statements');
    const giver = { role: 'representative', participantId: null, name: 'Máire Kelly' } as const;
    const declared = {
      ...first,
      kind: 'answering_for',
      name: giver.name,
      relationship: 'mother',
      guardian: 'yes',
    } as const;
    const given = { ...video, by: first.id, giver };
    expect(consentWords(given, zone, [declared]).answer).toMatch(
      /^Yes, Máire Kelly \(mother\) for the patient, 10:35/,
    );
    const together = {
      ...first,
      kind: 'representative',
      name: giver.name,
      relationship: 'sister',
      basis: 'co_decision_maker',
      joins: 'beside',
      verified: 'Saw the agreement',
      evidence: 'CDM-118',
      inForceFrom: '2025-06-12',
      expires: null,
      covers: ['healthcare' as const],
      declaration: null,
    } as const;
    expect(consentWords(given, zone, [{ ...together, covers: ['healthcare'] }]).answer).toContain(
      'Máire Kelly (sister) with the patient',
    );
    expect(statementWords({ ...together, covers: ['healthcare'] }).said).toBe(
      'Máire Kelly, sister, co-decision-maker. Verified: Saw the agreement. CDM-118. In force from 12 Jun 2025. Covers healthcare',
    );
  });
  it('[R6] where nobody had authority a still shows the reasoning that stood, if it stood by then', () => {
    const [first] = closedConsultation.statements;
    const [entry] = closedConsultation.stills;
    if (!first || !entry) throw new Error('the fixture has statements and stills');
    const reasoning = {
      ...first,
      kind: 'nobody_decides',
      necessity: 'It may be infected',
      willAndPreferences: 'Always lets the nurse look',
      consulted: '',
    } as const;
    const taken = { ...entry, consents: [] };
    expect(nobodyWords(taken, [reasoning])).toBe(
      'Nobody had authority to decide. It may be infected. Always lets the nurse look',
    );
    expect(nobodyWords(taken, [{ ...reasoning, at: '2026-11-23T23:00:00.000Z' }])).toBeNull();
    expect(nobodyWords(entry, [reasoning])).toBeNull();
  });
  it('[R30] gives presence to the second, and says so while somebody is still there', () => {
    expect(intervalWords([{ from: '2026-11-23T10:41:03.000Z', to: null }], zone)).toBe('10:41:03 to now');
    expect(intervalWords([{ from: '2026-11-23T10:41:03.000Z', to: '2026-11-23T10:46:31.000Z' }], zone)).toBe(
      '10:41:03 to 10:46:31',
    );
  });
  it('[R18] says why a consultation was closed with stills not filed', () => {
    expect(
      outcomeOf(
        {
          name: 'closed',
          openedAt: recorded.at,
          endedAt: recorded.at,
          closedAt: recorded.at,
          unfiledReason: 'Called to an emergency',
        },
        zone,
      ),
    ).toMatch(/stills not filed: Called to an emergency$/);
  });
  it('shows an audit event that this page does not know by its name', () => {
    expect(auditWords('still.teleported')).toBe('still.teleported');
    expect(auditWords('consultation.ended')).toBe('Call ended');
  });
  it('takes the newest note', () => {
    expect(noteIn(closedConsultation)?.note).toMatch(/discoid eczema/);
    expect(noteIn({ ...closedConsultation, statements: [] })).toBeNull();
  });
  it('counts a run of equal audit entries and leaves none out', () => {
    const entry = (clock: string, event: string, who: string) => ({
      at: `2026-11-23T${clock}.000Z`,
      event,
      who,
      lawfulBasis: null,
    });
    const runs = auditRuns([
      entry('10:31:00', 'statement.recorded', 'patient'),
      entry('10:33:00', 'statement.recorded', 'patient'),
      entry('10:36:02', 'statement.recorded', 'patient'),
      entry('10:37:00', 'statement.recorded', 'gp'),
      entry('10:38:00', 'consent.given', 'patient'),
      entry('10:39:00', 'statement.recorded', 'patient'),
    ]);
    expect(runs.map(({ times }) => times)).toEqual([3, 1, 1, 1]);
    expect(runs.map((run) => auditRunWords(run, zone)).slice(0, 2)).toEqual([
      'Statement or answer recorded, 3 times, until 10:36:02',
      'Statement or answer recorded',
    ]);
    expect(auditRuns([])).toEqual([]);
  });
  it('[R3] says who kept a still after consent was withdrawn, when and why', () => {
    const still = closedConsultation.stills[1]?.still;
    if (!still) throw new Error('the fixture has a still that was kept');
    expect(withdrawalWords(still, zone)).toBe(
      'Kept by Dr Aoife Murphy, Mon 23 Nov, 10:58: The edge decides the treatment and cannot be seen again for weeks.',
    );
    expect(withdrawalWords({ ...still, decision: null, awaitsDecision: true }, zone)).toMatch(
      /Nobody has said/,
    );
    expect(withdrawalWords({ ...still, decision: null }, zone)).toBeNull();
  });
});
