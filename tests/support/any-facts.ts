import fc from 'fast-check';
import type { Capture, ConsultationFacts, ConsultationState, Pause } from '../../shared/consultation.ts';
import {
  CHAPERONE,
  GP,
  PATIENT,
  capture,
  chaperonedFacts,
  minute,
  openFacts,
  pause,
  still,
} from './consultation-facts.ts';

const STATES: readonly ConsultationState[] = [
  { name: 'booked' },
  { name: 'preparing', since: minute(0) },
  { name: 'waiting', since: minute(0) },
  { name: 'conversation', openedAt: minute(5) },
  { name: 'finishing', openedAt: minute(5), endedAt: minute(30) },
  { name: 'closed', openedAt: minute(5), endedAt: minute(30), closedAt: minute(31), unfiledReason: null },
  { name: 'cancelled', at: minute(1), reason: 'Moved' },
  { name: 'no_show', at: minute(20) },
  { name: 'in_person', at: minute(6), why: 'Better seen', safetyNet: 'Ring if worse' },
];

/** Rarely something else: most drawn facts keep what opens the gates, so that properties meet open ones too. */
const mostly = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

const someOf = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc
    .tuple(...items.map(() => mostly(true, fc.constant(false))))
    .map((kept) => items.filter((_, index) => kept[index]));

const status = fc.constantFrom('held' as const, 'admitted' as const, 'left' as const);
const decision = fc.constantFrom('yes' as const, 'no' as const, 'withdrawn' as const);

/**
 * Any consultation: one of the two open cases with statements, answers and people missing or changed, in any state, paused
 * or not, at any age, with photographs and stills under way.
 */
export const anyFacts: fc.Arbitrary<ConsultationFacts> = fc
  .constantFrom(openFacts(), chaperonedFacts())
  .chain((facts) =>
    fc.record({
      state: mostly<ConsultationState>(
        { name: 'conversation', openedAt: minute(5) },
        fc.constantFrom(...STATES),
      ),
      startsAt: fc.constant(facts.startsAt),
      reason: fc.constant(facts.reason),
      clinician: fc.constant(facts.clinician),
      practiceName: fc.constant(facts.practiceName),
      today: fc.constant(facts.today),
      policy: fc.constant(facts.policy),
      practicePolicy: fc.constant(facts.practicePolicy),
      patientAge: mostly(68, fc.integer({ min: 0, max: 110 })),
      verifiedAt: mostly<string | null>(minute(0), fc.constant(null)),
      statements: someOf(facts.statements),
      participants: fc
        .tuple(...facts.participants.map((person) => mostly(person.status, status)))
        .map((statuses) =>
          facts.participants.map((person, index) => ({
            ...person,
            status: statuses[index] ?? person.status,
          })),
        ),
      consents: fc
        .tuple(
          ...facts.consents.map(() =>
            fc.tuple(mostly<'yes' | 'no' | 'withdrawn'>('yes', decision), mostly(false, fc.boolean())),
          ),
        )
        .map((answers) =>
          facts.consents.map((given, index) => {
            const [said, provisional] = answers[index] ?? ['yes', false];
            return { ...given, decision: said, provisional };
          }),
        )
        .chain(someOf),
      pauses: mostly<Pause[]>([], fc.constantFrom([pause()], [pause({ endedAt: minute(14) })])),
      captures: mostly<Capture[]>([], fc.constantFrom([capture('requested')], [capture('stored')])),
      stills: fc.constantFrom([], [still()], [still({ state: 'filed', awaitsDecision: true })]),
      chaperoneCameAt: fc.constantFrom(null, minute(4), minute(12), minute(25)),
      chaperoneLeftAt: fc.constantFrom(null, minute(11), minute(26)),
      connected: someOf([GP, PATIENT, CHAPERONE]).map((ids) => new Set(ids)),
      standsFor: fc.constant(facts.standsFor),
    }),
  );
