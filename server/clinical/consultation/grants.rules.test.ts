import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConsultationFacts, PatientStatement } from '../../../shared/consultation.ts';
import { StatementId } from '../../../shared/ids.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { anyFacts } from '../../../tests/support/any-facts.ts';
import {
  CHAPERONE,
  GP,
  PATIENT,
  answering,
  chaperonedFacts,
  minute,
  openFacts,
  pause,
  saying,
  withParticipant,
} from '../../../tests/support/consultation-facts.ts';
import { gates } from './gates.rules.ts';
import { grants } from './grants.rules.ts';

const open = chaperonedFacts();

/** What somebody may send, and what they receive of somebody else, in alphabetical order. */
const sends = (facts: ConsultationFacts, who: ParticipantId): string[] =>
  [...(grants(facts).produce.get(who) ?? [])].toSorted();
const receives = (facts: ConsultationFacts, who: ParticipantId, of: ParticipantId): string[] =>
  [...(grants(facts).receive.get(who)?.get(of) ?? [])].toSorted();
const people = [GP, PATIENT, CHAPERONE];

const nothingFlows = (facts: ConsultationFacts): void => {
  for (const who of people) {
    expect(sends(facts, who)).toEqual([]);
    for (const other of people) expect(receives(facts, who, other)).toEqual([]);
  }
};

describe('nothing flows', () => {
  test.each(['booked', 'preparing', 'waiting'] as const)('[R13] while the consultation is %s', (name) => {
    nothingFlows({ ...open, state: name === 'booked' ? { name } : { name, since: minute(0) } });
  });

  test('[R13] once the call is over', () => {
    nothingFlows({ ...open, state: { name: 'finishing', openedAt: minute(5), endedAt: minute(30) } });
  });

  test('[R12] after agreement to talk by video was withdrawn', () => {
    nothingFlows(answering(open, 'video', { decision: 'withdrawn' }));
  });

  test('[R11] while the patient is not private', () => {
    const alone: PatientStatement = {
      kind: 'privacy',
      private: false,
      comfortable: true,
      others: '',
      participants: [CHAPERONE],
    };
    nothingFlows(saying(open, alone));
  });

  test('[R11] a silent "not safe" during the call shows in nobody’s picture or sound', () => {
    const signalled = saying(open, { kind: 'safe_to_talk', answer: 'no' });
    expect(grants(signalled)).toEqual(grants(open));
    expect(receives(signalled, GP, PATIENT)).toEqual(['camera', 'microphone']);
  });

  test.each(['held', 'left'] as const)('[R13] to or from somebody who is %s', (status) => {
    const facts = withParticipant(open, CHAPERONE, { status });
    expect(sends(facts, CHAPERONE)).toEqual([]);
    for (const other of [GP, PATIENT]) {
      expect(receives(facts, CHAPERONE, other)).toEqual([]);
      expect(receives(facts, other, CHAPERONE)).toEqual([]);
    }
    expect(receives(facts, GP, PATIENT)).toEqual(['camera', 'microphone']);
  });
});

describe('[R4] a guardian found in the call to decide has yet to agree to video', () => {
  const AUNT = StatementId.parse('00000000-0000-4000-8000-000000000060');
  const answered = saying(
    { ...open, patientAge: 9 },
    { kind: 'answering_for', name: 'Nóra Kelly', relationship: 'aunt', guardian: 'yes' },
    minute(1),
    AUNT,
  );
  const talking = answering(answered, 'video', { by: AUNT });
  const mother = saying(talking, {
    kind: 'representative',
    name: 'Máire Kelly',
    relationship: 'mother',
    basis: 'parent_guardian',
    joins: 'own_link',
    verified: 'Known to the practice',
    evidence: '',
    inForceFrom: null,
    expires: null,
    covers: ['healthcare'],
    declaration: null,
  });

  test('the talk goes on, and examination and shutter are closed', () => {
    expect(receives(talking, GP, PATIENT)).toEqual(['camera', 'microphone']);
    expect(receives(mother, GP, PATIENT)).toEqual(['camera', 'microphone']);
    const { examination, capture } = gates(mother);
    for (const gate of [examination, capture]) {
      expect(gate.blockers.map(({ code }) => code)).toContain('video_not_agreed');
    }
  });

  test('[R12] a no of whoever answered ends the talk', () => {
    nothingFlows(answering(mother, 'video', { by: AUNT, decision: 'withdrawn' }));
  });

  test('[R7] a child’s own yes holds no talk open', () => {
    nothingFlows({ ...open, patientAge: 9 });
  });
});

test('[R30] a pause stops the patient’s picture for everyone, and leaves the sound', () => {
  const paused = { ...open, pauses: [pause()] };
  expect(sends(paused, PATIENT)).toEqual(['microphone']);
  expect(receives(paused, GP, PATIENT)).toEqual(['microphone']);
  expect(receives(paused, CHAPERONE, PATIENT)).toEqual(['microphone']);
  expect(receives(paused, PATIENT, GP)).toEqual(['camera', 'microphone']);
});

test('[R13] in an open conversation everyone who was let in sees and hears everyone else', () => {
  for (const who of people) {
    expect(sends(open, who)).toEqual(['camera', 'microphone']);
    for (const other of people.filter((id) => id !== who)) {
      expect(receives(open, who, other)).toEqual(['camera', 'microphone']);
    }
    expect(receives(open, who, who)).toEqual([]);
  }
});

test('[R30] the chaperone sees of the patient exactly what the GP sees', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const inside = facts.participants.filter(
        ({ role, status }) => role !== 'patient' && status === 'admitted',
      );
      const views = inside.map(({ id }) => receives(facts, id, PATIENT).join());
      expect(new Set(views).size).toBeLessThanOrEqual(1);
    }),
  );
});

describe('properties', () => {
  test('[R13] a closed conversation gate grants nothing, whatever else is true', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        if (facts.state.name === 'conversation' && gates(facts).conversation.open) return;
        nothingFlows(facts);
      }),
      { numRuns: 500 },
    );
  });

  test('[R30] while paused, nobody is sent the patient’s camera', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const paused = { ...facts, pauses: [pause()] };
        expect(sends(paused, PATIENT)).not.toContain('camera');
        for (const who of people) expect(receives(paused, who, PATIENT)).not.toContain('camera');
      }),
      { numRuns: 500 },
    );
  });

  test('[R13] nobody receives what its owner may not send', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const who of people) {
          for (const other of people) {
            for (const source of receives(facts, who, other)) expect(sends(facts, other)).toContain(source);
          }
        }
      }),
    );
  });

  test('[R13] every participant is told what they may send, even when it is nothing', () => {
    const facts = openFacts({ state: { name: 'booked' } });
    expect([...grants(facts).produce.keys()]).toEqual([GP, PATIENT]);
  });
});
