import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Consent, ConsentScope, ConsultationFacts } from '../../../shared/consultation.ts';
import { StatementId } from '../../../shared/ids.ts';
import type { BasisName } from '../../../shared/basis.ts';
import {
  CHAPERONE,
  OTHER_PLAN,
  PLAN_SAID,
  answering,
  chaperonedFacts,
  minute,
  openFacts,
  saying,
  without,
} from '../../../tests/support/consultation-facts.ts';
import { toldNow } from '../consent/consent.rules.ts';
import { captureGateBlockers } from './gates.rules.ts';

type Change = (facts: ConsultationFacts) => ConsultationFacts;
const same: Change = (facts) => facts;

const AGES: Record<string, Change> = {
  '9': (facts) => ({ ...facts, patientAge: 9 }),
  '17': (facts) => saying({ ...facts, patientAge: 17 }, { kind: 'mental_health', applies: false }),
  '17 mental health': (facts) =>
    saying({ ...facts, patientAge: 17 }, { kind: 'mental_health', applies: true }),
  '68': same,
};

const CAPACITIES: Record<string, Change> = {
  presumed: same,
  'in doubt': (facts) => saying(facts, { kind: 'capacity_doubt', note: 'Seems confused' }),
  lacking: (facts) =>
    saying(facts, {
      kind: 'capacity_assessed',
      understands: true,
      retains: false,
      weighs: true,
      communicates: true,
      note: 'Cannot keep it in mind',
    }),
};

const id = (n: number): StatementId =>
  StatementId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
const FIRST = id(50);
const SECOND = id(51);

const named =
  (basis: BasisName, over: { expires?: string; covers?: 'property'; as?: StatementId } = {}): Change =>
  (facts) =>
    saying(
      facts,
      {
        kind: 'representative',
        name: `Somebody ${over.as ?? FIRST}`,
        relationship: 'as named',
        basis,
        joins: 'beside',
        verified: 'Papers seen',
        evidence: 'Instrument of 3 May 2024',
        inForceFrom: '2025-01-01',
        expires: over.expires ?? null,
        covers: [over.covers ?? 'healthcare'],
        declaration: null,
      },
      minute(14),
      over.as ?? FIRST,
    );

const AUTHORITIES: Record<string, Change> = {
  'nobody named': same,
  guardian: named('parent_guardian'),
  'guardians in dispute': (facts) =>
    saying(named('appointed_guardian', { as: SECOND })(named('parent_guardian')(facts)), {
      kind: 'guardian_dispute',
      known: true,
      note: '',
    }),
  'power in force': named('enduring_power_2015'),
  'power out of scope': named('enduring_power_2015', { covers: 'property' }),
  'power expired': named('enduring_power_2015', { expires: '2026-01-01' }),
  'next of kin': named('next_of_kin'),
  'co-decision-maker': named('co_decision_maker'),
  assistant: named('decision_making_assistant'),
  'nobody, with reasoning': (facts) =>
    saying(facts, {
      kind: 'nobody_decides',
      necessity: 'May be infected',
      willAndPreferences: 'Has always let the nurse look',
      consulted: '',
    }),
};

const answer = (said: 'accepted' | 'declined') =>
  ({ kind: 'chaperone_answer', answer: said, preference: '', askedBy: 'before_the_call' }) as const;
const unavailable =
  (choice: 'proceed' | 'rearrange'): Change =>
  (facts) =>
    saying(
      saying(
        saying(facts, answer('accepted'), minute(15)),
        { kind: 'chaperone_unavailable', delayWouldHarm: false, note: 'Nobody in the house' },
        minute(16),
      ),
      { kind: 'chaperone_absent_choice', choice },
      minute(17),
    );

