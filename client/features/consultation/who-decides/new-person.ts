import type { ClinicianStatement, StatementOf } from '../../../../shared/consultation.ts';
import type { Area, BasisName } from '../../../../shared/basis.ts';
import type { StaffView } from '../../../../shared/views.ts';

export type KnownBasis = StaffView['deciding']['bases'][number];
type Declared = NonNullable<StaffView['deciding']['declared']>;

/** Somebody as the clinician is naming them. Null is not chosen yet: nothing is chosen for them. */
export interface NewPerson {
  readonly name: string;
  readonly relationship: string;
  readonly basis: BasisName | null;
  readonly joins: StatementOf<'representative'>['joins'] | null;
  readonly verified: string;
  readonly evidence: string;
  readonly inForceFrom: string | null;
  readonly expires: string | null;
  readonly covers: readonly Area[];
}

export const NOBODY_YET: NewPerson = {
  name: '',
  relationship: '',
  basis: null,
  joins: null,
  verified: '',
  evidence: '',
  inForceFrom: null,
  expires: null,
  covers: [],
};

/** What the person said of themselves is there already; what the clinician attests never is. */
export const personOf = (declared: Declared | null): NewPerson =>
  declared
    ? { ...NOBODY_YET, name: declared.name, relationship: declared.relationship, joins: 'beside' }
    : NOBODY_YET;

type Missing = Partial<Record<keyof NewPerson, string>>;

/** What has still to be filled in. Whether the authority reaches, the server says. */
export function missingIn(person: NewPerson, basis: KnownBasis | null): Missing {
  const missing: Missing = {};
  if (person.name.trim() === '') missing.name = 'Write their full name.';
  if (person.relationship.trim() === '') missing.relationship = 'Write who they are to the patient.';
  if (basis === null) missing.basis = 'Choose what gives them a say.';
  if (person.joins === null) missing.joins = 'Say where they are.';
  if (person.verified.trim() === '') missing.verified = 'Write how you know.';
  if (basis?.needsInstrument !== true) return missing;
  if (person.evidence.trim() === '') missing.evidence = 'Write which document shows it.';
  if (person.covers.length === 0) missing.covers = 'Tick what the document covers.';
  return missing;
}

/** The statement, or null while something is missing. Without a document an authority is about the care at hand. */
export function statementOf(
  person: NewPerson,
  basis: KnownBasis | null,
  declaration: Declared['id'] | null,
): Extract<ClinicianStatement, { kind: 'representative' }> | null {
  const { joins } = person;
  if (basis === null || joins === null || Object.keys(missingIn(person, basis)).length > 0) return null;
  const { name, relationship, verified, evidence, inForceFrom, expires, covers } = person;
  const said = {
    kind: 'representative',
    name,
    relationship,
    basis: basis.name,
    joins,
    verified,
    declaration,
  } as const;
  if (basis.needsInstrument) return { ...said, evidence, inForceFrom, expires, covers: [...covers] };
  return {
    ...said,
    evidence: '',
    inForceFrom: null,
    expires: null,
    covers: basis.gives === 'never' ? [] : ['healthcare'],
  };
}
