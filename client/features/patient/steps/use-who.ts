import { useState } from 'react';
import { ALONE } from '../../../../shared/answering-for.ts';
import type { PatientStatement, StatementOf } from '../../../../shared/consultation.ts';
import type { PatientView } from '../../../../shared/views.ts';
import { latest } from '../patient-flow.ts';

/** Who holds the phone: a parent or guardian, somebody else, or the patient alone. */
export type Holder = 'parent' | 'other' | 'alone';
type Said = StatementOf<'answering_for'>;

const MISSING = 'Fill this in, so that the doctor knows who is answering.';
const CHOOSE = 'Tap one of the three.';

const holderOf = ({ relationship, guardian }: Said): Holder =>
  relationship === ALONE ? 'alone' : guardian === 'no' ? 'other' : 'parent';

/** The answer while it is being given; nothing is chosen in advance. */
export function useWho(view: PatientView) {
  const before = latest(view.statements, 'answering_for');
  const person = before?.relationship === ALONE ? undefined : before;
  const [holder, setHolder] = useState<Holder | null>(before ? holderOf(before) : null);
  const [name, setName] = useState(person?.name ?? '');
  const [relationship, setRelationship] = useState(person?.relationship ?? '');
  const [guardian, setGuardian] = useState<Said['guardian'] | null>(person?.guardian ?? null);
  const [tried, setTried] = useState(false);
  /** What to state, or null while something is missing (which is then shown). */
  const complete = (): PatientStatement | null => {
    setTried(true);
    const kind = 'answering_for';
    if (holder === 'alone') return { kind, name: view.patientName, relationship: ALONE, guardian: 'no' };
    const is = holder === 'other' ? 'no' : guardian;
    if (holder === null || is === null || name.trim() === '' || relationship.trim() === '') return null;
    return { kind, name, relationship, guardian: is };
  };
  const needed = (value: string) => (tried && value.trim() === '' ? MISSING : undefined);
  return {
    complete,
    holder: { value: holder, onChange: setHolder, error: tried && holder === null ? CHOOSE : undefined },
    name: { value: name, onChange: setName, error: needed(name) },
    relationship: { value: relationship, onChange: setRelationship, error: needed(relationship) },
    guardian: {
      value: guardian,
      onChange: setGuardian,
      error: tried && guardian === null ? CHOOSE : undefined,
    },
  };
}