const CHAPERONES: Record<string, Change> = {
  'not asked': (facts) => without(facts, 'chaperone_answer'),
  declined: (facts) => saying(facts, answer('declined'), minute(15)),
  present: (facts) => {
    const { participants, connected, statements } = chaperonedFacts();
    const about = statements.filter(
      (s) =>
        s.kind === 'chaperone_person' || (s.kind === 'no_interruption' && s.participants[0] === CHAPERONE),
    );
    const joined = { ...facts, participants, connected, statements: [...facts.statements, ...about] };
    return saying(joined, answer('accepted'), minute(15));
  },
  absent: (facts) => saying(facts, answer('accepted'), minute(15)),
  'unavailable, goes on': unavailable('proceed'),
  'unavailable, rearranges': unavailable('rearrange'),
  'wanted by GP, declined': (facts) =>
    saying(saying(facts, answer('declined'), minute(15)), {
      kind: 'chaperone_wanted',
      reason: 'I would like one',
    }),
};

const EXAMINATIONS: Record<string, Change> = {
  ordinary: same,
  intimate: (facts) => {
    const planned = saying(facts, { ...PLAN_SAID, site: 'breast' }, minute(13), OTHER_PLAN);
    const explained = saying(planned, { kind: 'examination_explained', planId: OTHER_PLAN, concerns: '' });
    return saying(explained, { kind: 'photographs_explained', planId: OTHER_PLAN });
  },
};

const SCOPES: readonly ConsentScope[] = ['video', 'examination', 'take', 'store'];

const says =
  (by: StatementId | null, decision: Consent['decision'], scopes: readonly ConsentScope[]): Change =>
  (facts) =>
    scopes.reduce(
      (said, scope) =>
        answering(said, scope, {
          by,
          decision,
          told: scope === 'video' ? null : toldNow(facts),
          at: minute(decision === 'yes' ? 18 : 19),
        }),
      facts,
    );

const people = ({ statements }: ConsultationFacts): StatementId[] =>
  statements.flatMap((s) => (s.kind === 'representative' ? [s.id] : []));
const each =
  (
    who: (facts: ConsultationFacts) => readonly (StatementId | null)[],
    decision: Consent['decision'],
  ): Change =>
  (facts) =>
    who(facts).reduce(
      (said, by) => says(by, decision, decision === 'yes' ? SCOPES : ['take', 'store'])(said),
      facts,
    );
const everybody = (facts: ConsultationFacts): (StatementId | null)[] => [null, ...people(facts)];

const SAID: Record<string, Change> = {
  everybody: each(everybody, 'yes'),
  'patient alone': each(() => [null], 'yes'),
  'others alone': each(people, 'yes'),
  withdrawn: (facts) => each(everybody, 'withdrawn')(each(everybody, 'yes')(facts)),
};

const COLUMNS = [AGES, CAPACITIES, AUTHORITIES, EXAMINATIONS, CHAPERONES, SAID];

/** The rows of docs/cases.md: six values and what is expected. */
const rows = readFileSync(new URL('../../../docs/cases.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^\| *\d/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

const factsOf = (values: readonly string[]): ConsultationFacts =>
  values.reduce(
    (facts, value, column) => {
      const change = COLUMNS[column]?.[value];
      if (!change) throw new Error(`docs/cases.md: nothing is known of "${value}"`);
      return change(facts);
    },
    saying(openFacts({ consents: [] }), { kind: 'own_view', view: 'happy', words: '' }, minute(2)),
  );

describe('docs/cases.md', () => {
  test('[R4, R6] lets every two values of different columns meet', () => {
    const missing = COLUMNS.flatMap((left, i) =>
      COLUMNS.slice(i + 1).flatMap((right, offset) =>
        Object.keys(left).flatMap((a) =>
          Object.keys(right)
            .filter((b) => !rows.some((row) => row[i] === a && row[i + 1 + offset] === b))
            .map((b) => `${a} × ${b}`),
        ),
      ),
    );
    expect(missing).toEqual([]);
  });

  test.each(rows.map((row) => [row.slice(0, 6).join(', '), row] as const))(
    '[R3, R4, R5, R6, R29, R30, R31] %s',
    (_, row) => {
      const found = captureGateBlockers(factsOf(row.slice(0, 6))).map(({ code }) => code);
      const expected = row[6] === 'open' ? [] : (row[6] ?? '').split(', ');
      expect([...new Set(found)].toSorted()).toEqual(expected.toSorted());
    },
  );
});
